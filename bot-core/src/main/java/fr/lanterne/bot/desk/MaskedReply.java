package fr.lanterne.bot.desk;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.understanding.Understanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Masks personal data in messages. */
class MaskedReply {

    private final Understanding understanding;

    MaskedReply(Understanding understanding) {
        this.understanding = understanding;
    }

    /** What the bot says from fiches stays as it is: its numbers are public. */
    ChatMessage of(ChatMessage message) {
        Reply reply = message.reply();
        return message.author() == Author.BOT && reply.verdict() == null
                ? message
                : new ChatMessage(message.id(), message.sequence(), message.author(), message.speaker(), masked(reply),
                        message.outcome(), message.revision(), message.createdAt());
    }

    private Reply masked(Reply reply) {
        return new Reply(reply.blocks().stream().map(this::masked).toList(), reply.citations(),
                reply.actions().stream()
                        .map(action -> action.kind() == Reply.Action.Kind.SEND
                                ? new Reply.Action(masked(action.label()), action.kind(), masked(action.value()))
                                : action)
                        .toList(),
                masked(reply.verdict()));
    }

    private Reply.Block masked(Reply.Block block) {
        return switch (block) {
            case Reply.Paragraph(String text) -> new Reply.Paragraph(masked(text));
            case Reply.Bullets(List<String> items) -> new Reply.Bullets(masked(items));
            case Reply.Steps(List<String> items) -> new Reply.Steps(masked(items));
            case Reply.Essentials(List<String> items) -> new Reply.Essentials(masked(items));
        };
    }

    private @Nullable Verdict masked(@Nullable Verdict verdict) {
        return verdict == null
                ? null
                : new Verdict(verdict.risk(), verdict.signs().stream()
                        .map(sign -> new Verdict.Sign(sign.kind(), masked(sign.evidence()), sign.text())).toList());
    }

    private List<String> masked(List<String> items) {
        return items.stream().map(this::masked).toList();
    }

    private String masked(String text) {
        return understanding.masked(text);
    }
}
