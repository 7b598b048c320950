package fr.lanterne.bot.handover;

import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.WaitingLine.Entry;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LiveQueueTests {

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 5);
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void showsWhatEachIsAboutAndReadsAgainWhatWasSaidSince() {
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        assertThat(summary(id)).isEqualTo("Bonjour");

        handovers.store(id, "Mon numéro est le 06 12 34 56 78, je ne peux plus ouvrir ameli");
        assertThat(summary(id)).isEqualTo("Mon numéro est le [téléphone], je ne peux plus ouvrir ameli");
        handovers.act(id, ANNE, CLAIM);
        assertThat(entry(id)).returns(ANNE, Entry::holder).returns(handovers.now, Entry::unansweredSince);
    }

    @Test
    void allScreensSeeAnArrivalOfThisInstanceAndOfAnother() {
        List<List<List<Entry>>> screens = IntStream.range(0, 5)
                .<List<List<Entry>>>mapToObj(i -> new CopyOnWriteArrayList<>()).toList();
        List<Disposable> following = screens.stream().map(screen -> handovers.line.follow().subscribe(screen::add))
                .toList();

        ConversationId here = handovers.waiting(HandoverReason.ASKED);
        handovers.feed.changed(here);
        shown(here);
        ConversationId elsewhere = new TestHandovers(handovers).waiting(HandoverReason.DISTRESS);
        shown(elsewhere);

        assertThat(screens).allSatisfy(screen -> assertThat(screen.getLast()).extracting(Entry::conversation)
                .containsExactly(elsewhere, here));
        assertThat(screens).as("what is the same is not sent again")
                .allSatisfy(screen -> assertThat(screen).doesNotHaveDuplicates());
        following.forEach(Disposable::dispose);
    }

    @Test
    void thousandsOfChangesAreReadTogether() {
        handovers.waiting(HandoverReason.ASKED);
        List<List<Entry>> seen = new CopyOnWriteArrayList<>();
        Disposable screen = handovers.line.follow().subscribe(seen::add);
        for (int i = 0; i < 10; i++) {
            handovers.feed.changed(handovers.waiting(HandoverReason.ASKED));
        }
        Flux.range(0, 5_000).doOnNext(i -> handovers.feed.changed(new ConversationId(java.util.UUID.randomUUID())))
                .blockLast();
        handovers.line.follow().filter(entries -> entries.size() == 11).blockFirst(Duration.ofSeconds(5));

        assertThat(seen).hasSizeLessThan(12);
        screen.dispose();
    }

    private void shown(ConversationId id) {
        Mono.from(handovers.line.follow()
                .filter(entries -> entries.stream().anyMatch(entry -> entry.conversation().equals(id))))
                .then(Mono.delay(Duration.ofMillis(50))).block(Duration.ofSeconds(5));
    }

    private String summary(ConversationId id) {
        return entry(id).gist().summary();
    }

    private Entry entry(ConversationId id) {
        return handovers.line.entries().block().stream().filter(entry -> entry.conversation().equals(id)).findFirst()
                .orElseThrow();
    }
}
