package fr.lanterne.bot.desk;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Gist;
import fr.lanterne.bot.conversation.Transcripts;
import fr.lanterne.bot.conversation.Transcripts.Latest;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.bot.understanding.Understood;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Tells by rule what conversations are about: the citizen's latest message that says what it is about, masked and cut. */
public class Gists {

    private static final int CITIZENS_MESSAGES = 5;
    private static final int SUMMARY_LENGTH = 140;
    private static final int LAST_WORDS_LENGTH = 100;
    private static final int SAYS_ENOUGH = 4;
    /** Who asks for a person in so many words says why. */
    private static final int SAYS_MORE = 10;

    /** What such a message says of the matter is nothing. */
    private static final Set<Intent> EMPTY_TALK = EnumSet.of(Intent.HUMAN_WANTED, Intent.GREETING, Intent.THANKS,
            Intent.ABOUT_THE_BOT, Intent.SMALL_CHAT, Intent.INSULT, Intent.BRIEF_REPLY);

    private final Transcripts transcripts;
    private final Understanding understanding;

    public Gists(Transcripts transcripts, Understanding understanding) {
        this.transcripts = transcripts;
        this.understanding = understanding;
    }

    /** Of each of the conversations in which something was written. */
    public Mono<Map<ConversationId, Gist>> of(Collection<ConversationId> conversations) {
        return transcripts.latest(conversations, CITIZENS_MESSAGES, 1).collect(Collectors.groupingBy(
                Latest::conversation, Collectors.mapping(Latest::message, Collectors.toList())))
                .map(latest -> latest.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                        messages -> gist(messages.getValue()))));
    }

    /**
     * @param messages the latest first, at least one
     */
    private Gist gist(List<ChatMessage> messages) {
        ChatMessage last = messages.getFirst();
        Optional<Understood> telling = telling(messages.stream()
                .filter(message -> message.author() == Author.CITIZEN).toList());
        return new Gist(telling.map(Understood::language).orElse(Gist.EMPTY.language()),
                telling.map(said -> cut(said.masked(), SUMMARY_LENGTH)).orElse(""),
                cut(understanding.masked(last.reply().plainText()), LAST_WORDS_LENGTH), last.author(),
                last.createdAt());
    }

    /** The latest message that says enough, else the latest that says something, else the latest. */
    private Optional<Understood> telling(List<ChatMessage> citizens) {
        Optional<Understood> something = Optional.empty();
        for (ChatMessage message : citizens) {
            Understood said = understanding.understand(message.reply().plainText());
            int words = said.searched().split("\\s+").length;
            if (EMPTY_TALK.contains(said.intent()) && words < SAYS_MORE) {
                continue;
            }
            if (words >= SAYS_ENOUGH) {
                return Optional.of(said);
            }
            if (something.isEmpty()) {
                something = Optional.of(said);
            }
        }
        return something.or(() -> citizens.stream().findFirst()
                .map(message -> understanding.understand(message.reply().plainText())));
    }

    /** One line, ending with a whole word. */
    private static String cut(String text, int length) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= length) {
            return line;
        }
        int end = line.lastIndexOf(' ', length - 1);
        return line.substring(0, end > length / 2 ? end : length - 1) + "…";
    }
}
