package fr.lanterne.bot.model;

import java.io.Serial;

/** A language model did not do its work. Carries no prompt and no answer, so it may be logged. */
public final class ModelFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why. */
    public enum Kind {
        UNREACHABLE, TIMED_OUT, RATE_LIMITED, NOT_AUTHORISED, REFUSED, SERVER_FAULT, MALFORMED, TRUNCATED
    }

    public ModelFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ModelFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
