package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static fr.lanterne.knowledge.fiche.SomeFiches.section;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Source;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.SomeFiches;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrievalTests {

    private OfflineIndex index;

    @BeforeEach
    void open() throws IOException {
        index = OfflineIndex.of(SearchableFiches.ALL);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Comment je renouvelle mon permis de conduire ? | permis-renouveler",
            "permis perdu | permis-perdu",
            "j ai perdu mon permi | permis-perdu",
            "JE N'AI PLUS MON PERMIS, PERDU | permis-perdu",
            "persmi prdu | permis-perdu",
            "il me faut un passport | passeport",
            "c koi franceconect | franceconnect",
            "ma carte d'identite est perimee je fais quoi | carte-identite",
            "cni périmée | carte-identite",
            "Qu’est-ce que l’électricité ? | electricite",
            "fournisseur delectricite | electricite",
            "justificatif pour le passeport | passeport"})
    void findsTheFiche(String question, String fiche) throws IOException {
        assertThat(hits(question).getFirst().id().value()).isEqualTo(fiche);
    }

    @Test
    void findsAFicheByWhatOthersCallItInTheirLinks() throws IOException {
        Fiche target = at("https://www.service-public.gouv.fr/particuliers/vosdroits/F999",
                fiche("cerfa-vehicule", "Certificat de cession", "La cession se déclare en ligne."));
        String link = "Remplissez d'abord la [feuille rose du garagiste](%s).".formatted(target.mainSource().url());
        List<Fiche> fiches = new ArrayList<>(SearchableFiches.ALL);
        fiches.add(target);
        fiches.add(fiche("vidange", "Entretien d'un moteur", "Un moteur s'entretient.", section("Papiers", link)));
        try (OfflineIndex linked = OfflineIndex.of(fiches)) {
            assertThat(linked.retrieve("feuille rose garagiste").retrieval().hits()).extracting(FicheHit::id)
                    .contains(target.id());
        }
        try (OfflineIndex alone = OfflineIndex.of(List.of(target, SearchableFiches.PASSPORT))) {
            assertThat(alone.retrieve("feuille rose garagiste").retrieval().hits()).isEmpty();
        }
    }

    private static Fiche at(String page, Fiche fiche) {
        Source source = SomeFiches.source();
        return new Fiche(fiche.id(), fiche.title(), fiche.audience(), fiche.theme(), fiche.keywords(), fiche.summary(),
                fiche.essentials(), fiche.sections(), fiche.contacts(),
                List.of(new Source(source.publisher(), URI.create(page), source.licence(), source.date())),
                fiche.reviewDate(), fiche.seeAlso(), fiche.questions());
    }

    @Test
    void groupsThePassagesOfAFiche() throws IOException {
        FicheHit hit = hits("combien coûte le permis perdu, où déclarer la perte").getFirst();

        assertThat(hit.title()).isEqualTo("Perte du permis de conduire");
        assertThat(hit.passages()).hasSize(3).extracting(Passage::ficheId).containsOnly(hit.id());
        assertThat(hits("permis")).extracting(FicheHit::id).doesNotHaveDuplicates();
    }

    @Test
    void givesPassagesAsTheyWereCut() throws IOException {
        assertThat(hits("timbre fiscal").getFirst().passages().getFirst())
                .isEqualTo(PassageCutter.cut(SearchableFiches.PASSPORT).get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"quelle est la meilleure recette de crêpes ?", "bonjour", "?", "''", "😀",
            "le la les"})
    void saysWhenNothingIsRelevant(String question) throws IOException {
        assertThat(index.retrieve(question).retrieval()).isInstanceOf(Retrieval.NothingRelevant.class);
    }

    @Test
    void tellsHowItReadTheQuestion() throws IOException {
        assertThat(index.retrieve("Bonjour, j'ai perdu mon persmi xyzxyz").terms()).contains("xyzxyz → ?")
                .anySatisfy(term -> assertThat(term).startsWith("persmi → permi"))
                .anySatisfy(term -> assertThat(term).startsWith("perdu ~ ").contains("pert"));
    }

    @Test
    void copesWithAnythingThatPeopleOrProgramsType() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            Retrieval retrieval = index.retrieve(anything(random)).retrieval();

            assertThat(retrieval.confidence()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void readsNoFurtherThanTwoThousandCharacters() throws IOException {
        assertThat(hits("x ".repeat(1_000) + "passeport")).isEmpty();
        assertThat(hits("passeport " + "permis électricité ".repeat(1_000))).isNotEmpty();
    }

    private List<FicheHit> hits(String question) throws IOException {
        return index.retrieve(question).retrieval().hits();
    }

    private static String anything(SplittableRandom random) {
        String[] pieces = {"permis", "title:permis", "AND", "OR NOT", "(", "\"", "*", "?", "~2", "^9", "\\", "[a TO b]",
                "\u0000", "\u0007", "\n", "\u202e", "السلام", "שלום", "👩‍👩‍👧", "\ud83d", "é", "e\u0301", "ﬁ", "İ",
                "l'", "'",
                "’’", "--", "12345678901234567890", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "passeportpasseport",
                "ﷺ", "\uffff"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 10_000 : 12); i > 0; i--) {
            text.append(random.nextInt(5) == 0
                    ? Character.toString(random.nextInt(Character.MAX_CODE_POINT))
                    : pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }
}
