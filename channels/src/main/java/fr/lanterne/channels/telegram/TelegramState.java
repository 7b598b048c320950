package fr.lanterne.channels.telegram;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the connection to Telegram stands; each change is told once, in one sentence for the operator. */
class TelegramState {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramState.class);

    private final AtomicReference<Standing> standing = new AtomicReference<>(new Standing(false, "Telegram starts"));

    void well(String sentence) {
        if (change(new Standing(true, sentence))) {
            LOG.info("{}", sentence);
        }
    }

    void broken(String sentence) {
        if (change(new Standing(false, sentence))) {
            LOG.error("{}", sentence);
        }
    }

    Standing now() {
        return standing.get();
    }

    private boolean change(Standing now) {
        return !standing.getAndSet(now).equals(now);
    }

    /** What is told. */
    record Standing(boolean works, String sentence) {}
}
