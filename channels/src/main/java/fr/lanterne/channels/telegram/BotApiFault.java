package fr.lanterne.channels.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request to Telegram that did not succeed. Never holds its address: the token is part of it. */
final class BotApiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is to be made of it. */
    enum Kind {
        /** 401 or 404: there is no such bot. */
        WRONG_TOKEN,
        /** 409: somebody else takes this bot's updates. */
        CONFLICT,
        /** 403: the citizen does not want to hear from the bot, or left. */
        FORBIDDEN,
        /** 429. */
        TOO_MANY,
        /** 400: never as it is. */
        REFUSED,
        /** 5xx, an answer that is none, or no connection: later perhaps. */
        FAILED,
        /** The request left and no answer came. */
        UNCERTAIN
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    BotApiFault(Kind kind, String message, @Nullable Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    Kind kind() {
        return kind;
    }

    /** For TOO_MANY: what Telegram asks for, or five seconds when it does not say. */
    Duration retryAfter() {
        return retryAfter == null ? Duration.ofSeconds(5) : retryAfter;
    }

    /** Why, without a stack: these are expected. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
