package fr.lanterne.channels.console;

import fr.lanterne.bot.ConversationFile.Cover;
import fr.lanterne.bot.Mediator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has a conversation, and what the mediator who looks may do with it.
 *
 * @param holder the first name of who has it; null when no mediator does
 * @param note what the mediator before left
 * @param colleagues who it can be passed to
 * @param teams which it can be passed to
 */
record HolderView(UUID id, Holding holding, @Nullable String holder, String note, List<Choice> colleagues,
        List<Choice> teams) {

    /** Who has it, as seen by who looks. */
    enum Holding {
        WAITING, MINE, COLLEAGUE, BOT, CLOSED
    }

    /** One of several to choose from. */
    record Choice(UUID id, String words) {}

    static HolderView of(Cover cover, UUID viewer, List<Choice> colleagues, List<Choice> teams) {
        Mediator holder = cover.handover() == null ? null : cover.handover().holder();
        return new HolderView(cover.conversation().value(), holding(cover, holder, viewer),
                holder == null ? null : holder.firstName(), cover.handover() == null ? "" : cover.handover().note(),
                colleagues, teams);
    }

    private static Holding holding(Cover cover, @Nullable Mediator holder, UUID viewer) {
        return switch (cover.state()) {
            case HELD_BY_BOT -> Holding.BOT;
            case CLOSED -> Holding.CLOSED;
            case WAITING_FOR_MEDIATOR -> Holding.WAITING;
            case HELD_BY_MEDIATOR -> holder != null && holder.id().value().equals(viewer)
                    ? Holding.MINE
                    : Holding.COLLEAGUE;
        };
    }

    /** Whether it can be taken: from the queue or over from the bot. */
    public boolean isClaimable() {
        return holding == Holding.WAITING || holding == Holding.BOT;
    }

    public boolean isMine() {
        return holding == Holding.MINE;
    }
}
