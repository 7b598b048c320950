package fr.lanterne.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.FicheMarkdown;
import fr.lanterne.knowledge.fiche.FicheReading;
import fr.lanterne.knowledge.fiche.Section;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePublicReaderTests {

    private final Fiche fiche = Documents.read(Documents.resource("F90001.xml"));
    private final Fiche current = Documents.read(Documents.resource("F90002.xml"));

    @Test
    void tellsWhatTheFicheIsAndWhereItComesFrom() {
        assertThat(fiche.id().value()).isEqualTo("F90001");
        assertThat(fiche.title()).isEqualTo("Carte de pêche à la lanterne");
        assertThat(fiche.audience()).isEqualTo(Audience.INDIVIDUALS);
        assertThat(fiche.theme()).containsExactly("Loisirs", "Sports d'eau", "Pêche", "Cartes");
        assertThat(fiche.keywords()).containsExactly("OPL");
        assertThat(fiche.mainSource().url())
                .isEqualTo(URI.create("https://www.service-public.gouv.fr/particuliers/vosdroits/F90001"));
        assertThat(fiche.mainSource().licence()).isEqualTo("Licence Ouverte 2.0");
        assertThat(fiche.mainSource().date()).isEqualTo(LocalDate.of(2020, 9, 15));
        assertThat(fiche.reviewDate()).isNull();
    }

    @Test
    void opensWithTheIntroductionAndThePublishersWarning() {
        assertThat(fiche.summary()).isEqualTo("""
            La carte est obligatoire pour pêcher la nuit avec une lanterne.

            > **Avertissement** : Nouvelle règle au 1er janvier. La règle change bientôt.""");
    }

    @Test
    void turnsSituationsChaptersAndCasesIntoPathsOfHeadings() {
        assertThat(fiche.sections()).extracting(Section::headings).containsExactly(List.of("Vous êtes majeur"),
                List.of("Vous êtes majeur", "Pièces à fournir"),
                List.of("Vous êtes majeur", "Pièces à fournir", "Première demande"),
                List.of("Vous êtes majeur", "Pièces à fournir", "Première demande", "Âge › 60 ans"),
                List.of("Vous êtes majeur", "Pièces à fournir"), List.of("Vous êtes majeur", "Coût"),
                List.of("Vous êtes mineur"));
    }

    @Test
    void writesListsInLists() {
        assertThat(body(2)).isEqualTo("""
            - Photo
              - récente
              - en couleur
            - Justificatif de [domicile](https://www.service-public.gouv.fr/particuliers/vosdroits/F90004) \
            (de moins de 3 mois)""");
    }

    @Test
    void mendsTheBlanksThatTheDocumentForgot() {
        assertThat(body(3)).isEqualTo("Le tarif est de 12 € par an.");
        assertThat(body(4)).startsWith("Le dossier est rendu le 1er du mois à l'OPL.");
    }

    @Test
    void quotesNotes() {
        assertThat(body(4)).endsWith("""
            > **Attention** : gardez le **récépissé** avec vous.
            >
            > - De nuit""");
    }

    @Test
    void repeatsMergedCells() {
        assertThat(body(5)).startsWith("""
            **Tarif de la carte**

            | Lieu | Carte – Jour | Carte – An |
            | --- | --- | --- |
            | Étang | 3 € | 30 € ; 15 € pour un mineur |
            | Étang | Gratuit \\| le lundi | Gratuit \\| le lundi |

            La carte est gratuite avant 12 ans.
            """);
    }

    @Test
    void mentionsContactsWhereTheyStand() {
        assertThat(body(5)).endsWith("""
            → [Demande de carte](https://www.formulaires.service-public.fr/gf/cerfa_99999.do) \
            (formulaire cerfa n° 99999\\*01)

            → Allô Lanterne (Pour s'informer) : 0 800 99 00 99 ; allo@lanterne.example""");
    }

    @Test
    void collectsContactsOnce() {
        assertThat(fiche.contacts()).containsExactly(
                new Contact.Link("Demande de carte",
                        URI.create("https://www.formulaires.service-public.fr/gf/cerfa_99999.do")),
                new Contact.Phone("Allô Lanterne", "0 800 99 00 99", "appel gratuit",
                        "Du lundi au vendredi de 9h à 18h"),
                new Contact.Link("Allô Lanterne – formulaire de contact",
                        URI.create("https://lanterne.example/contact")),
                new Contact.Address("Allô Lanterne", "1 rue du Phare, 29000 Quimper", ""),
                new Contact.Link("Mairie", URI.create("https://lannuaire.example/mairie")));
    }

    @Test
    void countsWhatItDoesNotKnow() {
        assertThat(new ServicePublicReader().read(Documents.resource("F90001.xml")))
                .isInstanceOfSatisfying(ServicePublicDocument.FicheRead.class,
                        read -> assertThat(read.skippedElements()).isEqualTo(Map.of("Halo", 1)));
        assertThat(body(6)).isEqualTo("\\# Demandez à un parent.");
    }

    @Test
    void readsTheCurrentFormat() {
        assertThat(current.audience()).isEqualTo(Audience.PROFESSIONALS);
        assertThat(current.mainSource().url())
                .isEqualTo(URI.create("https://entreprendre.service-public.gouv.fr/vosdroits/F90002"));
        assertThat(current.theme()).containsExactly("Secteurs d'activité");
        assertThat(current.summary()).isEqualTo("Oui, le loueur doit s'assurer.");
        assertThat(current.sections()).containsExactly(new Section(List.of("Réponse"), """
            Oui, le loueur doit s'assurer.

            **Ce qui est couvert**

            L'assurance couvre les [dommages](https://entreprendre.service-public.gouv.fr/vosdroits/F90005)s \
            causés à autrui.

            > **Exemple** : Une lanterne met le feu à un rideau.

            **Garanties**

            | Garantie | Plafond |
            | --- | --- |
            | Incendie | 1 000 € |""", List.of()),
                new Section(List.of("Et après ?"), "Gardez l'attestation.", List.of()));
        assertThat(current.contacts())
                .containsExactly(new Contact.Link("Info Lanterne", URI.create("https://lanterne.example/aide")));
    }

    @Test
    void keepsTheWordsOfAnElementItDoesNotKnowWithinAText() {
        assertThat(new ServicePublicReader().read(Documents.resource("F90002.xml")))
                .isInstanceOfSatisfying(ServicePublicDocument.FicheRead.class,
                        read -> assertThat(read.skippedElements()).isEqualTo(Map.of("Scintille", 1)));
    }

    @Test
    void survivesItsOwnFileFormat() {
        assertThat(FicheMarkdown.read(FicheMarkdown.write(fiche))).isEqualTo(new FicheReading.Read(fiche));
        assertThat(FicheMarkdown.read(FicheMarkdown.write(current))).isEqualTo(new FicheReading.Read(current));
    }

    @Test
    void knowsResourcesAndNodes() {
        ServicePublicReader reader = new ServicePublicReader();
        assertThat(reader.read(Documents.resource("R4.xml"))).isEqualTo(new ServicePublicDocument.Resource("R4",
                "Demande de carte", "Formulaire", "https://www.formulaires.service-public.fr/gf/cerfa_99999.do"));
        assertThat(reader.read(Documents.resource("N90.xml")))
                .isEqualTo(new ServicePublicDocument.Node("N90", "Loisirs"));
        assertThat(reader.read(Documents.utf8("<Arborescence/>")))
                .isEqualTo(new ServicePublicDocument.Other("Arborescence"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Titre", "- tiret", "+ plus", "1. un", "1) un", "> cité", "~~~", "---", "===",
            "[x]: http://y", "<b>gras</b>", "*étoile*", "`code`", "a_b_ c", "&amp;lt; et &amp;amp;"})
    void makesNoMarkdownByAccident(String text) {
        String body = Documents.bodyOf(Documents.paragraph(text.replace("<", "&lt;").replace(">", "&gt;")));

        String shown = org.commonmark.renderer.text.TextContentRenderer.builder().build()
                .render(org.commonmark.parser.Parser.builder().build().parse(body));
        assertThat(shown).isEqualTo(text.replace("&amp;", "&"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        la <MiseEnEvidence>Caf</MiseEnEvidence>, puis                   | la **Caf**, puis
        au<MiseEnEvidence> plus tard </MiseEnEvidence>le 2              | au **plus tard** le 2
        <MiseEnEvidence>a</MiseEnEvidence><MiseEnEvidence>b</MiseEnEvidence> | **ab**
        <MiseEnEvidence>Délai</MiseEnEvidence> : 2 mois                 | Délai : 2 mois
        50 m<Exposant>2</Exposant> de CO<Indice>2</Indice>              | 50 m² de CO2
        le 1 <Exposant>er</Exposant>mai et la 2<Exposant>e</Exposant>   | le 1er mai et la 2e
        une <Citation>« lampe »</Citation> ( ancienne )                 | une « lampe » (ancienne)
        entre <Valeur>3 €</Valeur>et<Valeur>5 €</Valeur>                | entre 3 € et 5 €
        le <LienExterne URL="www.x.fr/a b(c)">site</LienExterne>        | le [site](https://www.x.fr/a%20b%28c%29)
        <LienExterne URL="javascript:alert(1)">ici</LienExterne>        | ici
        <LienExterne URL="mailto:a@b.fr">écrire</LienExterne>           | écrire (a@b.fr)
        <LienInterne LienPublication="F7" type="Fiche d'information" audience="Associations">F7</LienInterne> \
        | [F7](https://www.service-public.gouv.fr/associations/vosdroits/F7)
        """)
    void writesRunningText(String xml, String expected) {
        assertThat(Documents.bodyOf(Documents.paragraph(xml))).isEqualTo(expected);
    }

    @Test
    void neverWritesTheMarkOfAnEssential() {
        Fiche note = Documents.read(Documents.fiche("F1", "particuliers", """
            <Texte><ANoter><Titre>Montant</Titre><Paragraphe>12 €</Paragraphe>\
            <Paragraphe><MiseEnEvidence>Montant</MiseEnEvidence> : 13 €</Paragraphe></ANoter></Texte>"""));

        assertThat(note.sections().getFirst().body()).isEqualTo("> **À noter** : 12 €\n>\n> Montant : 13 €");
    }

    @Test
    void endsADescriptionThatWasCutWithItsLastSentence() {
        String words = "La carte dure dix ans. Elle se demande à la mairie du lieu où vous habitez, au consulat ou bien "
                + "au guichet de la fédération quand vous êtes en";
        Fiche cut = Documents.read(Documents.utf8("""
            <Publication ID="F1" type="Fiche d'information"><title>Carte</title><description>%s</description>
            <date>modified 2024-05-06</date><Texte><Chapitre><Titre>A</Titre><Paragraphe>B</Paragraphe></Chapitre>\
            </Texte></Publication>""".formatted(words)));

        assertThat(cut.summary()).isEqualTo("La carte dure dix ans.");
    }

    @Test
    void listsCommentedLinks() {
        Fiche links = Documents.read(Documents.fiche("F1", "particuliers", """
            <LienExterneCommente><Commentaire><Paragraphe>Il dirige l'enquête.</Paragraphe></Commentaire>\
            <LienExterne URL="https://x.fr/juge">Juge</LienExterne><Source ID="R1">Site</Source></LienExterneCommente>
            <LienExterneCommente><LienExterne URL="https://x.fr/cour">Cour</LienExterne></LienExterneCommente>"""));

        assertThat(links.sections().getFirst()).isEqualTo(new Section(List.of("Liens utiles"),
                "- [Juge](https://x.fr/juge) (Site) : Il dirige l'enquête.\n\n- [Cour](https://x.fr/cour)", List.of()));
    }

    @Test
    void refusesAGuidedSearch() {
        assertThat(new ServicePublicReader().read(Documents.utf8("""
            <Publication ID="F1" type="Recherche guidée"><title>Passeport</title><description>Passeport</description>
            <date>modified 2024-05-06</date><Problematiques/></Publication>""")))
                .isEqualTo(new ServicePublicDocument.Unreadable(
                        "it is a guided search: questions that lead to other fiches, without a text of its own"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Publication ID='F1'><title>T</title></Publication>",
            "<Publication ID='F1 x'><title>T</title><description>D.</description><date>2024-05-06</date></Publication>",
            "<Publication ID='F1'><description>D.</description><date>2024-05-06</date></Publication>",
            "<Publication ID='F1'><title>T</title><description>D.</description><date>2024-99-99</date></Publication>"})
    void saysWhyADocumentIsNoFiche(String document) {
        assertThat(new ServicePublicReader().read(Documents.utf8(document)))
                .isInstanceOf(ServicePublicDocument.Unreadable.class);
    }

    private String body(int section) {
        return fiche.sections().get(section).body();
    }
}
