package fr.lanterne.channels.telegram;

import fr.lanterne.channels.telegram.UpdateJournal.Envelope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Keeps what Telegram sent, then lets it be worked: whoever sent it may forget it as soon as this is done. */
class Intake {

    private final UpdateJournal journal;
    private final ChatLanes lanes;
    private final Clock clock;

    Intake(UpdateJournal journal, ChatLanes lanes, Clock clock) {
        this.journal = journal;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** What has no number is not kept: nobody could ever tell it from a second copy. */
    Mono<Void> take(List<String> updates) {
        List<Envelope> envelopes = updates.stream().map(UpdateReader::envelope).flatMap(Optional::stream).toList();
        if (envelopes.isEmpty()) {
            return Mono.empty();
        }
        return journal.keep(envelopes, clock.instant())
                .doOnSuccess(kept -> envelopes.stream().filter(Envelope::toWork).mapToLong(Envelope::chatId).distinct()
                        .forEach(lanes::wake));
    }

    /** The number after the highest of them; 0 when none has one. */
    static long after(List<String> updates) {
        return updates.stream().map(UpdateReader::envelope).flatMap(Optional::stream).mapToLong(Envelope::updateId)
                .max().orElse(-1) + 1;
    }
}
