package fr.lanterne.bot.handover;

import static fr.lanterne.bot.handover.TestHandovers.ANNE;
import static fr.lanterne.bot.handover.TestHandovers.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.Supervision;
import fr.lanterne.bot.Supervision.Bucket;
import fr.lanterne.bot.Supervision.Ending;
import fr.lanterne.bot.Supervision.Figures;
import fr.lanterne.bot.Supervision.Row;
import fr.lanterne.bot.insight.TestFigures;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the figures say after a known day. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SupervisionTests {

    private static final Instant MORNING = Instant.parse("2026-11-23T10:00:00Z");

    @Parameter
    TestDatabase kind;

    private TestHandovers handovers;
    private Supervision supervision;

    @BeforeEach
    void open() {
        handovers = new TestHandovers(kind, 50);
        supervision = TestFigures.of(handovers.database, handovers.presences, Duration.ofMinutes(5), handovers.clock);
    }

    @AfterEach
    void close() {
        handovers.close();
    }

    @Test
    void countsADay() {
        for (int minutes = 1; minutes <= 10; minutes++) {
            helped(Duration.ofMinutes(minutes), Duration.ofMinutes(20));
        }
        ConversationId stopped = handovers.waiting(HandoverReason.UNSURE);
        handovers.now = handovers.now.plus(Duration.ofMinutes(30));
        handovers.stopping.in(stopped).block();
        handovers.act(handovers.opened(), ANNE, CLAIM);
        ConversationId returned = handovers.waiting(HandoverReason.ASKED);
        handovers.act(returned, ANNE, CLAIM);
        handovers.act(returned, ANNE, new MediatorAction.Release(""));
        handovers.stopping.in(returned).block();
        handovers.waiting(HandoverReason.MONEY_AT_RISK);

        Figures figures = supervision.figures(MORNING, MORNING.plus(Duration.ofDays(2))).block();

        assertThat(figures).returns(13, Figures::asked).returns(11, Figures::claimed).returns(1, Figures::abandoned)
                .returns(0, Figures::expired);
        assertThat(figures.serviceLevel()).as("6 in time, 5 late, 1 gone late, 1 who waits for moments")
                .isEqualTo(6 / 12.0);
        assertThat(figures.byReason()).isEqualTo(Map.of(HandoverReason.ASKED, 11, HandoverReason.UNSURE, 1,
                HandoverReason.TAKEN_OVER, 1, HandoverReason.MONEY_AT_RISK, 1));
        assertThat(figures.waiting().p50()).isEqualTo(Duration.ofMinutes(5));
        assertThat(figures.waiting().p90()).isEqualTo(Duration.ofMinutes(9));
        assertThat(figures.waiting().p95()).isEqualTo(Duration.ofMinutes(10));
        assertThat(figures.handling()).returns(10, spread -> spread.count()).returns(Duration.ofMinutes(20),
                spread -> spread.p50());
        assertThat(figures.waiting().histogram()).startsWith(new Bucket(Duration.ofMinutes(1), 2),
                new Bucket(Duration.ofMinutes(2), 1), new Bucket(Duration.ofMinutes(5), 3),
                new Bucket(Duration.ofMinutes(10), 5)).endsWith(new Bucket(null, 0));
        assertThat(figures.byDay()).isEqualTo(Map.of(LocalDate.of(2026, 11, 23), 13));
        assertThat(figures.byHour().stream().mapToInt(count -> count).sum()).isEqualTo(13);
        assertThat(figures.byHour().get(11)).as("it is eleven in Paris").isEqualTo(3);
    }

    @Test
    void tellsTheStateOfTheMoment() {
        assertThat(supervision.live().block()).returns(0, live -> live.waiting()).returns(null,
                live -> live.waitingSince());
        Instant first = handovers.now;
        handovers.waiting(HandoverReason.ASKED);
        handovers.waiting(HandoverReason.ASKED);
        handovers.act(handovers.waiting(HandoverReason.ASKED), ANNE, CLAIM);

        assertThat(supervision.live().block()).returns(2, live -> live.waiting()).returns(1, live -> live.held())
                .returns(first, live -> live.waitingSince()).returns(0, live -> live.toCheck());
        assertThat(supervision.live().block().present()).singleElement().returns(ANNE, there -> there.mediator())
                .returns(1, there -> there.held());
    }

    @Test
    void givesEachHandoverOfATimeForTheExport() {
        ConversationId first = helped(Duration.ofMinutes(3), Duration.ofMinutes(7));
        Instant afterwards = handovers.now;
        ConversationId nobody = handovers.waiting(HandoverReason.ASKED);
        handovers.later(Duration.ofHours(30));

        List<Row> rows = supervision.rows(MORNING, MORNING.plus(Duration.ofDays(1))).collectList().block();

        assertThat(rows).extracting(Row::conversation).containsExactly(first, nobody);
        assertThat(rows.getFirst()).returns(Duration.ofMinutes(3), Row::waiting)
                .returns(Duration.ofMinutes(7), Row::handling).returns(Ending.CLOSED, Row::ending)
                .returns(ANNE, Row::mediator);
        assertThat(rows.getLast()).returns(Ending.EXPIRED, Row::ending).returns(null, Row::waiting);
        assertThat(supervision.rows(afterwards, afterwards.plusSeconds(1)).collectList().block()).hasSize(1);
        assertThat(supervision.figures(MORNING.minusSeconds(9), MORNING).block()).returns(0, Figures::asked)
                .returns(null, Figures::serviceLevel);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> supervision.rows(MORNING, MORNING.plus(Duration.ofDays(400))));
    }

    private ConversationId helped(Duration wait, Duration talk) {
        Instant asked = handovers.now;
        ConversationId id = handovers.waiting(HandoverReason.ASKED);
        at(asked.plus(wait));
        handovers.act(id, ANNE, CLAIM);
        at(asked.plus(wait).plus(talk));
        handovers.act(id, ANNE, new MediatorAction.Close());
        return id;
    }

    /** An action moves the clock by a millisecond first. */
    private void at(Instant moment) {
        handovers.now = moment.minusMillis(1);
    }
}
