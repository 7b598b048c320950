package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.understanding.Understanding;
import java.util.Arrays;
import java.util.Comparator;
import reactor.core.publisher.Mono;

/** Finds the words of a cluster where they still are: in the conversations. */
class Samples {

    private static final int RECENT_MESSAGES = 100;
    private static final int FIRST_WORDS = 8;

    private final Conversations conversations;
    private final ShownMessages shown;
    private final Understanding understanding;

    Samples(Conversations conversations, ShownMessages shown, Understanding understanding) {
        this.conversations = conversations;
        this.shown = shown;
        this.understanding = understanding;
    }

    private record Likely(String text, double likeness) {}

    /** The received message in that conversation that is the most like the cluster; empty when none is. */
    Mono<String> received(ConversationId conversation, Fingerprint cluster) {
        return conversations.messagesBefore(conversation, Long.MAX_VALUE, RECENT_MESSAGES)
                .flatMap(messages -> Mono.justOrEmpty(messages.stream()
                        .filter(message -> message.author() == Author.CITIZEN)
                        .map(message -> shown.receivedIn(message.reply().plainText()))
                        .map(text -> new Likely(text,
                                Fingerprint.of(text).map(cluster::likeness).orElse(0.0)))
                        .filter(likely -> likely.likeness() >= Fingerprint.ALIKE)
                        .max(Comparator.comparingDouble(Likely::likeness)).map(Likely::text)));
    }

    /** Without personal data, its addresses leading nowhere. */
    String masked(String received) {
        return shown.defanged(understanding.masked(received));
    }

    /** Enough to know which message is meant. */
    String beginning(String received) {
        String[] words = masked(received).strip().split("\\s+", FIRST_WORDS + 1);
        return words.length <= FIRST_WORDS
                ? String.join(" ", words)
                : String.join(" ", Arrays.copyOf(words, FIRST_WORDS)) + "…";
    }
}
