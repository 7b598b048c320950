package fr.lanterne.channels.console;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as mediators see it.
 *
 * @param author in small letters, also the style of its bubble
 * @param speaker who spoke, in words
 * @param text plain
 * @param masked whether personal data is hidden in it
 * @param outcome of the turn that it ends; null for none
 * @param revision what its author made of it later; null for nothing
 * @param editable whether who looks wrote it and may change it
 */
record MessageView(UUID id, UUID conversation, String author, @Nullable String speaker, Instant at, String clock,
        String text, boolean masked, @Nullable Outcome outcome, ChatMessage.@Nullable Kind revision,
        @Nullable VerdictView verdict, List<CitationView> citations, boolean editable) {

    static MessageView of(UUID conversation, ConversationFile.Line line, UUID viewer, String clock) {
        ChatMessage message = line.message();
        ChatMessage.Kind revision = message.revision() == null ? null : message.revision().kind();
        boolean own = message.author() == Author.MEDIATOR && line.speaker() != null
                && line.speaker().value().equals(viewer);
        return new MessageView(message.id().value(), conversation, message.author().name().toLowerCase(Locale.ROOT),
                message.speaker(), message.createdAt(), clock, message.reply().plainText(), line.masked(),
                message.outcome(), revision, VerdictView.of(message.reply().verdict()),
                message.reply().citations().stream().map(CitationView::of).toList(),
                own && revision != ChatMessage.Kind.WITHDRAWN);
    }

    /**
     * What was thought of a received message.
     *
     * @param level the style of its card
     */
    record VerdictView(Risk risk, String level, List<Verdict.Sign> signs) {

        static @Nullable VerdictView of(@Nullable Verdict verdict) {
            return verdict == null ? null : new VerdictView(verdict.risk(), level(verdict.risk()), verdict.signs());
        }

        static String level(Risk risk) {
            return switch (risk) {
                case HIGH -> "danger";
                case CAUTION -> "caution";
                case NOTHING_FOUND -> "clear";
            };
        }
    }

    /** What an answer was taken from. */
    record CitationView(String title, String passage, URI url, String publisher) {

        static CitationView of(Reply.Citation citation) {
            return new CitationView(citation.title(), citation.passage(), citation.url(), citation.publisher());
        }
    }
}
