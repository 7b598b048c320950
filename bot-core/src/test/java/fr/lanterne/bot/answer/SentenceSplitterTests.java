package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTests {

    private static final String ANSWER = """
        Faites la demande sur https://ants.gouv.fr. Le permis coûte 3,50 € [1]. Voir l'art. 12 du Code. [1] [2]

        Appelez le 0 805 805 817 de 9 h 30 à 18 h ! « C'est gratuit. » Ensuite, M. Dupont vous répond [2].
        Vous devez fournir :
        - une photo d'identité [1]
        - le cerfa n° 12669. Il est en ligne [1, 2].
        1. Tapez l'adresse.
        2) Attendez… puis validez ?

        Le permis B. Vous l'aurez sous 4 jours, etc. [3]. Fin""";

    private static List<String> texts(String text) {
        return SentenceSplitter.split(text).stream().map(PlacedText::text).toList();
    }

    @Test
    void cutsAnAnswer() {
        assertThat(texts(ANSWER)).containsExactly("Faites la demande sur https://ants.gouv.fr.",
                "Le permis coûte 3,50 € [1].", "Voir l'art. 12 du Code. [1] [2]",
                "Appelez le 0 805 805 817 de 9 h 30 à 18 h !", "« C'est gratuit. »",
                "Ensuite, M. Dupont vous répond [2].", "Vous devez fournir :", "une photo d'identité [1]",
                "le cerfa n° 12669.", "Il est en ligne [1, 2].", "Tapez l'adresse.", "Attendez… puis validez ?",
                "Le permis B.", "Vous l'aurez sous 4 jours, etc. [3].", "Fin");
    }

    @Test
    void knowsWhereASentenceStands() {
        assertThat(SentenceSplitter.split(ANSWER).stream().map(PlacedText::place)).containsExactly(Place.PARAGRAPH,
                Place.CONTINUES, Place.CONTINUES, Place.PARAGRAPH, Place.CONTINUES, Place.CONTINUES, Place.PARAGRAPH,
                Place.ITEM, Place.ITEM, Place.CONTINUES, Place.ITEM, Place.ITEM, Place.PARAGRAPH, Place.CONTINUES,
                Place.CONTINUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Le prix est de 1.500 € environ.", "Voir www.impots.gouv.fr/portail.html svp.",
            "Mme. Martin et M. Petit sont là.", "Selon l'art. L. 133-18 du code.", "Le tél. 3646 répond.",
            "Payez p. ex. par carte.", "C'est à 9 h 30.", "Le 1er oct. 2025, tout change.", "Écrivez à a.b@c.fr svp."})
    void doesNotCutInside(String sentence) {
        assertThat(texts(sentence)).containsExactly(sentence);
    }

    @RepeatedTest(200)
    void cutsTheSameWhateverThePieces(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = random.nextBoolean() ? ANSWER : noise(random);
        SentenceSplitter splitter = new SentenceSplitter();
        List<PlacedText> sentences = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(7));
            sentences.addAll(splitter.hear(text.substring(from, to)));
            from = to;
        }
        sentences.addAll(splitter.end());
        assertThat(sentences).isEqualTo(SentenceSplitter.split(text));
    }

    private static String noise(Random random) {
        String signs = "aBé1 .!?…\n-[]»\")€:,;0  *";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
