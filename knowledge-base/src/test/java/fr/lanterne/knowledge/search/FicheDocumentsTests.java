package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static fr.lanterne.knowledge.fiche.SomeFiches.section;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Essential;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.junit.jupiter.api.Test;

class FicheDocumentsTests {

    @Test
    void countsASentenceOnceThatAnEssentialRepeats() throws IOException {
        List<Document> documents = FicheDocuments.of(fiche("a", "A", "Un mot.", section("Vol", "La carte coûte 25 €.",
                new Essential(Essential.Kind.AMOUNT, "Vol : la carte coûte 25 €."))));

        assertThat(documents.get(1).get(FicheDocuments.PASSAGE_TEXT)).isEqualTo("La carte coûte 25 €.");
        assertThat(documents.getLast().get(FicheDocuments.TEXT)).containsOnlyOnce("coûte");
    }

    @Test
    void findsAnEssentialThatStandsNowhereElse() throws IOException {
        List<Document> documents = FicheDocuments.of(fiche("a", "A", "Un mot.", section("Vol", "La carte coûte 25 €.",
                new Essential(Essential.Kind.EXCEPTION, "Gratuit pour un mineur."))));

        assertThat(documents.get(1).get(FicheDocuments.PASSAGE_TEXT)).contains("Gratuit pour un mineur.");
        assertThat(documents.getLast().get(FicheDocuments.TEXT)).contains("Gratuit pour un mineur.");
    }
}
