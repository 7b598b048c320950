package fr.lanterne.bot.handover;

import static fr.lanterne.bot.ConversationState.CLOSED;
import static fr.lanterne.bot.ConversationState.HELD_BY_BOT;
import static fr.lanterne.bot.ConversationState.HELD_BY_MEDIATOR;
import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;
import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.BRUNO;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static fr.lanterne.bot.handover.TestHandovers.DONE;
import static fr.lanterne.bot.handover.TestHandovers.mediator;
import static fr.lanterne.bot.handover.TestHandovers.say;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk.Result;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.Refusal;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.WaitingLine.Entry;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.bot.conversation.Turn;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import fr.lanterne.knowledge.database.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeskTests {

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;
    private Conversations conversations;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 12);
        conversations = handovers.conversations;
        handovers.presences.seen(BRUNO, true).block();
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void queuesTheUrgentFirstThenWhoWaitsLongest() {
        ConversationId asked = waiting(HandoverReason.ASKED);
        ConversationId unsure = waiting(HandoverReason.UNSURE);
        ConversationId money = waiting(HandoverReason.MONEY_AT_RISK);
        ConversationId distress = waiting(HandoverReason.DISTRESS);
        assertThat(queued()).containsExactly(money, distress, asked, unsure);

        citizenWrites(unsure, HandoverReason.MONEY_AT_RISK);
        assertThat(queued()).as("a second request may go before").containsExactly(unsure, money, distress, asked);

        act(money, ANNE, CLAIM);
        assertThat(queued()).as("what is held comes last").containsExactly(unsure, distress, asked, money);
    }

    @Test
    void aWholeHandoverIsSeenInTheTranscript() {
        ConversationId id = waiting(HandoverReason.ASKED);

        assertThat(act(id, ANNE, CLAIM)).isEqualTo(DONE);
        assertThat(act(id, ANNE, say("Bonjour.\n\nJe vous écoute."))).isEqualTo(DONE);
        assertThat(citizenWrites(id, null)).as("the bot is silent").isEqualTo(HELD_BY_MEDIATOR);
        assertThat(act(id, ANNE, new MediatorAction.Transfer(BRUNO, "dossier CAF"))).isEqualTo(DONE);
        assertThat(act(id, ANNE, say("Encore moi"))).isEqualTo(new Result.Refused(new Refusal.HeldBy(BRUNO)));
        assertThat(act(id, BRUNO, new MediatorAction.GiveBack())).isEqualTo(DONE);

        assertThat(conversations.state(id).block()).isEqualTo(HELD_BY_BOT);
        List<ChatMessage> messages = messages(id);
        assertThat(messages).extracting(ChatMessage::author).containsExactly(Author.CITIZEN, Author.BOT, Author.SYSTEM,
                Author.MEDIATOR, Author.CITIZEN, Author.SYSTEM, Author.SYSTEM);
        assertThat(messages).extracting(ChatMessage::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(messages.get(3)).returns("Anne", ChatMessage::speaker)
                .returns("Bonjour.\n\nJe vous écoute.", message -> message.reply().plainText());
        assertThat(messages.get(5).reply().plainText()).contains("Anne", "Bruno");
        assertThat(audited()).containsExactly("CLAIMED", "SAID", "TRANSFERRED", "GIVEN_BACK");
        assertThat(handovers.line.entries().block()).isEmpty();
    }

    @Test
    void theAnswerOfABotThatWasOvertakenIsDropped() {
        ConversationId id = opened();
        handovers.store(id);
        Turn begun = conversations.nextPending(id).block();

        act(id, ANNE, CLAIM);

        assertThat(conversations.end(begun, TestHandovers.answered(null)).block().answer()).isEmpty();
        assertThat(messages(id)).extracting(ChatMessage::author).containsExactly(Author.CITIZEN, Author.SYSTEM);
        assertThat(conversations.withPendingTurns().collectList().block()).isEmpty();
    }

    @Test
    void aReleaseInTheMiddleOfATurnIsNotUndoneByItsEnd() {
        ConversationId id = waiting(HandoverReason.ASKED);
        handovers.store(id);
        Turn begun = conversations.nextPending(id).block();
        act(id, ANNE, CLAIM);
        act(id, ANNE, new MediatorAction.GiveBack());

        conversations.end(begun, TestHandovers.answered(null)).block();

        assertThat(conversations.state(id).block()).isEqualTo(HELD_BY_BOT);
        assertThat(messages(id).getLast().author()).isEqualTo(Author.BOT);
    }

    @Test
    void aMessageToAMediatorWhoGoesBeforeItIsPassedOnIsTheBots() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        handovers.store(id);
        Turn begun = conversations.nextPending(id).block();
        act(id, ANNE, new MediatorAction.Close());

        assertThat(conversations.passOn(begun).block()).isNull();

        assertThat(conversations.state(id).block()).isEqualTo(CLOSED);
        assertThat(conversations.nextPending(id).block().message()).isEqualTo(begun.message());
    }

    @Test
    void oneMessageSentTwiceIsSaidOnce() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        MediatorAction say = say("Bonjour");

        assertThat(act(id, ANNE, say)).isEqualTo(DONE);
        assertThat(act(id, ANNE, say)).isEqualTo(DONE);

        assertThat(messages(id)).filteredOn(message -> message.author() == Author.MEDIATOR).hasSize(1);
    }

    @Test
    void refusesAMessageThatAsksForASecretAndStoresNothingOfIt() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);

        assertThat(act(id, ANNE, say("Donnez-moi le code reçu par SMS")))
                .isEqualTo(new Result.Refused(new Refusal.AsksFor(Refusal.Secret.CODE)));

        assertThat(messages(id)).extracting(ChatMessage::author).doesNotContain(Author.MEDIATOR);
    }

    @Test
    void whatAMediatorChangesOrTakesBackIsSeenAsSuch() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        act(id, ANNE, say("Appelez le 17"));
        act(id, ANNE, say("Et voilà"));
        List<ChatMessage> said = messages(id);
        MessageId first = said.get(3).id();
        MessageId second = said.get(4).id();

        assertThat(act(id, ANNE, new MediatorAction.Edit(first, "Appelez le 15"))).isEqualTo(DONE);
        assertThat(act(id, ANNE, new MediatorAction.Withdraw(second))).isEqualTo(DONE);

        assertThat(messages(id)).hasSize(5);
        assertThat(messages(id).get(3)).returns("Appelez le 15", message -> message.reply().plainText())
                .returns(new ChatMessage.Revision(ChatMessage.Kind.EDITED, 6), ChatMessage::revision)
                .returns(4L, ChatMessage::sequence);
        assertThat(messages(id).get(4).reply().plainText()).startsWith("Ce message a été retiré");
        assertThat(conversations.since(id, 5, 10).collectList().block()).as("for a screen that was away")
                .extracting(ChatMessage::id).containsExactly(first, second);
        assertThat(act(id, ANNE, new MediatorAction.Edit(first, "Donnez-moi votre mot de passe")))
                .isEqualTo(new Result.Refused(new Refusal.AsksFor(Refusal.Secret.PASSWORD)));
        for (MessageId notTheirs : List.of(second, said.get(0).id(), said.get(1).id())) {
            assertThat(act(id, ANNE, new MediatorAction.Edit(notTheirs, "Non")))
                    .isEqualTo(new Result.Refused(new Refusal.NotYourMessage()));
        }
        act(id, ANNE, new MediatorAction.Transfer(BRUNO, ""));
        assertThat(act(id, BRUNO, new MediatorAction.Withdraw(first)))
                .isEqualTo(new Result.Refused(new Refusal.NotYourMessage()));
        assertThat(messages(id)).extracting(ChatMessage::sequence).as("no place is taken twice")
                .doesNotHaveDuplicates();
    }

    @Test
    void aNamesakeChangesNoMessageOfAnother() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        act(id, ANNE, say("Bonjour"));
        MessageId said = messages(id).getLast().id();
        Mediator namesake = mediator("Anne");
        handovers.presences.seen(namesake, true).block();
        act(id, ANNE, new MediatorAction.Transfer(namesake, ""));

        assertThat(act(id, namesake, new MediatorAction.Edit(said, "Bonsoir")))
                .isEqualTo(new Result.Refused(new Refusal.NotYourMessage()));
    }

    @Test
    void isPassedToATeamAndKeepsItsPlace() {
        Team housing = handovers.teams.create("Logement", BRUNO).block();
        ConversationId id = waiting(HandoverReason.ASKED);
        ConversationId later = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        Team gone = new Team(new Team.Id(java.util.UUID.randomUUID()), "Dissoute");
        assertThat(act(id, ANNE, new MediatorAction.TransferToTeam(gone, "")))
                .isEqualTo(new Result.Refused(new Refusal.UnknownTeam(gone)));

        assertThat(act(id, ANNE, new MediatorAction.TransferToTeam(housing, "bail à relire"))).isEqualTo(DONE);

        assertThat(queued()).containsExactly(id, later);
        assertThat(handovers.line.entries().block().getFirst()).returns(housing, Entry::team)
                .returns("bail à relire", Entry::note).returns(null, Entry::holder);
        assertThat(messages(id).getLast().reply().plainText()).contains("Anne", "« Logement »");
        handovers.teams.remove(housing.id(), BRUNO).block();
        assertThat(handovers.line.entries().block().getFirst().team()).as("for all again").isNull();
    }

    @Test
    void citesPublishedPassagesOnly() {
        FicheId fiche = new FicheId("F1");
        Passage passage = new Passage(fiche, 3, "Passeport", List.of("Coût"), "86 €", List.of(), List.of(), List.of(),
                new Source("service-public.fr", URI.create("https://example.org/F1"), "", LocalDate.of(2026, 1, 1)));
        handovers.published.put(fiche, List.of(passage));
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        PassageRef gone = new PassageRef(fiche, 4);
        assertThat(act(id, ANNE, cites(new PassageRef(fiche, 3), gone)))
                .isEqualTo(new Result.Refused(new Refusal.UnknownSource(gone)));

        assertThat(act(id, ANNE, cites(new PassageRef(fiche, 3)))).isEqualTo(DONE);

        assertThat(messages(id).getLast().reply()).returns("Cela coûte 86 € [1]", Reply::plainText)
                .returns(List.of(Reply.Citation.of(passage)), Reply::citations);
    }

    private static MediatorAction cites(PassageRef... sources) {
        return new MediatorAction.Say(new MessageId(java.util.UUID.randomUUID()), "Cela coûte 86 € [1]",
                List.of(sources));
    }

    @Test
    void whatIsSentIsNoDraftAnyMore() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        handovers.drafts.keep(id, ANNE, "Bonjour, je").block();
        act(id, ANNE, say("Donnez-moi votre mot de passe"));
        assertThat(handovers.drafts.of(id, ANNE).block()).as("it was refused").isEqualTo("Bonjour, je");

        act(id, ANNE, say("Bonjour, je vous aide"));

        assertThat(handovers.drafts.of(id, ANNE).block()).isEmpty();
    }

    @Test
    void whoStopsWaitingIsWithTheBotAndIsToldOnce() {
        ConversationId id = waiting(HandoverReason.ASKED);
        assertThat(handovers.stopping.in(id).block()).isTrue();
        assertThat(handovers.stopping.in(id).block()).isFalse();

        assertThat(conversations.state(id).block()).isEqualTo(HELD_BY_BOT);
        assertThat(messages(id)).hasSize(3).last()
                .satisfies(last -> assertThat(last.reply().plainText()).startsWith("C'est noté"));
        assertThat(queued()).isEmpty();

        ConversationId held = waiting(HandoverReason.ASKED);
        act(held, ANNE, CLAIM);
        assertThat(handovers.stopping.in(held).block()).as("a person is there").isFalse();
        assertThat(handovers.stopping.in(new ConversationId(java.util.UUID.randomUUID())).block()).isFalse();
    }

    @Test
    void aClosedConversationGoesOnWithTheBotWhenTheCitizenComesBack() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        act(id, ANNE, new MediatorAction.Close());
        assertThat(conversations.state(id).block()).isEqualTo(CLOSED);
        assertThat(act(id, BRUNO, CLAIM)).isEqualTo(new Result.Refused(new Refusal.Ended()));

        assertThat(citizenWrites(id, null)).isEqualTo(HELD_BY_BOT);
    }

    @Test
    void whatAMediatorLeavesUntendedReturnsToTheQueueAndTheCitizenIsTold() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        later(Duration.ofMinutes(4));
        assertThat(conversations.state(id).block()).isEqualTo(HELD_BY_MEDIATOR);

        later(Duration.ofMinutes(2));

        assertThat(conversations.state(id).block()).isEqualTo(WAITING_FOR_MEDIATOR);
        assertThat(messages(id).getLast().reply().plainText()).startsWith("Anne n'a pas pu vous répondre à temps.");
        assertThat(handovers.line.entries().block().getFirst()).returns(null, Entry::holder)
                .returns("Rendue à la file : pas de réponse à temps.", Entry::note);
        assertThat(audited()).containsExactly("CLAIMED", "RETURNED_TO_QUEUE");
    }

    @Test
    void aMediatorWhoAnsweredIsNotHurriedUntilTheCitizenWritesAgain() {
        ConversationId id = waiting(HandoverReason.ASKED);
        act(id, ANNE, CLAIM);
        act(id, ANNE, say("Bonjour"));
        later(Duration.ofHours(1));
        assertThat(conversations.state(id).block()).isEqualTo(HELD_BY_MEDIATOR);

        citizenWrites(id, null);
        later(Duration.ofMinutes(6));

        assertThat(conversations.state(id).block()).isEqualTo(WAITING_FOR_MEDIATOR);
    }

    @Test
    void whoWaitsIsToldFromTimeToTimeAndAtTheEnd() {
        ConversationId first = waiting(HandoverReason.ASKED);
        ConversationId second = waiting(HandoverReason.ASKED);

        later(Duration.ofMinutes(16));
        later(Duration.ofMinutes(15));
        assertThat(messages(first)).hasSize(3);
        assertThat(messages(second).getLast().reply().plainText()).contains("à la place 2");

        later(Duration.ofHours(24));
        assertThat(messages(first).getLast().reply().plainText()).startsWith("Personne n'a pu vous répondre.");
        assertThat(conversations.state(first).block()).isEqualTo(HELD_BY_BOT);
        assertThat(handovers.line.entries().block()).isEmpty();
    }

    /** What the store gives back is what the rules alone say, whatever came before. */
    @Test
    void theStoreKeepsWhatTheRulesSay() {
        Random chance = new Random(20);
        ConversationId id = waiting(HandoverReason.ASKED);
        List<Mediator> mediators = List.of(ANNE, BRUNO);
        for (int step = 0; step < 60; step++) {
            Custody before = conversations.custody(id).block();
            Mediator who = mediators.get(chance.nextInt(2));
            List<MediatorAction> actions = List.of(CLAIM, CLAIM, say("Bonjour"), new MediatorAction.Release("note"),
                    new MediatorAction.Transfer(BRUNO, "vu"), new MediatorAction.GiveBack(),
                    new MediatorAction.Close());
            int drawn = chance.nextInt(actions.size() + 2);
            Custody expected;
            if (drawn < actions.size()) {
                act(id, who, actions.get(drawn));
                expected = before.after(actions.get(drawn), who, handovers.now) instanceof Custody.Move.To(Custody next)
                        ? next
                        : before;
            } else {
                HandoverReason asked = before.botMaySpeak() && chance.nextBoolean() ? HandoverReason.UNSURE : null;
                handovers.now = handovers.now.plusSeconds(1);
                handovers.presences.seen(BRUNO, true).block();
                citizenWrites(id, asked);
                expected = before.afterTurn(asked, handovers.now);
            }
            assertThat(conversations.custody(id).block()).as("step %d", step).usingRecursiveComparison()
                    .ignoringFields("handover.id").isEqualTo(expected);
            assertThat(conversations.custody(id).block()).hasSameClassAs(expected);
        }
        assertThat(messages(id)).extracting(ChatMessage::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, messages(id).size()).boxed().toList());
    }

    @Test
    void anErasedConversationIsUnknown() {
        ConversationId id = waiting(HandoverReason.ASKED);
        conversations.erase(id).block();

        assertThat(act(id, ANNE, CLAIM)).isEqualTo(new Result.Refused(new Refusal.UnknownConversation()));
    }

    private ConversationId opened() {
        return handovers.opened();
    }

    private ConversationId waiting(HandoverReason reason) {
        return handovers.waiting(reason);
    }

    private ConversationState citizenWrites(ConversationId id, HandoverReason reason) {
        return handovers.citizenWrites(id, reason);
    }

    private Result act(ConversationId id, Mediator mediator, MediatorAction action) {
        return handovers.act(id, mediator, action);
    }

    private void later(Duration time) {
        handovers.later(time, ANNE, BRUNO);
    }

    private List<ChatMessage> messages(ConversationId id) {
        return handovers.messages(id);
    }

    private List<ConversationId> queued() {
        return handovers.line.entries().block().stream().map(Entry::conversation).toList();
    }

    private List<String> audited() {
        return handovers.database.client().sql("SELECT action FROM audit_entry ORDER BY happened_at, action")
                .map(row -> row.get(0, String.class)).all().collectList().block();
    }
}
