package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Essential.Kind;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.Section;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a document becomes an essential. The title of the document is « La pêche de nuit ». */
class EssentialsTests {

    private static final String NEEDS_A_LICENCE = "La lanterne de pêche doit être déclarée dans les 3 mois.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AMOUNT    | La carte de pêche coûte 12 € par an.
        AMOUNT    | La carte de pêche est délivrée à un prix de 30 % du tarif normal.
        DEADLINE  | La lanterne de pêche doit être déclarée dans les 3 mois.
        DEADLINE  | Vous devez déposer votre dossier de pêche au plus tard 15 jours avant la saison.
        CONDITION | Pour pêcher la nuit, vous devez avoir au moins 18 ans.
        CONDITION | Pour pêcher la nuit, vous devez résider en France depuis 2 ans.
        EXCEPTION | Pêcher coûte 20 € par an, sauf pour les mineurs.
        """)
    void takesASentenceThatStatesIt(Kind kind, String sentence) {
        assertThat(essentials(paragraph("Voici la règle. " + sentence + " Bonne pêche.")))
                .containsExactly(new Essential(kind, sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ce délai de déclaration est de 2 mois maximum.", "Elle coûte 12 € par an au maximum.",
            "Le délai est de 2 mois maximum.", "Toutefois, la carte coûte 12 € par an au maximum.",
            "Dans ce cas, vous devez payer 12 € dans les 15 jours.", "Vous devez la renvoyer dans les 15 jours.",
            "Pour la pêche de nuit, il doit payer 12 € par an.", "Vous devez alors payer une amende de 135 €.",
            "Consultez le tarif, 12 € par an au maximum, sur le site.", "Par exemple, une carte de pêche coûte 12 €.",
            "Je dois payer 12 € dans les 15 jours.",
            "Le service est ouvert du lundi au vendredi, gratuit, 15 jours par mois.",
            "En raison de la crise sanitaire, la carte coûte 12 € par an.", "Le total à payer est : 12 € + 3 € = 15 €.",
            "Vous devez payer 12 € dans les conditions suivantes :", "La lanterne éclaire le bord de l'eau.",
            "Les personnes dans la même situation que ceux-ci paient 12 € par an."})
    void leavesWhatMisleadsAloneOrSaysNothing(String sentence) {
        assertThat(essentials(paragraph(sentence))).isEmpty();
    }

    @Test
    void takesWhatThePublisherMarked() {
        assertThat(essentials("<Attention><Titre>Attention</Titre><Paragraphe>il est interdit de prêter votre "
                + "<MiseEnEvidence>carte de pêche</MiseEnEvidence> .</Paragraphe></Attention>"
                + "<ANoter><Titre>À noter</Titre><Paragraphe>votre silence pendant 2 mois vaut refus.</Paragraphe></ANoter>"))
                .containsExactly(new Essential(Kind.EXCEPTION, "Il est interdit de prêter votre carte de pêche."),
                        new Essential(Kind.DEADLINE, "Votre silence pendant 2 mois vaut refus."));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<ASavoir><Titre>À savoir</Titre><Paragraphe>consultez le site de la fédération.</Paragraphe></ASavoir>",
            "<ANoter><Titre>Exemple</Titre><Paragraphe>un pêcheur ne peut pas payer 12 €.</Paragraphe></ANoter>",
            "<Attention><Paragraphe>vous ne pouvez pas pêcher :</Paragraphe><Liste type=\"puce\"><Item><Paragraphe>la nuit"
                    + "</Paragraphe></Item></Liste></Attention>",
            "<ANoter><Paragraphe>la pêche est soumise à un certain nombre de règles.</Paragraphe></ANoter>"})
    void leavesNotesThatSayNothingOrCannotBeCut(String note) {
        assertThat(essentials(note)).isEmpty();
    }

    @Test
    void quotesAShortListWhole() {
        assertThat(essentials(paragraph("Pour pêcher la nuit, vous devez remplir les conditions suivantes :")
                + "<Liste type=\"puce\">" + item("Avoir au moins 18 ans,") + item("et résider en France.")
                + "</Liste>"))
                .containsExactly(new Essential(Kind.CONDITION, "Pour pêcher la nuit, vous devez remplir les conditions "
                        + "suivantes : avoir au moins 18 ans ; et résider en France."));
    }

    @Test
    void quotesAShortTableWhole() {
        assertThat(essentials("<Tableau><Titre>Coût de la carte</Titre>" + row("Âge", "Prix", " type=\"header\"")
                + row("Mineur", "3 €", "") + row("Majeur", "12 €", "") + "</Tableau>"))
                .containsExactly(new Essential(Kind.AMOUNT, "Coût de la carte – Mineur : 3 € ; Majeur : 12 €."));
    }

    @Test
    void namesTheSituation() {
        assertThat(essentials("<ListeSituations><Situation><Titre>Vous êtes mineur</Titre><Texte><Chapitre>"
                + "<Titre>Coût</Titre><BlocCas><Cas><Titre>En Corse</Titre>" + paragraph("La carte est gratuite et "
                        + "doit être demandée avant le 1er mai.")
                + "</Cas></BlocCas></Chapitre></Texte></Situation></ListeSituations>")).extracting(Essential::text)
                .containsExactly("Si vous êtes mineur, coût, en Corse : la carte est gratuite et doit être demandée "
                        + "avant le 1er mai.");
    }

    @Test
    void namesTheTitleWithinASection() {
        assertThat(essentials("<TitreFlottant><Paragraphe>Pour un étang</Paragraphe></TitreFlottant>"
                + paragraph(NEEDS_A_LICENCE))).extracting(Essential::text)
                .containsExactly("Pour un étang : la lanterne de pêche doit être déclarée dans les 3 mois.");
    }

    @Test
    void namesNoSituationTwice() {
        assertThat(essentials(chapter("Carte de pêche", "La carte de pêche coûte 12 € par an.")))
                .extracting(Essential::text).containsExactly("La carte de pêche coûte 12 € par an.");
        assertThat(essentials(chapter("Combien ça coûte ?", "La carte de pêche coûte 12 € par an.")))
                .extracting(Essential::text).containsExactly("La carte de pêche coûte 12 € par an.");
    }

    @Test
    void leavesWhatHoldsInACaseThatCannotBeNamed() {
        assertThat(essentials("<BlocCas><Cas><Titre>Autre situation</Titre>" + paragraph(NEEDS_A_LICENCE)
                + "</Cas></BlocCas>")).isEmpty();
    }

    @Test
    void keepsAnEssentialOnTheSectionThatStatesIt() {
        Fiche fiche = fiche(chapter("Nuit", NEEDS_A_LICENCE) + chapter("Jour", "Aucune règle."));
        assertThat(fiche.essentials()).isEmpty();
        assertThat(fiche.sections()).extracting(section -> section.essentials().size()).containsExactly(1, 0);
    }

    @Test
    void takesTheMostDecisiveThreeInTheirOrder() {
        assertThat(essentials(paragraph("La pêche de jour coûte 3 € par an.")
                + paragraph("La pêche d'été coûte 9 € par an. La carte de pêche doit être rendue dans les 8 jours.")
                + paragraph(
                        "La pêche à pied coûte 5 € et doit cesser avant le 1er mai, sinon vous risquez une amende.")))
                .extracting(Essential::text).containsExactly("La pêche de jour coûte 3 € par an.",
                        "La carte de pêche doit être rendue dans les 8 jours.",
                        "La pêche à pied coûte 5 € et doit cesser avant le 1er mai, sinon vous risquez une amende.");
    }

    @Test
    void saysOneThingOfTheIntroductionWhateverIsUsed() {
        Fiche fiche = document("<Introduction><Texte>" + paragraph(
                "La pêche est ouverte. Pour pêcher, vous devez avoir au moins 18 ans et payer 12 €. "
                        + "La pêche doit être déclarée dans les 3 jours au plus tard, sauf en été.")
                + "</Texte></Introduction><Texte>" + chapter("A", "B") + "</Texte>");
        assertThat(fiche.essentials()).extracting(Essential::text).hasSize(1)
                .allMatch(text -> text.startsWith("Pour pêcher"));
    }

    private static Fiche fiche(String text) {
        return document(text.startsWith("<ListeSituations") ? text : "<Texte>" + text + "</Texte>");
    }

    private static Fiche document(String body) {
        String document = new String(Documents.fiche("F1", "particuliers", body), StandardCharsets.UTF_8);
        return Documents.read(Documents.utf8(document.replace("Titre de F1", "La pêche de nuit")));
    }

    private static List<Essential> essentials(String text) {
        return fiche(text).sections().stream().map(Section::essentials).flatMap(List::stream).toList();
    }

    private static String paragraph(String text) {
        return "<Paragraphe>" + text + "</Paragraphe>";
    }

    private static String chapter(String title, String text) {
        return "<Chapitre><Titre><Paragraphe>" + title + "</Paragraphe></Titre>" + paragraph(text) + "</Chapitre>";
    }

    private static String item(String text) {
        return "<Item>" + paragraph(text) + "</Item>";
    }

    private static String row(String first, String second, String attribute) {
        return "<Rangée" + attribute + "><Cellule>" + paragraph(first) + "</Cellule><Cellule>" + paragraph(second)
                + "</Cellule></Rangée>";
    }
}
