package fr.lanterne.bot.handover;

import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static fr.lanterne.bot.handover.TestHandovers.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.WaitingLine.Entry;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * 40 mediators want every conversation at once, each in an order of their own: each has one holder, and its citizen was told of
 * one. {@code -Dlanterne.storm=500} is the whole storm.
 */
class ClaimStormTests {

    private static final int CONVERSATIONS = Integer.getInteger("lanterne.storm", 20);
    private static final int MEDIATORS = 40;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void givesEveryConversationOneHolder(TestDatabase kind) {
        try (TestHandovers handovers = new TestHandovers(kind, 100)) {
            List<ConversationId> all = IntStream.range(0, CONVERSATIONS)
                    .mapToObj(i -> handovers.waiting(HandoverReason.ASKED)).toList();
            System.out.printf("%s: the queue of %d is read in %.0f ms, again in %.0f ms%n", kind, CONVERSATIONS,
                    readMillis(handovers), IntStream.range(0, 10).mapToDouble(i -> readMillis(handovers)).average()
                            .orElseThrow());
            ConcurrentMap<ConversationId, Mediator> won = new ConcurrentHashMap<>();
            long begun = System.nanoTime();

            Flux.range(0, MEDIATORS).flatMap(i -> claims(handovers, TestHandovers.mediator("M" + i),
                    shuffled(all, i), won).subscribeOn(Schedulers.boundedElastic()), MEDIATORS)
                    .blockLast(Duration.ofMinutes(10));

            double seconds = (System.nanoTime() - begun) / 1e9;
            Map<ConversationId, Mediator> holders = new ConcurrentHashMap<>();
            for (Entry entry : handovers.line.entries().block()) {
                holders.put(entry.conversation(), entry.holder());
            }
            assertThat(won).hasSize(CONVERSATIONS).isEqualTo(holders);
            assertThat(all).allSatisfy(id -> assertThat(handovers.messages(id))
                    .filteredOn(message -> message.author() == Author.SYSTEM).as("told once").hasSize(1));
            System.out.printf(
                    "%s: %d mediators claimed %d conversations at once, %d claims in %.1f s, one holder each%n",
                    kind, MEDIATORS, CONVERSATIONS, MEDIATORS * CONVERSATIONS, seconds);
        }
    }

    private static double readMillis(TestHandovers handovers) {
        long begun = System.nanoTime();
        assertThat(handovers.line.entries().block()).hasSize(CONVERSATIONS);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static Flux<ConversationId> claims(TestHandovers handovers, Mediator mediator, List<ConversationId> order,
            ConcurrentMap<ConversationId, Mediator> won) {
        return Flux.fromIterable(order).concatMap(id -> handovers.desk.act(id, mediator, CLAIM).filter(DONE::equals)
                .map(done -> id)).doOnNext(id -> assertThat(won.put(id, mediator)).as("a second holder").isNull());
    }

    private static List<ConversationId> shuffled(List<ConversationId> all, int seed) {
        List<ConversationId> order = new ArrayList<>(all);
        Collections.shuffle(order, new Random(seed));
        return order;
    }
}
