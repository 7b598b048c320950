package fr.lanterne.bot.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How well each kind of message is told from the others, on messages that the word lists were made with and on others. */
class MessageKindsTests {

    private static final Set<Intent> ANSWERED_FROM_FICHES = EnumSet.of(Intent.QUESTION, Intent.OWN_FILE_QUESTION,
            Intent.LEGAL_QUESTION, Intent.MEDICAL_QUESTION, Intent.VIOLENCE_QUESTION);
    private static final Set<Intent> ALARMS = EnumSet.range(Intent.SUICIDE_RISK, Intent.CANNOT_SPEAK);
    private static final String ORDINARY = "QUESTION*";

    private final Understanding understanding = new Understanding();

    /** Of the messages of a kind, the share that is read as it. */
    private record Share(int right, int all, List<String> wrong) {

        double value() {
            return (double) right / all;
        }
    }

    private Map<String, Share> measured(String set) throws IOException {
        Map<String, Share> shares = new LinkedHashMap<>();
        messages(set).forEach((kind, texts) -> {
            List<String> wrong = texts.stream().filter(text -> !is(kind, understanding.understand(text).intent()))
                    .map(text -> understanding.understand(text).intent() + ": " + text).toList();
            shares.put(kind, new Share(texts.size() - wrong.size(), texts.size(), wrong));
        });
        return shares;
    }

    private static boolean is(String kind, Intent read) {
        return kind.equals(ORDINARY) ? ANSWERED_FROM_FICHES.contains(read) : kind.equals(read.name());
    }

    private static Share together(Map<String, Share> shares, Set<Intent> kinds) {
        List<Share> some = kinds.stream().map(kind -> shares.get(kind.name())).toList();
        return new Share(some.stream().mapToInt(Share::right).sum(), some.stream().mapToInt(Share::all).sum(),
                some.stream().flatMap(share -> share.wrong().stream()).toList());
    }

    @ParameterizedTest
    @CsvSource({"dev, 0.97, 0.98, 0.95", "held-out, 0.9, 0.95, 0.8"})
    void tellsTheKindsOfMessages(String set, double alarms, double ordinary, double others) throws IOException {
        Map<String, Share> shares = measured(set);
        Share alarmed = together(shares, ALARMS);
        assertThat(alarmed.value()).as(() -> "alarms missed: " + alarmed.wrong()).isGreaterThanOrEqualTo(alarms);
        Share asked = shares.get(ORDINARY);
        assertThat(asked.value()).as(() -> "questions taken for something else: " + asked.wrong())
                .isGreaterThanOrEqualTo(ordinary);
        Share other = together(shares, EnumSet.of(Intent.OWN_FILE_QUESTION, Intent.LEGAL_QUESTION,
                Intent.MEDICAL_QUESTION, Intent.ABOUT_THE_BOT, Intent.SMALL_CHAT, Intent.INSULT,
                Intent.FOREIGN_LANGUAGE));
        assertThat(other.value()).as(() -> "others missed: " + other.wrong()).isGreaterThanOrEqualTo(others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"piaf.dev.tsv", "piaf.dev.no-accents.tsv", "piaf.dev.typos.tsv", "cdtn5.dev.tsv"})
    void takesNoRealQuestionAway(String file) throws IOException {
        List<String> questions = Files.readAllLines(SharedData.file("questions/" + file)).stream()
                .map(line -> line.split("\t", 2)[0]).toList();
        assertThat(questions).hasSizeGreaterThan(100)
                .filteredOn(text -> !ANSWERED_FROM_FICHES.contains(understanding.understand(text).intent())).isEmpty();
    }

    @Test
    void asksNothingOfAFicheInAnger() {
        Understood asked = understanding.understand("putain comment je refais ma carte d'identité bande de cons");
        assertThat(asked.intent()).isEqualTo(Intent.QUESTION);
        assertThat(asked.searched()).contains("carte d identite").doesNotContain("putain", "cons");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Я потерял паспорт|ru", "Я загубив паспорт, допоможіть мені|uk",
            "我的护照丢了|zh", "Pasaportumu kaybettim, yardım lazım|tr", "Preciso de ajuda com o meu cartão|pt",
            "Ho bisogno di aiuto, non parlo francese|it", "ვერ ვიპოვე პასპორტი|und"})
    void guessesFurtherLanguages(String text, String language) {
        assertThat(understanding.understand(text).language()).isEqualTo(language);
        assertThat(understanding.understand(text).intent()).isEqualTo(Intent.FOREIGN_LANGUAGE);
    }

    @Test
    void readsTheLongestMessageOfTheWorstWords() {
        String worst = "je veux plus ".repeat(300);
        assertThat(worst.length()).isLessThan(4_000);
        assertThat(understanding.understand(worst).intent()).isEqualTo(Intent.QUESTION);
    }

    private static Map<String, List<String>> messages(String set) throws IOException {
        Map<String, List<String>> messages = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        try (InputStream in = MessageKindsTests.class.getResourceAsStream("messages." + set + ".txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("= ")) {
                    current = messages.computeIfAbsent(line.substring(2), kind -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line);
                }
            }
        }
        return messages;
    }
}
