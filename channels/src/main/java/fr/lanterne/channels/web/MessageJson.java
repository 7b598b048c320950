package fr.lanterne.channels.web;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent.
 *
 * @param sequence the place of the message in its conversation, for {@code after} and {@code Last-Event-ID}
 * @param speaker the first name of the mediator who wrote it, null for all others
 * @param text plain: paragraphs apart by an empty line, list items start with {@code "- "}, {@code [n]} points at the n-th
 *     citation
 * @param outcome of the turn that the message ends, null for a citizen's message
 * @param revision {@code edited} or {@code withdrawn} when the mediator changed it later, null otherwise
 * @param verdict of a checked message, null otherwise
 */
record MessageJson(UUID id, long sequence, String author, @Nullable String speaker, String text,
        @Nullable Outcome outcome, @Nullable String revision,
        List<CitationJson> citations, @Nullable VerdictJson verdict, List<ActionJson> actions, Instant createdAt) {

    static MessageJson of(ChatMessage message) {
        Reply reply = message.reply();
        return new MessageJson(message.id().value(), message.sequence(), name(message.author()), message.speaker(),
                reply.plainText(),
                message.outcome(), revision(message.revision()),
                reply.citations().stream().map(CitationJson::of).toList(),
                VerdictJson.of(reply.verdict()),
                reply.actions().stream().map(ActionJson::of).toList(), message.createdAt());
    }

    private static @Nullable String revision(ChatMessage.@Nullable Revision revision) {
        return revision == null ? null : revision.kind().name().toLowerCase(Locale.ROOT);
    }

    static String name(Author author) {
        return author.name().toLowerCase(Locale.ROOT);
    }

    /** What a message was taken from. */
    record CitationJson(String ficheId, String title, URI url, String passage, String publisher, LocalDate sourceDate) {

        static CitationJson of(Reply.Citation citation) {
            return new CitationJson(citation.ficheId().value(), citation.title(), citation.url(), citation.passage(),
                    citation.publisher(), citation.sourceDate());
        }
    }

    /** What is thought of a checked message: {@code HIGH}, {@code CAUTION} or {@code NOTHING_FOUND}, and why. */
    record VerdictJson(Risk risk, List<SignalJson> signals) {

        static @Nullable VerdictJson of(@Nullable Verdict verdict) {
            return verdict == null
                    ? null
                    : new VerdictJson(verdict.risk(), verdict.signs().stream()
                            .map(sign -> new SignalJson(sign.kind(), sign.evidence(), sign.text())).toList());
        }
    }

    /** One thing that was noticed; addresses in it are written so that nobody can follow them. */
    record SignalJson(String kind, String evidence, String text) {}

    /** Something to press. */
    record ActionJson(String label, String kind, String value) {

        static ActionJson of(Reply.Action action) {
            return new ActionJson(action.label(), action.kind().name().toLowerCase(Locale.ROOT), action.value());
        }
    }
}
