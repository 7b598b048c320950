package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Block;
import fr.lanterne.bot.Reply.Paragraph;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Conversations.Change;
import fr.lanterne.bot.conversation.Conversations.Line;
import fr.lanterne.bot.conversation.LiveFeed;
import fr.lanterne.bot.scam.report.ClusterStore.Due;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells citizens of a mediator's word that changes what they were told, and forgets what is to be forgotten. All from the
 * store, a few at a time: a restart goes on where it stopped, and of several instances one tells.
 */
class Corrections {

    private static final Logger LOG = LoggerFactory.getLogger(Corrections.class);

    private final ClusterStore clusters;
    private final Conversations conversations;
    private final Samples samples;
    private final ReportTexts texts;
    private final LiveFeed feed;
    private final ReportProperties properties;
    private final Clock clock;

    Corrections(ClusterStore clusters, Conversations conversations, Samples samples, ReportTexts texts, LiveFeed feed,
            ReportProperties properties, Clock clock) {
        this.clusters = clusters;
        this.conversations = conversations;
        this.samples = samples;
        this.texts = texts;
        this.feed = feed;
        this.properties = properties;
        this.clock = clock;
    }

    /** Tells some of those who are due. */
    Mono<Void> sweep() {
        return clusters.due(properties.correctionsAtOnce()).collectList().flatMapIterable(all -> all)
                .concatMap(due -> settle(due).onErrorResume(fault -> {
                    LOG.warn("Cannot tell conversation {} of a correction now, will try again: {}",
                            due.conversation(), fault.toString());
                    return Mono.empty();
                })).then();
    }

    /** Forgets what is to be forgotten. */
    Mono<Void> forget() {
        return clusters.forget(clock.instant().minus(properties.keep()));
    }

    private Mono<Void> settle(Due due) {
        Told now = due.now();
        return now.isNewsTo(due.told()) ? tell(due, now) : clusters.settle(due, due.told()).then();
    }

    /** Saying it and keeping that it was said is one transaction: both, or neither. */
    private Mono<Void> tell(Due due, Told now) {
        Mono<Void> keep = clusters.settle(due, now).filter(kept -> kept)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("something else was said meanwhile")))
                .then();
        return clusters.fingerprint(due.cluster())
                .flatMap(fingerprint -> samples.received(due.conversation(), fingerprint))
                .map(text -> Optional.of(samples.beginning(text))).defaultIfEmpty(Optional.empty())
                .flatMap(beginning -> conversations.change(due.conversation(),
                        held -> new Change<>(true, held, List.of(line(due, now, beginning)), keep)))
                .doOnNext(changed -> feed.publish(due.conversation(), changed)).then();
    }

    private Line line(Due due, Told now, Optional<String> beginning) {
        List<Block> paragraphs = texts.correction(due, now, beginning.orElse(null)).stream()
                .<Block>map(Paragraph::new).toList();
        return new Line(id(due), Author.SYSTEM, null, new Reply(paragraphs, List.of(), List.of()));
    }

    /** The same for the same word in the same conversation, under which it is said once. */
    private static MessageId id(Due due) {
        String name = "correction " + due.cluster() + " " + due.conversation().value() + " " + due.standing().word();
        return new MessageId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
