package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtractTests {

    private static SkillStep.Concludes answer(String question, Passage... passages) {
        List<SkillStep> steps = new AnswerTurn(new Understanding().understand(question), Samples.found(passages),
                AnswerTexts.french(), 0.8, Samples.OLD_FACTS).extracted();
        assertThat(Samples.shown(steps)).isEqualTo(Samples.conclusion(steps).reply().plainText());
        return Samples.conclusion(steps);
    }

    @Test
    void quotesTheFiche() {
        SkillStep.Concludes end = answer("j'ai perdu mon permis quels documents fournir", Samples.loss(),
                Samples.summary());
        assertThat(end.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(end.reply().plainText()).isEqualTo(
                """
                    Voici ce que dit la fiche « Perte du permis de conduire ».

                    Vous avez perdu votre permis de conduire. La démarche se fait en ligne [1].

                    Dans la partie « Demande, En France » :

                    En cas de perte, vous devez demander un nouveau permis sur le site de l'ANTS [2].

                    Vous devez fournir les documents suivants [2] :

                    - une photo d'identité de moins de 6 mois
                    - un justificatif de domicile
                    - un timbre fiscal de 25 €

                    Le nouveau permis arrive sous 15 jours. Vous pouvez appeler le 0 805 805 817 du lundi au vendredi, de 9 h à 18 h 30. Le service est ouvert à partir de 18 ans [2].

                    À savoir :
                    - La demande coûte 25 € en cas de perte.""");
        assertThat(end.reply().citations()).extracting(citation -> citation.passage()).containsExactly("",
                "Demande > En France");
    }

    @Test
    void quotesAShortPassageWhole() {
        assertThat(answer("vol de permis", Samples.theft()).reply().plainText()).isEqualTo("""
            Voici ce que dit la fiche « Vol du permis de conduire ».

            En cas de vol, déclarez d'abord le vol à la police. Le récépissé remplace le permis pendant 2 mois [1].""");
    }

    @Test
    void choosesWhatSpeaksOfTheQuestion() {
        String text = IntStream.range(0, 30).mapToObj(i -> "Voici une phrase qui parle d'autre chose encore une fois.")
                .collect(Collectors.joining(" ")) + " La photo doit avoir un fond clair. Elle doit être récente.";
        assertThat(answer("quel fond pour la photo", Samples.loss(text)).reply().plainText())
                .contains("La photo doit avoir un fond clair.").hasSizeLessThan(1_100);
    }

    @Test
    void saysThatALongListGoesOn() {
        String text = "Vous devez fournir :\n" + IntStream.range(0, 40)
                .mapToObj(i -> "- le document de la série " + Character.toString('a' + i % 26) + i + " en original")
                .collect(Collectors.joining("\n")) + "\n- une facture d'électricité";
        assertThat(answer("quelle facture fournir", Samples.loss(text)).reply().plainText())
                .contains("Vous devez fournir [1] :", "- une facture d'électricité",
                        "La liste continue dans la fiche.");
    }

    @Test
    void readsTablesAloud() {
        assertThat(answer("prix du passeport", Samples.loss("Âge | Prix\nMajeur | 86 €\nMineur | 17 €")).reply()
                .plainText()).contains("- Majeur : 86 €\n- Mineur : 17 €");
    }

    @Test
    void saysAnEssentialOnce() {
        Passage twice = new Passage(Samples.loss().ficheId(), 1, "Arnaque « Maman »", List.of("Que faire ?"),
                "Appelez votre proche.", List.of(),
                List.of(new Essential(Essential.Kind.CONDITION,
                        "L'aidant est un professionnel habilité. Ce n'est ni un "
                                + "bénévole, ni une personne de la famille."),
                        new Essential(Essential.Kind.CONDITION,
                                "L'aidant est un professionnel habilité, ni bénévole, ni "
                                        + "membre de la famille.")),
                List.of(), Samples.loss().source());
        assertThat(answer("que faire", twice).reply().plainText()).contains("fiche « Arnaque “Maman” »")
                .containsOnlyOnce("professionnel habilité");
    }

    @Test
    void quotesEssentialsAloneWhenThereIsNoText() {
        SkillStep.Concludes end = answer("prix", Samples.loss(""));
        assertThat(end.reply().plainText()).contains("[1].", "La demande coûte 25 € en cas de perte.");
        assertThat(end.reply().citations()).hasSize(1);
    }

    @Test
    void datesOldFactsInABlockOfTheirOwn() {
        assertThat(answer("carte", OldFactsTests.of("F1", "2020-11-02")).reply().blocks()).last().isEqualTo(
                new Reply.Paragraph("Information de novembre 2020 : vérifiez sur service-public.gouv.fr."));
    }

    @Test
    void repeatsNoEssentialThatItQuotedUnderItsHeading() {
        Passage minor = under("Vous êtes mineur", "La carte coûte 5 € par an.",
                "Si vous êtes mineur : la carte coûte 5 € par an.");
        assertThat(answer("prix de la carte", minor).reply().blocks()).noneMatch(Reply.Essentials.class::isInstance);
    }

    @Test
    void saysAnEssentialWhoseLabelTheAnswerDoesNotGive() {
        Passage minor = under("Vous êtes mineur", "La carte coûte 5 € par an.",
                "Si vous êtes majeur : la carte coûte 5 € par an.");
        assertThat(answer("prix de la carte", minor).reply().blocks()).anyMatch(Reply.Essentials.class::isInstance);
    }

    @Test
    void repeatsNoListThatItQuotedWhole() {
        Passage list = under("Conditions", """
            Pour pêcher la nuit, vous devez :

            - avoir au moins 18 ans,
            - résider en France,
            - payer 12 €.""",
                "Pour pêcher la nuit, vous devez : avoir au moins 18 ans ; résider en France ; payer 12 €.");
        assertThat(answer("pêcher la nuit", list).reply().blocks()).noneMatch(Reply.Essentials.class::isInstance);
    }

    @Test
    void endsALineThatAnnouncedAServiceLikeAnyOther() {
        assertThat(answer("suivre la demande", under("Suivi", """
            Vous pouvez suivre votre demande en ligne :

            → Suivre une demande

            Pour suivre une autre demande :

            → Autres demandes

            Gardez le numéro.""", "Gardez le numéro.")).reply().plainText())
                .contains("Vous pouvez suivre votre demande en ligne [1].\n\nGardez le numéro [1].");
    }

    @Test
    void leavesOutATitleWhoseTableWasCutOff() {
        String table = IntStream.range(0, 40).mapToObj(i -> "Échelon " + i + " | " + (1_000 + i) + " € par an")
                .collect(Collectors.joining("\n"));
        assertThat(answer("bourse conditions de ressources", under("Montant",
                "La bourse dépend des conditions de ressources.\n\nMontants selon l'échelon\n\n" + table,
                "La bourse dépend des conditions de ressources.")).reply().plainText())
                .doesNotContain("Montants selon l'échelon");
    }

    private static Passage under(String heading, String text, String essential) {
        return new Passage(Samples.loss().ficheId(), 1, "Carte", List.of(heading), text, List.of(),
                List.of(new Essential(Essential.Kind.CONDITION, essential)), List.of(), Samples.loss().source());
    }
}
