package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.dialogue.SkillStep.End;
import fr.lanterne.bot.dialogue.SkillStep.HandsOver;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.scam.report.Learned;
import fr.lanterne.bot.scam.report.Report;
import fr.lanterne.bot.scam.report.Reporting;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.FichePassages;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class ScamSkillTests {

    private static final String SCAM = "ANTAI : amende impayée, payez sur http://antai-reglement.info/a";

    private final ScamTexts texts = new ScamTexts();
    private final ScamSkill skill = skill(Map.of(
            "clique-ou-codes-donnes",
            List.of(passage("clique-ou-codes-donnes", "Vous avez cliqué, mais rien écrit",
                    "Fermez la page.\n\n- Regardez vos comptes.\n- Gardez le message."),
                    passage("clique-ou-codes-donnes", "Vous avez donné votre carte bancaire",
                            "Vous n'êtes pas en faute. Agissons vite.\n\n- Bloquez la carte.\n- Appelez la banque.\n- Notez le numéro."),
                    passage("clique-ou-codes-donnes", "Vous avez donné un mot de passe", "- Changez-le.\n- Partout."),
                    passage("clique-ou-codes-donnes", "Vous avez validé un code ou un paiement",
                            "- Appelez la banque.")),
            "arnaque-amende",
            List.of(passage("arnaque-amende", "Comment reconnaître une fausse amende ?",
                    "Selon l'ANTAI, un vrai SMS sert à payer devant l'agent."),
                    passage("arnaque-amende", "Que faire si on vous appelle ?", "- Raccrochez."),
                    passage("arnaque-amende", "Que faire du message ?",
                            "- Ne cliquez pas.\n- Transférez-le au 33700.")),
            "signaler-une-arnaque",
            List.of(passage("signaler-une-arnaque", "Signaler un SMS ou un appel", "- Transférez le SMS au 33700."))));
    private final List<ChatMessage> thread = new ArrayList<>();

    @Test
    void tellsTheVerdictAsksTheUrgentQuestionAndShowsTheWay() {
        End end = says("c'est une arnaque ? « " + SCAM + " »");

        assertThat(end.outcome()).isEqualTo(Outcome.SCAM_CHECKED);
        assertThat(end.reply().verdict().risk()).isEqualTo(Risk.HIGH);
        assertThat(end.reply().plainText()).startsWith("C’est très probablement une arnaque.")
                .contains("avez-vous déjà cliqué").contains("ANTAI")
                .contains("devant l'agent, avec un lien vers amendes.gouv.fr. (à vérifier) [2]")
                .contains("1. Ne cliquez pas.")
                .contains("Tapez vous-même l’adresse : amendes.gouv.fr");
        assertThat(end.reply().citations()).extracting(citation -> citation.ficheId().value())
                .containsOnly("arnaque-amende");
        assertThat(end.reply().actions()).hasSize(Harm.values().length);
    }

    @Test
    void checksAnAddressThatPretendsHoweverItIsSent() {
        for (String text : List.of("regarde ça : hxxps://impots[.]gouv[.]fr.remboursement-dgfip.com/x et réponds moi",
                "comment je me connecte sur https://amendes-gouv-fr.com/payer ?",
                "je dois aller sur http://ameli.fr@assure-carte.info pour ma carte vitale")) {
            assertThat(says(text).outcome()).as(text).isEqualTo(Outcome.SCAM_CHECKED);
        }
        assertThat(skill(Map.of()).takes(input("comment je me connecte sur impots.gouv.fr ?"))).isFalse();
        assertThat(skill(Map.of()).takes(input("le site de ma mairie est www.mairie-exemple.fr, ça marche ?")))
                .isFalse();
    }

    @Test
    void saysNothingOfABodyThatTheFicheDoesNotTellOf() {
        ScamSkill delivery = skill(Map.of("arnaque-colis", List.of(
                passage("arnaque-colis", "Comment reconnaître un faux message ?",
                        "Un vrai SMS de Chronopost vient du 38004."),
                passage("arnaque-colis", "Que faire du message ?", "- Ne cliquez pas."))));

        assertThat(text(delivery, "DHL : votre colis est bloqué, payez sur dhl-frais.info")).doesNotContain("[2]");
        assertThat(text(delivery, "Chronopost : votre colis est bloqué, payez sur chronopost-frais.info"))
                .contains("viennent du 38004").contains("[2]");
    }

    @Test
    void writesSuspiciousAddressesSoThatNobodyCanFollowThem() {
        Reply reply = says(SCAM).reply();

        assertThat(reply.plainText()).doesNotContain("antai-reglement.info").contains("antai-reglement[.]info");
        assertThat(reply.actions()).extracting(Action::value).noneMatch(value -> value.contains("antai-reglement"));
        assertThat(reply.verdict().signs()).noneMatch(sign -> sign.evidence().contains("antai-reglement.info"));
    }

    @Test
    void saysThatNothingFoundIsNoGuarantee() {
        Reply reply = says("c'est un vrai message ? « CAF : votre attestation est disponible sur caf.fr »").reply();

        assertThat(reply.verdict().risk()).isEqualTo(Risk.NOTHING_FOUND);
        assertThat(reply.plainText()).contains("pas une garantie").contains("Tapez vous-même l’adresse : caf.fr");
        assertThat(reply.actions()).isEmpty();
    }

    @Test
    void tellsWhatAPersonFoundOutBeforeWhatTheCheckDidAndHowManyShowedIt() {
        ScamSkill knowing = skill(Map.of(), report -> Mono.just(new Learned(Risk.HIGH,
                new Verdict.Sign("MEDIATOR_SCAM", "", "C’est vérifié."), "Signalé 7 fois.")));

        Reply reply = reply(knowing, "c'est une arnaque ? « Votre colis arrive demain, à bientôt »");
        assertThat(reply.verdict().risk()).isEqualTo(Risk.HIGH);
        assertThat(reply.verdict().signs().getFirst().kind()).isEqualTo("MEDIATOR_SCAM");
        assertThat(reply.plainText()).startsWith("C’est très probablement une arnaque.")
                .containsSubsequence("avez-vous déjà cliqué", "C’est vérifié.", "Signalé 7 fois.");
    }

    @Test
    void tellsWhatAPersonFoundOutAlsoWhereNothingIsAlarming() {
        ScamSkill knowing = skill(Map.of(), report -> Mono.just(new Learned(Risk.NOTHING_FOUND,
                new Verdict.Sign("MEDIATOR_GENUINE", "", "C’est vérifié."), null)));

        assertThat(reply(knowing, SCAM).plainText()).contains("pas une garantie", "C’est vérifié.");
    }

    @Test
    void reportsWhereAMessageLeadsAndTheLeastThatMayBeSaidOfIt() {
        List<Report> reports = new ArrayList<>();
        ScamSkill telling = skill(Map.of(), report -> {
            reports.add(report);
            return Mono.just(Learned.nothing(report.risk()));
        });
        reply(telling, SCAM);
        reply(telling, SCAM.replace("antai-reglement", "antai-paiement"));
        reply(telling, "c'est un vrai message ? « CAF : votre attestation est disponible sur caf.fr »");

        assertThat(reports).extracting(Report::floor).containsExactly(Risk.CAUTION, Risk.CAUTION, Risk.NOTHING_FOUND);
        assertThat(reports.getFirst().message()).isEqualTo(SCAM);
        assertThat(reports.getFirst().noticed()).anyMatch(noticed -> noticed.contains("antai-reglement.info"))
                .isNotEqualTo(reports.get(1).noticed());
        assertThat(reports.getLast().noticed()).isEmpty();
    }

    @Test
    void reportsNoMereBeginning() {
        ScamSkill telling = skill(Map.of(), report -> Mono.error(new AssertionError("reported")));

        assertThat(reply(telling, "bonjour vous etes chez vous?").plainText()).contains("il me manque la suite");
    }

    @Test
    void checksThePictureOnlyOnceItsWordsAreConfirmed() {
        End read = says("Texte lu sur mon image :\n" + SCAM);
        assertThat(read.outcome()).isEqualTo(Outcome.CLARIFIED);
        assertThat(read.reply().verdict()).isNull();
        assertThat(read.reply().plainText()).contains("antai-reglement[.]info").contains("Est-ce bien le message");

        assertThat(says("oui").reply().verdict().risk()).isEqualTo(Risk.HIGH);
    }

    @Test
    void asksForTheTextWhenThePictureWasReadWrongly() {
        says("Texte lu sur mon image :\nAutai nmende");

        assertThat(says("Non").reply().plainText()).startsWith(texts.text("ask.message"));
        assertThat(says(SCAM).reply().verdict().risk()).isEqualTo(Risk.HIGH);
    }

    @Test
    void asksForTheMessageAndThenChecksWhateverComes() {
        assertThat(says("j'ai reçu un sms bizarre").outcome()).isEqualTo(Outcome.CLARIFIED);

        assertThat(says("on se voit demain au marché").reply().verdict().risk()).isEqualTo(Risk.NOTHING_FOUND);
    }

    @Test
    void asksForTheRestOfABareBeginningAndChecksTheWholeThread() {
        End opener = says("Bonjour, vous êtes chez vous ?");
        assertThat(opener.outcome()).isEqualTo(Outcome.CLARIFIED);
        assertThat(opener.reply().plainText()).contains("il me manque la suite");

        End rest = says("le colis ne rentrait pas dans la boîte, choisissez un relais : relais-colis-x.top");
        assertThat(rest.outcome()).isEqualTo(Outcome.SCAM_CHECKED);
        assertThat(rest.reply().verdict().signs()).extracting(sign -> sign.kind()).contains("STORY_OPENER");
    }

    @ParameterizedTest
    @EnumSource(Harm.class)
    void hasStepsFromAFicheForEveryHarm(Harm harm) {
        Reply reply = press(harm);

        assertThat(reply.plainText()).contains("1. ");
        assertThat(reply.citations()).hasSize(1);
        assertThat(reply.actions().stream().anyMatch(action -> action.label().equals("Parler à une personne")))
                .isEqualTo(harm.moneyAtRisk());
    }

    @Test
    void leadsThroughTheStepsOneAtATime() {
        press(Harm.CARD);
        assertThat(says("Une étape à la fois").reply().plainText()).contains("Étape 1 sur 3")
                .contains("Bloquez la carte.");
        assertThat(says("répétez !").reply().plainText()).contains("Étape 1 sur 3");
        assertThat(says("j'ai fini").reply().plainText()).contains("Étape 2 sur 3").contains("Appelez la banque.");
        assertThat(says("je suis bloqué").reply().plainText()).contains("Étape 2 sur 3").contains("étape suivante");
        assertThat(says("Étape suivante").reply().plainText()).contains("Étape 3 sur 3");
        assertThat(says("J’ai fini").reply().plainText()).contains("toutes les étapes");
    }

    @Test
    void putsWhoseMoneyIsAtRiskAtTheFrontOfTheQueue() {
        press(Harm.PAID);

        assertThat(says("Parler à une personne")).isInstanceOfSatisfying(HandsOver.class,
                handsOver -> assertThat(handsOver.reason()).isEqualTo(HandoverReason.MONEY_AT_RISK));
    }

    @Test
    void admitsThatNoFicheSaysWhatToDo() {
        ScamSkill alone = skill(Map.of());
        TurnInput input = input(texts.harmRequest(Harm.CARD));

        End end = alone.work(input).ofType(End.class).single().block();
        assertThat(end.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(end.reply().actions()).extracting(Action::label).containsExactly("Parler à une personne");
    }

    @Test
    void leavesQuestionsAndTheWishForAHumanToOthers() {
        assertThat(skill.takes(input("comment renouveler ma carte vitale ?"))).isFalse();
        assertThat(skill.takes(input("je veux parler à quelqu'un"))).isFalse();
        assertThat(skill.takes(input("j'ai fini"))).isFalse();
    }

    @Test
    void keepsTheMessageOutOfTheReasonsForTheStaff() {
        assertThat(says(SCAM).reasons().values()).noneMatch(reason -> reason.contains("antai"));
    }

    private String text(ScamSkill skill, String words) {
        return reply(skill, words).plainText();
    }

    private Reply reply(ScamSkill skill, String words) {
        return skill.work(input(words)).ofType(End.class).single().block().reply();
    }

    private Reply press(Harm harm) {
        return says(texts.harmRequest(harm)).reply();
    }

    /** What the bot answers to those words, in the thread of what was said before. */
    private End says(String words) {
        TurnInput input = input(words);
        assertThat(skill.takes(input)).as(words).isTrue();
        End end = skill.work(input).ofType(End.class).single().block();
        thread.add(message(Author.CITIZEN, Reply.of(words), null));
        thread.add(message(Author.BOT, end.reply(), end.outcome()));
        return end;
    }

    private TurnInput input(String words) {
        return new TurnInput(new ConversationId(new UUID(0, 1)), ConversationState.HELD_BY_BOT,
                new Understanding().understand(words), thread);
    }

    private ChatMessage message(Author author, Reply reply, Outcome outcome) {
        return new ChatMessage(new MessageId(UUID.randomUUID()), thread.size(), author, reply, outcome, Instant.EPOCH);
    }

    private static ScamSkill skill(Map<String, List<Passage>> fiches) {
        return skill(fiches, report -> Mono.just(Learned.nothing(report.risk())));
    }

    private static ScamSkill skill(Map<String, List<Passage>> fiches, Reporting reporting) {
        FichePassages passages = fiche -> Mono.just(fiches.getOrDefault(fiche.value(), List.of()));
        return new ScamSkill(SharedScams.check(), new Guides(passages), new ScamTexts(), List.of(), reporting);
    }

    private static Passage passage(String fiche, String heading, String text) {
        return new Passage(new FicheId(fiche), 1, "Fiche " + fiche, List.of(heading), text, List.of(), List.of(),
                List.of(),
                new Source("Éditeur", URI.create("https://exemple.gouv.fr/" + fiche), "", LocalDate.of(2026, 11, 23)));
    }
}
