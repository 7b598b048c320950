package fr.lanterne.channels.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each chat may send: a bucket that fills evenly. Counted by when things were sent, not by when they are worked, so
 * that who wrote during a failure of ours is not refused for it.
 */
final class Allowance {

    private static final int MOST_CHATS = 20_000;

    private final int most;
    private final Duration per;
    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > MOST_CHATS;
        }
    };

    Allowance(int most, Duration per) {
        this.most = most;
        this.per = per;
    }

    /** Takes one from the chat's bucket. */
    synchronized Grant take(long chat, Instant sentAt) {
        Bucket bucket = buckets.getOrDefault(chat, new Bucket(most, sentAt, false));
        double refill = (double) Math.max(0, Duration.between(bucket.at(), sentAt).toMillis()) * most / per.toMillis();
        double level = Math.min(most, bucket.level() + refill);
        Instant at = sentAt.isAfter(bucket.at()) ? sentAt : bucket.at();
        if (level >= 1) {
            buckets.put(chat, new Bucket(level - 1, at, false));
            return Grant.GRANTED;
        }
        buckets.put(chat, new Bucket(level, at, true));
        return bucket.told() ? Grant.REFUSED_AGAIN : Grant.REFUSED;
    }

    private record Bucket(double level, Instant at, boolean told) {}

    /** What the chat may. */
    enum Grant {
        GRANTED,
        /** Too much: it is to be told so. */
        REFUSED,
        /** Still too much: it knows. */
        REFUSED_AGAIN
    }
}
