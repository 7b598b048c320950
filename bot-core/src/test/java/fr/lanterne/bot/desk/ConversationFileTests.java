package fr.lanterne.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.AuditTrail.Entry;
import fr.lanterne.bot.AuditTrail.Filter;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.CitizenKey;
import fr.lanterne.bot.ConversationFile.Cover;
import fr.lanterne.bot.ConversationFile.Line;
import fr.lanterne.bot.ConversationFile.Turn;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.FicheProposals.Draft;
import fr.lanterne.bot.FicheProposals.Proposal;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Notes;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.audit.AuditLog;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Transcripts;
import fr.lanterne.bot.conversation.TurnEnd;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What mediators see and keep of a conversation. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConversationFileTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final Mediator BRUNO = new Mediator(new MediatorId(UUID.randomUUID()), "Bruno");
    private static final String NUMBER = "Mon numéro est le 06 12 34 56 78, ma carte vitale est perdue";

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private Conversations conversations;
    private MaskedFile file;
    private LookStore lookers;
    private DraftStore drafts;
    private NoteStore notes;
    private LabelStore labels;
    private AuditLog audit;
    private ConversationId id;

    @BeforeEach
    void open() {
        database = kind.open();
        var client = database.client();
        conversations = new Conversations(client, database.transactions(), clock, new SecureRandom());
        Transcripts transcripts = new Transcripts(client);
        Understanding understanding = new Understanding();
        audit = new AuditLog(client, clock);
        Assistant none = null;
        file = new MaskedFile(new Covers(client, new Gists(transcripts, understanding)), conversations, transcripts,
                () -> none, new MaskedReply(understanding), audit);
        lookers = new LookStore(client, Duration.ofSeconds(30), clock);
        drafts = new DraftStore(client, clock);
        notes = new NoteStore(client, database.transactions(), audit, clock);
        labels = new LabelStore(client, database.transactions(), audit, new LiveFeed());
        id = conversations.open(Channel.WEB, null).block().conversation();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void masksWhatWasWrittenAndTellsWhatTheBotDid() {
        says(id, NUMBER, Reply.of("Le 36 46 est le numéro de l'Assurance maladie."));
        Verdict verdict = new Verdict(Risk.HIGH, List.of(new Verdict.Sign("number", "06 98 76 54 32", "Un portable")));
        says(id, "sms bizarre", new Reply(List.of(new Reply.Paragraph("Le 06 98 76 54 32 n'est pas officiel.")),
                List.of(), List.of(), verdict));

        List<Line> lines = file.lines(id, 0, 50).block();

        assertThat(lines).extracting(line -> line.message().reply().plainText()).containsExactly(
                "Mon numéro est le [téléphone], ma carte vitale est perdue",
                "Le 36 46 est le numéro de l'Assurance maladie.", "sms bizarre",
                "Le [téléphone] n'est pas officiel.");
        assertThat(lines).extracting(Line::masked).containsExactly(true, false, false, true);
        assertThat(lines.getFirst().turn()).isEqualTo(new Turn(Outcome.ANSWERED, Map.of("confidence", "0.91")));
        assertThat(lines.getLast().message().reply().verdict().signs().getFirst().evidence()).isEqualTo("[téléphone]");
        assertThat(file.lines(id, 2, 1).block()).extracting(line -> line.message().sequence()).containsExactly(3L);
        assertThatIllegalArgumentException().isThrownBy(() -> file.lines(id, 0, 501));
    }

    @Test
    void everyClearViewIsInTheAuditLog() {
        says(id, NUMBER, Reply.of("D'accord."));
        MessageId message = conversations.messages(id, 0, 1).blockFirst().id();

        assertThat(file.reveal(id, message, ANNE).block().reply().plainText()).isEqualTo(NUMBER);
        assertThat(file.reveal(id, new MessageId(UUID.randomUUID()), ANNE).block()).isNull();
        assertThat(file.reveal(other(), message, ANNE).block()).as("a message of another conversation").isNull();

        assertThat(audit.read(Filter.ALL).map(Entry::deed).collectList().block())
                .containsExactly(new Deed(ANNE, "REVEALED", id, "message " + message));
    }

    @Test
    void theCoverSaysWhatItIsAboutWithoutPersonalData() {
        says(id, "Bonjour", Reply.of("Bonjour."));
        says(id, NUMBER, Reply.of("D'accord."));
        says(id, "Je veux parler à une personne", Reply.of("C'est noté."));

        Cover cover = file.cover(id).block();

        assertThat(cover.gist()).returns("Mon numéro est le [téléphone], ma carte vitale est perdue",
                gist -> gist.summary()).returns("C'est noté.", gist -> gist.lastWords())
                .returns(Author.BOT, gist -> gist.lastAuthor()).returns("fr", gist -> gist.language());
        assertThat(cover).returns(null, Cover::handover).returns(null, Cover::team);
        assertThat(file.cover(other()).block().gist().summary()).isEmpty();
        assertThat(file.cover(new ConversationId(UUID.randomUUID())).block()).isNull();
    }

    @Test
    void findsTheOtherConversationsOfACitizenWhoIsKnownOnly() {
        CitizenKey citizen = CitizenKey.of(Channel.valueOf("TELEGRAM"), "4711");
        List<ConversationId> theirs = IntStream.range(0, 3).mapToObj(i -> {
            now = now.plusSeconds(60);
            return conversations.open(Channel.valueOf("TELEGRAM"), citizen).block().conversation();
        }).toList();
        conversations.open(Channel.valueOf("TELEGRAM"), CitizenKey.of(Channel.valueOf("TELEGRAM"), "4712")).block();

        assertThat(file.others(theirs.get(1)).block()).extracting(Cover::conversation)
                .containsExactly(theirs.get(2), theirs.get(0));
        assertThat(file.others(id).block()).as("the web knows nobody").isEmpty();
    }

    @Test
    void tellsWhoElseLooksUntilTheSignsStop() {
        assertThat(lookers.look(id, ANNE).block()).isEmpty();
        assertThat(lookers.look(id, BRUNO).block()).containsExactly(ANNE);
        now = now.plusSeconds(20);
        assertThat(lookers.look(id, ANNE).block()).containsExactly(BRUNO);

        now = now.plusSeconds(15);
        assertThat(lookers.at(id).block()).containsExactly(ANNE);
        lookers.leave(id, ANNE).block();
        assertThat(lookers.at(id).block()).isEmpty();
        assertThat(lookers.look(new ConversationId(UUID.randomUUID()), ANNE).block()).isEmpty();
    }

    @Test
    void keepsTheDraftOfEachMediator() {
        assertThat(drafts.of(id, ANNE).block()).isEmpty();
        drafts.keep(id, ANNE, "Bonj").block();
        assertThat(drafts.keep(id, ANNE, "Bonjour, je").block()).isTrue();
        drafts.keep(id, BRUNO, "Moi aussi").block();

        assertThat(drafts.of(id, ANNE).block()).isEqualTo("Bonjour, je");
        drafts.keep(id, ANNE, " ").block();
        assertThat(drafts.of(id, ANNE).block()).isEmpty();
        assertThat(drafts.of(id, BRUNO).block()).isEqualTo("Moi aussi");
        assertThat(drafts.keep(new ConversationId(UUID.randomUUID()), ANNE, "Bonjour").block()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> drafts.keep(id, ANNE, "x".repeat(4_001)));
    }

    @Test
    void notesAreKeptForColleaguesUntilTheConversationIsErased() {
        assertThat(notes.add(id, ANNE, "Ne lit pas bien").block()).isTrue();
        now = now.plusSeconds(1);
        notes.add(id, BRUNO, "Vu").block();

        assertThat(notes.of(id).block()).extracting(Notes.Note::author, Notes.Note::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ANNE, "Ne lit pas bien"),
                        org.assertj.core.groups.Tuple.tuple(BRUNO, "Vu"));
        assertThat(notes.add(new ConversationId(UUID.randomUUID()), ANNE, "Personne").block()).isFalse();
        assertThat(conversations.messages(id, 0, 10).collectList().block()).isEmpty();
        conversations.erase(id).block();
        assertThat(notes.of(id).block()).isEmpty();
        assertThat(audit.read(Filter.ALL).map(entry -> entry.deed().action()).collectList().block())
                .containsExactly("NOTED", "NOTED");
    }

    @Test
    void onlyLabelsOfTheListAreGiven() {
        assertThat(labels.add(id, "CAF", ANNE).block()).isFalse();
        assertThat(labels.create("CAF", BRUNO).block()).isTrue();
        assertThat(labels.create("caf", BRUNO).block()).as("the same").isFalse();
        labels.create("Arnaque", BRUNO).block();
        assertThat(labels.all().block()).containsExactlyInAnyOrder("CAF", "Arnaque");

        assertThat(labels.add(id, "CAF", ANNE).block()).isTrue();
        assertThat(labels.add(id, "CAF", ANNE).block()).as("twice").isFalse();
        labels.add(id, "Arnaque", ANNE).block();
        assertThat(labels.retire("CAF", BRUNO).block()).isTrue();
        assertThat(file.cover(id).block().labels()).as("it keeps what it bears").containsExactly("Arnaque", "CAF");
        assertThat(labels.remove(id, "CAF", ANNE).block()).isTrue();
        assertThat(file.cover(id).block().labels()).containsExactly("Arnaque");
        assertThat(labels.add(new ConversationId(UUID.randomUUID()), "Arnaque", ANNE).block()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> labels.create("a,b", BRUNO));
    }

    @Test
    void aProposalForTheContentTeamOutlivesTheConversationWithoutPersonalData() {
        ProposalStore proposals = new ProposalStore(database.client(), database.transactions(), conversations,
                new Understanding(), audit, clock);
        says(id, NUMBER, Reply.of("D'accord."));
        List<MessageId> messages = conversations.messages(id, 0, 2).map(message -> message.id()).collectList().block();
        List<PassageRef> sources = List.of(new PassageRef(new FicheId("F1"), 2), new PassageRef(new FicheId("a-b"), 0));
        UUID proposal = proposals.propose(new Draft(id, messages.getFirst(), "Refaites-la sur ameli.", sources), ANNE)
                .block();
        assertThat(proposals.propose(new Draft(id, messages.getLast(), "De la part du robot", List.of()), ANNE)
                .block()).as("no citizen's question").isNull();
        conversations.erase(id).block();

        assertThat(proposals.open().collectList().block()).containsExactly(new Proposal(proposal,
                "Mon numéro est le [téléphone], ma carte vitale est perdue", "Refaites-la sur ameli.", sources, ANNE,
                now));
        assertThat(proposals.settle(proposal, BRUNO).block()).isTrue();
        assertThat(proposals.settle(proposal, BRUNO).block()).isFalse();
        assertThat(proposals.open().collectList().block()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Draft(id, messages.getFirst(), " ", List.of()));
    }

    @Test
    void theAuditLogIsReadPageByPageAndByFilter() {
        for (int i = 0; i < 7; i++) {
            now = now.plusSeconds(i % 2);
            audit.append(new Deed(i % 2 == 0 ? ANNE : null, "DEED_" + i % 3, i < 3 ? id : null, "" + i)).block();
        }
        List<String> read = new java.util.ArrayList<>();
        List<Entry> page = audit.read(Filter.ALL).take(3).collectList().block();
        while (!page.isEmpty()) {
            page.forEach(entry -> read.add(entry.deed().detail()));
            page = audit.read(new Filter(null, null, null, false, null, null, page.getLast())).take(3).collectList()
                    .block();
        }

        assertThat(read).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6").endsWith("0");
        assertThat(details(new Filter(null, null, ANNE.id(), false, null, null, null))).containsExactlyInAnyOrder("0",
                "2",
                "4", "6");
        assertThat(details(new Filter(null, null, null, false, "DEED_1", null, null))).containsExactlyInAnyOrder("1",
                "4");
        assertThat(details(new Filter(null, null, null, false, null, id, null))).containsExactlyInAnyOrder("0", "1",
                "2");
        assertThat(details(new Filter(now, null, null, false, null, null, null))).containsExactlyInAnyOrder("5", "6");
        assertThat(details(new Filter(null, now, null, false, null, null, null))).hasSize(5);
    }

    private List<String> details(Filter filter) {
        return audit.read(filter).map(entry -> entry.deed().detail()).collectList().block();
    }

    private ConversationId other() {
        return conversations.open(Channel.WEB, null).block().conversation();
    }

    private void says(ConversationId conversation, String text, Reply answer) {
        now = now.plusSeconds(1);
        conversations.store(new IncomingMessage(conversation, UUID.randomUUID().toString(),
                new IncomingMessage.Text(text), now)).block();
        conversations.end(conversations.nextPending(conversation).block(), TurnEnd.answered(Outcome.ANSWERED,
                new TurnEnd.Answer(new MessageId(UUID.randomUUID()), answer), Map.of("confidence", "0.91"))).block();
    }
}
