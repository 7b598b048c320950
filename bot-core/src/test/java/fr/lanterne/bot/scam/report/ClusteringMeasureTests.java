package fr.lanterne.bot.scam.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well variants of real messages are brought together and different messages kept apart, as the store does it: the first
 * of a kind founds a cluster, all others are compared with it. Each message of the file counts as different from all others,
 * which is hard on the precision: some are two waves of one and the same.
 */
class ClusteringMeasureTests {

    private record Shown(int message, String kind, Fingerprint fingerprint) {}

    private record Cluster(Shown founder, List<Shown> members) {}

    @Test
    void bringsVariantsTogetherAndKeepsDifferentMessagesApart() throws IOException {
        List<String> messages = Files.readAllLines(SharedData.file("scams/messages.dev.tsv")).stream()
                .map(line -> line.substring(line.indexOf('\t') + 1)).toList();
        List<Shown> shown = shown(messages);
        List<Cluster> clusters = clustered(shown);

        double precision = share(clusters, cluster -> cluster.members().stream()
                .filter(one -> one.message() == cluster.founder().message()).count());
        double recall = recall(clusters, shown);
        System.out.printf(Locale.ROOT,
                "%d messages, %d variants, %d clusters: precision %.4f, recall %.4f (pairs)%n", messages.size(),
                shown.size(), clusters.size(), precision, recall);
        metOriginal(messages).forEach((kind, met) -> System.out.printf(Locale.ROOT, "  %-24s %.4f meet the original%n",
                kind, met));
        assertThat(precision).isGreaterThanOrEqualTo(0.97);
        assertThat(recall).isGreaterThanOrEqualTo(0.95);
        assertThat(metOriginal(messages)).allSatisfy((kind, met) -> assertThat(met).isGreaterThanOrEqualTo(0.97));
    }

    /** In an order of chance, so that any variant may be the first that somebody shows. */
    private static List<Shown> shown(List<String> messages) {
        Variants variants = new Variants(1, words(messages));
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            int message = i;
            Stream.concat(Stream.of(Map.entry("as it is", messages.get(i))),
                    variants.of(messages.get(i)).entrySet().stream())
                    .forEach(variant -> Fingerprint.of(variant.getValue()).ifPresent(
                            fingerprint -> shown.add(new Shown(message, variant.getKey(), fingerprint))));
        }
        Collections.shuffle(shown, new Random(1));
        return shown;
    }

    private static List<String> words(List<String> messages) {
        return messages.stream().flatMap(message -> Arrays.stream(message.split(" ", -1))).toList();
    }

    private static List<Cluster> clustered(List<Shown> all) {
        List<Cluster> clusters = new ArrayList<>();
        Map<Long, List<Cluster>> byKey = new LinkedHashMap<>();
        for (Shown shown : all) {
            Set<Cluster> candidates = new HashSet<>();
            shown.fingerprint().keys().forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
            Cluster best = candidates.stream()
                    .filter(cluster -> cluster.founder().fingerprint().isLike(shown.fingerprint()))
                    .max((one, other) -> Double.compare(one.founder().fingerprint().likeness(shown.fingerprint()),
                            other.founder().fingerprint().likeness(shown.fingerprint())))
                    .orElse(null);
            if (best == null) {
                Cluster founded = new Cluster(shown, new ArrayList<>());
                clusters.add(founded);
                shown.fingerprint().keys()
                        .forEach(key -> byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(founded));
                best = founded;
            }
            best.members().add(shown);
        }
        return clusters;
    }

    private static double share(List<Cluster> clusters, ToLongFunction<Cluster> right) {
        long all = clusters.stream().mapToLong(cluster -> cluster.members().size()).sum();
        return (double) clusters.stream().mapToLong(right).sum() / all;
    }

    /** Of all pairs of variants of one message, those that are in one cluster. */
    private static double recall(List<Cluster> clusters, List<Shown> shown) {
        long together = clusters.stream().mapToLong(cluster -> pairs(cluster.members())).sum();
        return (double) together / pairs(shown);
    }

    private static long pairs(List<Shown> shown) {
        Map<Integer, Long> counts = new LinkedHashMap<>();
        shown.forEach(one -> counts.merge(one.message(), 1L, Long::sum));
        return counts.values().stream().mapToLong(count -> count * (count - 1) / 2).sum();
    }

    private static Map<String, Double> metOriginal(List<String> messages) {
        Variants variants = new Variants(2, words(messages));
        Map<String, List<Boolean>> met = new LinkedHashMap<>();
        messages.forEach(message -> Fingerprint.of(message).ifPresent(original -> variants.of(message)
                .forEach((kind, text) -> met.computeIfAbsent(kind, any -> new ArrayList<>())
                        .add(Fingerprint.of(text).filter(original::isLike)
                                .filter(variant -> !Collections.disjoint(variant.keys(), original.keys()))
                                .isPresent()))));
        Map<String, Double> shares = new LinkedHashMap<>();
        met.forEach((kind, all) -> shares.put(kind,
                (double) all.stream().filter(yes -> yes).count() / all.size()));
        return shares;
    }
}
