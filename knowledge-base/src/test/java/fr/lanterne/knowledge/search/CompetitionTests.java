package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static fr.lanterne.knowledge.fiche.SomeFiches.section;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.fiche.Fiche;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompetitionTests {

    private static final List<Fiche> BOATS = List.of(boat("option côtière", "en mer, à moins de 6 milles"),
            boat("option fluviale", "sur les canaux et les rivières"),
            boat("extension hauturière", "en mer, à toute distance d'un abri"));

    private static final Fiche STAMP = fiche("timbre-passeport", "Timbre fiscal électronique",
            "Le timbre fiscal électronique s'achète en ligne.",
            section("Vous êtes majeur", "Le timbre fiscal coûte 86 € chez le buraliste."),
            section("Votre enfant est mineur", "Le timbre fiscal coûte 17 € chez le buraliste."));

    private OfflineIndex index;

    private static Fiche boat(String option, String where) {
        return fiche("bateau-" + option.replaceAll("[^a-z]", ""), "Permis bateau : " + option,
                "Avec cette option le permis bateau vous laisse naviguer " + where + ".");
    }

    @BeforeEach
    void open() throws IOException {
        List<Fiche> fiches = new ArrayList<>(SearchableFiches.ALL);
        fiches.addAll(BOATS);
        fiches.add(STAMP);
        index = OfflineIndex.of(fiches);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private Retrieval retrieve(String question) throws IOException {
        return index.retrieve(question).retrieval();
    }

    @ParameterizedTest
    @ValueSource(strings = {"permis bateau", "PERMIS BATEAU ??", "le permis pour un bateau"})
    void offersTheFichesThatAFewWordsName(String question) throws IOException {
        assertThat(retrieve(question)).isInstanceOfSatisfying(Retrieval.Unclear.class,
                unclear -> assertThat(unclear.choices()).hasSizeGreaterThanOrEqualTo(2)
                        .allSatisfy(choice -> assertThat(choice).startsWith("Permis bateau : ")));
    }

    @Test
    void asksNothingWhenTheQuestionSaysWhichFicheItMeans() throws IOException {
        assertThat(retrieve("permis bateau fluvial, je navigue sur les canaux"))
                .isNotInstanceOf(Retrieval.Unclear.class);
    }

    @Test
    void offersTheSituationsOfTheOneFiche() throws IOException {
        assertThat(retrieve("timbre fiscal buraliste")).isInstanceOfSatisfying(Retrieval.Unclear.class,
                unclear -> assertThat(unclear.choices()).containsExactly("Vous êtes majeur",
                        "Votre enfant est mineur"));
    }

    @Test
    void asksForNoSituationThatWasTold() throws IOException {
        assertThat(retrieve("timbre fiscal mineur")).isInstanceOf(Retrieval.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recette de crêpes", "xyzxyz", "qui a gagné le match de football hier soir à Madrid ?"})
    void offersNothingForWhatNoFicheNames(String question) throws IOException {
        assertThat(retrieve(question)).isInstanceOf(Retrieval.NothingRelevant.class);
    }
}
