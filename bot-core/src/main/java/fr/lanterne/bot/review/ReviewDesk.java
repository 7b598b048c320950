package fr.lanterne.bot.review;

import fr.lanterne.bot.AnswerReview;
import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Conversations.Line;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.bot.conversation.HeldAnswers;
import fr.lanterne.bot.conversation.HeldAnswers.Held;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.conversation.Outlooks;
import fr.lanterne.bot.conversation.Snapshots;
import fr.lanterne.bot.understanding.SecretRequests;
import fr.lanterne.bot.understanding.Understanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where mediators look answers through. What was decided, what the citizen gets and who has the conversation is stored at once. */
class ReviewDesk implements AnswerReview {

    private final HeldAnswers answers;
    private final Conversations conversations;
    private final TransactionalOperator transactions;
    private final Outlooks waits;
    private final ReviewTexts texts;
    private final Understanding understanding;
    private final AuditTrail audit;
    private final LiveFeed feed;
    private final Clock clock;
    private final Flux<List<Pending>> snapshots;
    private final SecretRequests secrets = new SecretRequests();

    /** What is needed besides the store. */
    record Rules(Outlooks waits, ReviewTexts texts, Understanding understanding, AuditTrail audit, Duration poll,
            Clock clock) {}

    ReviewDesk(HeldAnswers answers, Conversations conversations, TransactionalOperator transactions, LiveFeed feed,
            Rules rules) {
        this.answers = answers;
        this.conversations = conversations;
        this.transactions = transactions;
        this.feed = feed;
        this.waits = rules.waits();
        this.texts = rules.texts();
        this.understanding = rules.understanding();
        this.audit = rules.audit();
        this.clock = rules.clock();
        this.snapshots = Snapshots.of(pending(), feed.changes(), rules.poll());
    }

    @Override
    public Mono<List<Pending>> pending() {
        return answers.waiting().map(this::pending).collectList();
    }

    @Override
    public Flux<List<Pending>> follow() {
        return snapshots;
    }

    @Override
    public Mono<Result> decide(MessageId answer, Mediator mediator, Decision decision) {
        if (decision instanceof Decision.Edit(String text)) {
            var secret = secrets.in(text);
            if (secret.isPresent()) {
                return Mono.just(new Result.AsksFor(secret.get()));
            }
        }
        return answers.waiting(answer).flatMap(held -> switch (decision) {
            case Decision.Approve() -> said(held, mediator, "ANSWER_APPROVED", held.reply(), texts.approved(mediator));
            case Decision.Edit(String text) -> said(held, mediator, "ANSWER_EDITED",
                    Reply.written(text).citing(held.reply().citations()), texts.edited(mediator));
            case Decision.Reject() -> queued(held, mediator, "ANSWER_REJECTED", texts::rejected);
        }).map(done -> done ? new Result.Done() : new Result.TooLate()).cast(Result.class)
                .defaultIfEmpty(new Result.TooLate());
    }

    /** Gives everybody whose answer was not looked through in time a place in the queue. */
    Mono<Void> sweep() {
        Instant now = clock.instant();
        return answers.waiting().filter(held -> held.dueAt().isBefore(now)).collectList()
                .flatMapIterable(late -> late).concatMap(late -> queued(late, null, "ANSWER_LATE", texts::late)).then();
    }

    private Mono<Boolean> said(Held held, Mediator by, String deed, Reply reply, Line told) {
        Line answer = new Line(held.answer(), Author.BOT, null, reply, held.outcome());
        return settled(held, by, deed, custody -> custody, List.of(answer, told));
    }

    private Mono<Boolean> queued(Held held, @Nullable Mediator by, String deed, Function<WaitOutlook, Line> words) {
        return waits.asking(held.conversation(), HandoverReason.UNCHECKED)
                .flatMap(outlook -> settled(held, by, deed,
                        custody -> custody.asked(HandoverReason.UNCHECKED, clock.instant()),
                        List.of(words.apply(outlook))));
    }

    /** Under the lock of the conversation, so that of two decisions one is taken, and a mediator who took over is not talked over. */
    private Mono<Boolean> settled(Held held, @Nullable Mediator by, String deed, Function<Custody, Custody> next,
            List<Line> lines) {
        ConversationId conversation = held.conversation();
        return conversations.change(conversation, custody -> Change.none(true, custody))
                .flatMap(locked -> answers.settle(held.answer(), deed, by)).filter(waited -> waited)
                .flatMap(waited -> conversations.change(conversation, custody -> new Change<>(true,
                        next.apply(custody), lines,
                        audit.append(new Deed(by, deed, conversation, "answer " + held.answer())))))
                .as(transactions::transactional).doOnNext(changed -> feed.publish(conversation, changed)).hasElement();
    }

    private Pending pending(Held held) {
        return new Pending(held.answer(), held.conversation(), held.team(), understanding.masked(held.question()),
                held.reply(), held.confidence(), held.madeAt(), held.dueAt());
    }
}
