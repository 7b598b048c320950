package fr.lanterne.bot.conversation;

import static fr.lanterne.bot.ConversationState.WAITING_FOR_MEDIATOR;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Assistant.Admission;
import fr.lanterne.bot.Assistant.Opened;
import fr.lanterne.bot.Assistant.Receipt;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.conversation.Conversations.Intake;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.database.TestDatabase;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConversationsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Reply REPLY = new Reply(
            List.of(new Reply.Paragraph("Faites la demande en ligne [1]."), new Reply.Bullets(List.of("a", "b")),
                    new Reply.Essentials(List.of("C'est gratuit."))),
            List.of(new Reply.Citation(new FicheId("F1"), "Permis", URI.create("https://exemple.gouv.fr"), "Vol",
                    "Service-Public.gouv.fr", LocalDate.of(2020, 10, 1))),
            List.of(new Reply.Action("Ouvrir", Reply.Action.Kind.OPEN, "https://exemple.gouv.fr")));

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Conversations conversations;

    @BeforeEach
    void open() {
        database = kind.open();
        conversations = new Conversations(database.client(), database.transactions(), Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void admitsOnlyTheTokenOfTheConversation() {
        Opened opened = opened();

        assertThat(admission(opened.conversation(), opened.token())).isEqualTo(Admission.ADMITTED);
        assertThat(admission(opened.conversation(), opened().token())).isEqualTo(Admission.WRONG_TOKEN);
        assertThat(admission(new ConversationId(UUID.randomUUID()), opened.token()))
                .isEqualTo(Admission.UNKNOWN_CONVERSATION);
    }

    @Test
    void storesAMessageOnceForEachKey() {
        ConversationId id = opened().conversation();
        Intake first = store(id, "k1", "Bonjour");

        assertThat(store(id, "k1", "Bonjour")).isEqualTo(new Intake(first.receipt(), null));
        assertThat(store(id, "k1", "Autre").receipt()).isEqualTo(new Receipt.KeyReused());
        assertThat(store(opened().conversation(), "k1", "Autre").receipt()).isInstanceOf(Receipt.Stored.class);
        assertThat(texts(id)).containsExactly("Bonjour");
    }

    @Test
    void refusesAMessageForAnUnknownConversation() {
        assertThat(store(new ConversationId(UUID.randomUUID()), "k", "x").receipt())
                .isEqualTo(new Receipt.UnknownConversation());
    }

    @Test
    void numbersMessagesWithoutGapsWhateverComesAtOnce() {
        ConversationId id = opened().conversation();

        Flux.range(0, 30).flatMap(i -> conversations.store(incoming(id, "k" + i % 15, "texte " + i % 15)), 8)
                .blockLast();

        assertThat(conversations.messages(id, 0, 100).map(ChatMessage::sequence).collectList().block())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
    }

    @Test
    void endsATurnOnceWithItsAnswer() {
        ConversationId id = opened().conversation();
        store(id, "k1", "Question");
        Turn turn = conversations.nextPending(id).block();
        TurnEnd end = TurnEnd.answered(Outcome.ANSWERED, new TurnEnd.Answer(new MessageId(UUID.randomUUID()), REPLY),
                Map.of("confidence", "0.9"));

        assertThat(conversations.end(turn, end).block().answer()).isPresent();
        assertThat(conversations.end(turn, end).blockOptional()).isEmpty();
        assertThat(conversations.nextPending(id).blockOptional()).isEmpty();
        ChatMessage answer = conversations.messages(id, 1, 10).single().block();
        assertThat(answer.reply()).isEqualTo(REPLY);
        assertThat(answer).returns(2L, ChatMessage::sequence).returns(Author.BOT, ChatMessage::author)
                .returns(Outcome.ANSWERED, ChatMessage::outcome).returns(NOW, ChatMessage::createdAt);
    }

    @Test
    void twoWorkersAtOneTurnGiveOneAnswer() {
        ConversationId id = opened().conversation();
        store(id, "k1", "Question");
        Turn turn = conversations.nextPending(id).block();

        Flux.range(0, 8).flatMap(i -> conversations.end(turn, answered()), 8).blockLast();

        assertThat(conversations.messages(id, 0, 10).count().block()).isEqualTo(2);
    }

    @Test
    void givesPendingTurnsInOrder() {
        ConversationId id = opened().conversation();
        store(id, "k1", "un");
        store(id, "k2", "deux");

        assertThat(conversations.withPendingTurns().collectList().block()).containsExactly(id);
        Turn first = conversations.nextPending(id).block();
        assertThat(first.message().reply().plainText()).isEqualTo("un");
        conversations.end(first, answered()).block();
        assertThat(conversations.nextPending(id).block().message().reply().plainText()).isEqualTo("deux");
    }

    @Test
    void givesWhatWasAnsweredBeforeAMessageEvenIfItWasWrittenAfterIt() {
        ConversationId id = opened().conversation();
        store(id, "k1", "un");
        store(id, "k2", "deux");
        store(id, "k3", "trois");
        conversations.end(conversations.nextPending(id).block(), answered()).block();
        Turn second = conversations.nextPending(id).block();

        assertThat(conversations.messagesBefore(id, second.message().sequence(), 10).block())
                .extracting(ChatMessage::author).containsExactly(Author.CITIZEN, Author.BOT);
    }

    @Test
    void aHandoverLeavesTheConversationWaiting() {
        ConversationId id = opened().conversation();
        store(id, "k1", "un humain");

        conversations
                .end(conversations.nextPending(id).block(),
                        TurnEnd.handedOver(HandoverReason.ASKED, Outcome.HANDED_OVER,
                                new TurnEnd.Answer(new MessageId(UUID.randomUUID()), Reply.of("Noté.")), Map.of()))
                .block();

        assertThat(conversations.state(id).block()).isEqualTo(WAITING_FOR_MEDIATOR);
        assertThat(
                database.client().sql("SELECT reason FROM handover").map(row -> row.get(0, String.class)).one().block())
                .isEqualTo("ASKED");
    }

    @Test
    void keepsTheLatestFeedbackOnAnAnswerOfTheBot() {
        ConversationId id = opened().conversation();
        Intake question = store(id, "k1", "Question");
        MessageId answer = conversations.end(conversations.nextPending(id).block(), answered()).block().answer().get()
                .id();

        assertThat(conversations.feedback(id, answer, true, "").block()).isTrue();
        assertThat(conversations.feedback(id, answer, false, "pas clair").block()).isTrue();
        assertThat(conversations.feedback(id, question.stored().id(), true, "").block()).isFalse();
        assertThat(conversations.feedback(opened().conversation(), answer, true, "").block()).isFalse();
        assertThat(database.client().sql("SELECT helpful FROM feedback").map(row -> row.get(0, Boolean.class)).all()
                .collectList().block()).containsExactly(false);
    }

    @Test
    void erasesAllThatWasKept() {
        Opened opened = opened();
        store(opened.conversation(), "k1", "Question");
        Turn turn = conversations.nextPending(opened.conversation()).block();
        MessageId answer = conversations.end(turn, answered()).block().answer().get().id();
        conversations.feedback(opened.conversation(), answer, true, "").block();

        conversations.erase(opened.conversation()).block();

        for (String table : List.of("conversation", "message", "turn", "handover", "feedback")) {
            assertThat(database.client().sql("SELECT COUNT(*) FROM " + table).map(row -> row.get(0, Long.class)).one()
                    .block()).as(table).isZero();
        }
        assertThat(admission(opened.conversation(), opened.token())).isEqualTo(Admission.UNKNOWN_CONVERSATION);
    }

    private static TurnEnd answered() {
        return TurnEnd.answered(Outcome.ANSWERED, new TurnEnd.Answer(new MessageId(UUID.randomUUID()), REPLY),
                Map.of());
    }

    private Opened opened() {
        return conversations.open(Channel.WEB, null).block();
    }

    private Admission admission(ConversationId id, String token) {
        return conversations.admits(id, token).block();
    }

    private Intake store(ConversationId id, String key, String text) {
        return conversations.store(incoming(id, key, text)).block();
    }

    private static IncomingMessage incoming(ConversationId id, String key, String text) {
        return new IncomingMessage(id, key, new IncomingMessage.Text(text), NOW);
    }

    private List<String> texts(ConversationId id) {
        return conversations.messages(id, 0, 100).map(message -> message.reply().plainText()).collectList().block();
    }
}
