package fr.lanterne.knowledge;

/**
 * What an outside model made of a request. That it is away is expected: whoever asks goes on without it.
 *
 * @param <T> what was asked for
 */
public sealed interface ModelAnswer<T> {

    /** It answered, and the answer holds together. */
    record Given<T>(T value) implements ModelAnswer<T> {}

    /**
     * It is there but does not take what it was sent: too long, too much at once, not allowed.
     *
     * @param reason one sentence without anything of what was sent
     */
    record Refused<T>(String reason) implements ModelAnswer<T> {}

    /**
     * It is away, too slow, left alone after failing, or its answer makes no sense.
     *
     * @param reason one sentence without anything of what was sent
     */
    record Missing<T>(String reason) implements ModelAnswer<T> {}
}
