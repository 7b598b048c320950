package fr.lanterne.bot.scam.picture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.scam.address.HostName;
import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.wording.ReadableText;
import fr.lanterne.knowledge.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How many of the addresses on real screenshots are read to the letter. */
class PictureMeasureTests {

    private final LinkFinder links = new LinkFinder();
    private final Pictures pictures = new Pictures("tesseract", Duration.ofSeconds(60));

    @Test
    void readsTheAddressesOnRealScreenshots() throws IOException, UnreadablePicture {
        Path transcripts = SharedData.file("scams/screenshots/transcripts.tsv");
        PicturesTests.assumeTesseract();
        int hosts = 0;
        int pages = 0;
        long longest = 0;
        long start = System.nanoTime();
        int exact = 0;
        int all = 0;
        List<String> missed = new ArrayList<>();
        for (String line : Files.readAllLines(transcripts)) {
            String[] fields = line.split("\t", -1);
            List<String> expected = links.findIn(ReadableText.of(fields[2])).stream()
                    .map(link -> link.sent().toLowerCase(Locale.ROOT)).toList();
            if (expected.isEmpty()) {
                continue;
            }
            long before = System.nanoTime();
            String read = pictures.read(Files.readAllBytes(transcripts.resolveSibling(fields[0]))).text();
            longest = Math.max(longest, System.nanoTime() - before);
            pages++;
            String together = read.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
            for (String link : expected) {
                all++;
                boolean whole = together.contains(link.replaceAll("\\s+", ""));
                boolean host = hosts(link).stream().allMatch(hosts(read)::contains);
                exact += whole ? 1 : 0;
                hosts += host ? 1 : 0;
                if (!whole || !host) {
                    missed.add((host ? "host only " : whole ? "not joined " : "missed ") + fields[0] + ": " + link
                            + " in " + read.replace('\n', '|'));
                }
            }
        }
        missed.forEach(System.out::println);
        System.out.printf(Locale.ROOT,
                "%d links: %d to the letter but for line ends, %d hosts found; a picture took %.2f s, at most %.2f s%n",
                all, exact, hosts, (System.nanoTime() - start) / 1e9 / pages, longest / 1e9);
        assertThat((double) hosts / all).isGreaterThanOrEqualTo(0.9);
    }

    private List<String> hosts(String text) {
        return links.findIn(ReadableText.of(text)).stream().flatMap(link -> link.host().stream()).map(HostName::name)
                .toList();
    }
}
