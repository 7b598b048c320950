package fr.lanterne.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.SharedData;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.FicheMarkdown;
import fr.lanterne.knowledge.fiche.FicheReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The fiches that come with Lanterne answer the questions that people ask of them, and leave out nothing they owe. */
class GoldenQuestionsTests {

    private static final double NEARLY_ALL = 0.97;
    private static final double MOST = 0.90;
    private static final int AMONG_FIRST = 2;
    private static final int CITED = 3;
    private static final int FEWEST_QUESTIONS = 6;
    private static final Pattern PROMISE_OF_SAFETY = Pattern.compile(
            """
                (?iUx) \\b (?:
                  (?: sans \\s (?:aucun \\s)? | aucun \\s ) (?: danger | risque )
                | en \\s toute \\s (?: sécurité | confiance )
                | (?: 100 \\s? % | est | sont ) \\s (?:\\p{L}+ment \\s)? (?: sûre? | fiable | sécurisée? | légitime | inoffensi(?:f|ve) )
                ) s? \\b""");

    private static List<Fiche> fiches;

    private record Miss(FicheId expected, String question, List<String> found) {

        @Override
        public String toString() {
            return expected + " ← " + question + "\n    found " + found;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        fiches = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:fiches/*.md")) {
            FicheReading reading = FicheMarkdown.read(file.getContentAsString(StandardCharsets.UTF_8));
            assertThat(reading).as(file.getFilename()).isInstanceOf(FicheReading.Read.class);
            fiches.add(((FicheReading.Read) reading).fiche());
        }
        assertThat(fiches).isNotEmpty();
    }

    @Test
    void nearlyEveryQuestionFindsItsFicheFirstOrSecond() throws IOException {
        try (OfflineIndex index = OfflineIndex.of(fiches)) {
            assertFound(index, AMONG_FIRST, NEARLY_ALL);
        }
    }

    /** The archive tells of many of the same subjects; an answer cites at most three. */
    @Test
    void mostQuestionsFindTheirFicheBesideTheArchive() throws IOException {
        List<Fiche> all = new ArrayList<>(fiches);
        all.addAll(SearchableFiches.in(SharedData.file("service-public/vosdroits-particuliers.zip")));
        try (OfflineIndex index = OfflineIndex.of(all)) {
            assertFound(index, CITED, MOST);
        }
    }

    private static void assertFound(OfflineIndex index, int first, double bar) throws IOException {
        List<Miss> misses = new ArrayList<>();
        for (Fiche fiche : fiches) {
            for (String question : fiche.questions()) {
                List<FicheHit> hits = index.retrieve(question).retrieval().hits();
                if (hits.stream().limit(first).noneMatch(hit -> hit.id().equals(fiche.id()))) {
                    misses.add(new Miss(fiche.id(), question, names(hits)));
                }
            }
        }
        long questions = fiches.stream().mapToLong(fiche -> fiche.questions().size()).sum();
        double share = 1 - (double) misses.size() / questions;
        assertThat(share).as("%d of %d golden questions miss their fiche:%n%s", misses.size(), questions, lines(misses))
                .isGreaterThanOrEqualTo(bar);
    }

    @Test
    void everyFicheHasQuestionsAndADayToReadItAgain() {
        assertThat(fiches).allSatisfy(fiche -> {
            assertThat(fiche.questions()).as("questions of %s", fiche.id()).doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo(FEWEST_QUESTIONS);
            assertThat(fiche.reviewDate()).as("review date of %s", fiche.id()).isNotNull();
            assertThat(fiche.sources()).as("sources of %s", fiche.id())
                    .allSatisfy(source -> assertThat(source.date()).isBefore(fiche.reviewDate()));
        });
    }

    @Test
    void noQuestionIsAskedOfTwoFiches() {
        assertThat(fiches.stream().flatMap(fiche -> fiche.questions().stream())
                .map(question -> question.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void everyPhoneNumberHasAPriceAndHours() {
        assertThat(fiches).allSatisfy(fiche -> assertThat(phones(fiche)).as("telephones of %s", fiche.id())
                .allSatisfy(phone -> {
                    assertThat(phone.price()).as("price of %s", phone.number()).isNotEmpty();
                    assertThat(phone.hours()).as("hours of %s", phone.number()).isNotEmpty();
                }));
    }

    @Test
    void nothingIsPromisedToBeSafe() {
        assertThat(fiches).allSatisfy(fiche -> assertThat(texts(fiche)).as("texts of %s", fiche.id())
                .noneMatch(text -> PROMISE_OF_SAFETY.matcher(text).find()));
    }

    @Test
    void aPromiseOfSafetyIsSeenInItsUsualForms() {
        assertThat(Stream.of("Ce site est sûr.", "Vous pouvez cliquer sans aucun risque.",
                "Payez en toute sécurité.", "Ce lien est totalement fiable.", "Un site 100 % sûr.",
                "Il n'y a aucun danger, c'est sans risques."))
                .allMatch(text -> PROMISE_OF_SAFETY.matcher(text).find());
        assertThat("Le cadenas seul ne prouve rien. C'est sûrement un piège. Ce n'est pas sûr.")
                .doesNotContainPattern(PROMISE_OF_SAFETY);
    }

    private static List<String> names(List<FicheHit> hits) {
        return hits.stream().limit(AMONG_FIRST + 1).map(hit -> hit.id().value()).toList();
    }

    private static String lines(List<Miss> misses) {
        return String.join("\n", misses.stream().map(Miss::toString).toList());
    }

    private static List<Contact.Phone> phones(Fiche fiche) {
        return fiche.contacts().stream().filter(Contact.Phone.class::isInstance).map(Contact.Phone.class::cast)
                .toList();
    }

    private static List<String> texts(Fiche fiche) {
        List<Passage> passages = PassageCutter.cut(fiche);
        return Stream.concat(passages.stream().map(Passage::text),
                passages.stream().flatMap(passage -> passage.essentials().stream()).map(Essential::text)).toList();
    }
}
