package fr.lanterne.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.search.Vocabulary.Candidate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTests {

    private final Vocabulary vocabulary = new Vocabulary(
            Map.of("permis", 50, "passeport", 40, "franceconnect", 3, "identite", 60, "carte", 80, "perdu", 20,
                    "electricite", 5, "caf", 12, "permission", 1, "2024", 9),
            Set.of("bonjour"));

    @ParameterizedTest
    @CsvSource({"persmi, permis", "premis, permis", "permi, permis", "permmis, permis", "franceconect, franceconnect",
            "passport, passeport", "pasepport, passeport", "idnetité, identite", "crate, carte", "bonjor, bonjour",
            "electrissite, electricite"})
    void correctsSlipsOfTheFingers(String written, String meant) {
        String word = FrenchAnalysis.words(written).getFirst();

        assertThat(vocabulary.nearest(word, 1)).extracting(Candidate::word).containsExactly(meant);
    }

    @ParameterizedTest
    @CsvSource({"caff", "zzzzzzzz", "2025", "cae", "xarta"})
    void leavesAloneWhatNothingResembles(String word) {
        assertThat(vocabulary.nearest(word, 2)).extracting(Candidate::word).doesNotContain("2024", "carte");
    }

    @Test
    void prefersTheNearestThenTheMostFrequent() {
        Vocabulary pair = new Vocabulary(Map.of("conge", 90, "conte", 1, "songe", 1), Set.of());

        assertThat(pair.nearest("conje", 3)).extracting(Candidate::word).startsWith("conge");
        assertThat(pair.nearest("songes", 1)).extracting(Candidate::word).containsExactly("songe");
    }
}
