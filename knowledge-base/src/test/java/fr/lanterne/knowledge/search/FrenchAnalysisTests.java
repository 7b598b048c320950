package fr.lanterne.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchAnalysisTests {

    @Test
    void dropsCapitalsAccentsAndElidedArticles() {
        assertThat(FrenchAnalysis.words("L’Été, j'ai perdu ma CARTE d'identité au cœur de l'Île"))
                .containsExactly("ete", "ai", "perdu", "ma", "carte", "identite", "au", "coeur", "de", "ile");
    }

    @ParameterizedTest
    @CsvSource({"périmée, perime", "renouvelée, renouvele", "démarches, demarche", "délais, delai"})
    void findsOneStemWithAndWithoutAccents(String accented, String plain) {
        assertThat(stem(accented)).isEqualTo(stem(plain));
    }

    private static String stem(String text) {
        return FrenchAnalysis.stem(FrenchAnalysis.words(text).getFirst());
    }
}
