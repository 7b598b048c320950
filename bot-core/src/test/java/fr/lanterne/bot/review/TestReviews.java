package fr.lanterne.bot.review;

import fr.lanterne.bot.AnswerReview;
import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.HeldAnswers;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.dialogue.Checking;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Answers that are looked through, over a test's database.
 *
 * @param sweep looks once for those whose time is up
 */
public record TestReviews(AnswerReview desk, Mono<Void> sweep, Checking checking) {

    public static TestReviews of(TestDatabase.Opened database, Conversations conversations, Outlooks waits,
            AuditTrail audit, LiveFeed feed, Clock clock) {
        ReviewDesk desk = new ReviewDesk(new HeldAnswers(database.client(), clock), conversations,
                database.transactions(), feed, new ReviewDesk.Rules(waits, new ReviewTexts(), new Understanding(),
                        audit, Duration.ofSeconds(1), clock));
        return new TestReviews(desk, Mono.defer(desk::sweep), new TeamChecking(database.client(), new ReviewTexts()));
    }
}
