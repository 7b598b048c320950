package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.telegram.UpdateJournal.Envelope;
import fr.lanterne.channels.telegram.UpdateJournal.Kept;
import fr.lanterne.channels.telegram.UpdateJournal.Status;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class UpdateJournalTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Parameter
    TestDatabase kind;

    private TestDatabase.Opened database;
    private UpdateJournal journal;

    @BeforeEach
    void open() {
        database = kind.open();
        journal = new UpdateJournal(database.client());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsEachUpdateOnceAndInItsOrder() {
        keep(update(5, 1), update(3, 1), update(4, 2));
        keep(update(3, 1), update(6, 1));

        assertThat(waiting(1)).containsExactly(3L, 5L, 6L);
        assertThat(journal.chats().collectList().block()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void whatIsDoneComesNoMoreThoughItIsSentAgain() {
        keep(update(3, 1));
        journal.done(List.of(3L), Status.DONE).block();
        keep(update(3, 1));
        assertThat(waiting(1)).isEmpty();
    }

    @Test
    void whatIsAboutNoChatIsOnlySeen() {
        keep(new Envelope(3, 0, false, "{}"));
        assertThat(journal.chats().collectList().block()).isEmpty();
    }

    @Test
    void takesManyAtOnce() {
        journal.keep(LongStream.range(0, 250).mapToObj(id -> update(id, 1)).toList(), NOW).block();
        assertThat(journal.waiting(1, 1_000).block()).hasSize(250);
    }

    @Test
    void countsFailures() {
        keep(update(3, 1));
        assertThat(journal.failed(3).block()).isEqualTo(1);
        assertThat(journal.failed(3).block()).isEqualTo(2);
    }

    @Test
    void forgetsTheOldButNothingThatWaits() {
        keep(update(3, 1), update(4, 1));
        journal.done(List.of(3L), Status.DONE).block();
        journal.forget(NOW.plusSeconds(1)).block();
        keep(update(3, 1));
        assertThat(waiting(1)).containsExactly(3L, 4L);
    }

    private void keep(Envelope... updates) {
        journal.keep(List.of(updates), NOW).block();
    }

    private List<Long> waiting(long chat) {
        return journal.waiting(chat, 100).block().stream().map(Kept::updateId).toList();
    }

    private static Envelope update(long id, long chat) {
        return new Envelope(id, chat, true, "{\"update_id\":" + id + "}");
    }
}
