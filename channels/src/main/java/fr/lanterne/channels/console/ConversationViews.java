package fr.lanterne.channels.console;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.ConversationFile.Cover;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Drafts;
import fr.lanterne.bot.Labels;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Notes;
import fr.lanterne.bot.Teams;
import fr.lanterne.channels.console.HolderView.Choice;
import fr.lanterne.channels.shell.ReadableTimes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Conversations as mediators see them, put together from the bot's ports. */
@Component
class ConversationViews {

    private final ConversationFile file;
    private final MediatorPresence presence;
    private final Teams teams;
    private final Notes notes;
    private final Labels labels;
    private final Drafts drafts;
    private final ReadableTimes times;

    ConversationViews(ConversationFile file, MediatorPresence presence, Teams teams, Notes notes, Labels labels,
            Drafts drafts,
            ReadableTimes times) {
        this.file = file;
        this.presence = presence;
        this.teams = teams;
        this.notes = notes;
        this.labels = labels;
        this.drafts = drafts;
        this.times = times;
    }

    /** The whole conversation for its page; empty when there is none. */
    Mono<ConversationView> of(ConversationId conversation, Mediator viewer) {
        return file.cover(conversation).flatMap(cover -> Mono.zip(
                file.lines(conversation, 0, ConversationFile.MOST_LINES), holder(cover, viewer), notes(conversation),
                labels(cover), drafts.of(conversation, viewer), file.others(conversation))
                .map(all -> new ConversationView(conversation.value(), cover.channel(),
                        all.getT1().stream().map(line -> message(conversation, line, viewer)).toList(),
                        all.getT1().isEmpty() ? 0 : all.getT1().getLast().message().sequence(),
                        question(all.getT1(), Long.MAX_VALUE).map(ChatMessage::id).orElse(null),
                        all.getT2(),
                        all.getT3(), all.getT4(), all.getT5(), all.getT6().stream().map(this::other).toList())));
    }

    /** The citizen's latest message before that place, if any. */
    static Optional<ChatMessage> question(List<ConversationFile.Line> lines, long before) {
        return lines.reversed().stream().map(ConversationFile.Line::message)
                .filter(message -> message.author() == Author.CITIZEN && message.sequence() < before).findFirst();
    }

    MessageView message(ConversationId conversation, ConversationFile.Line line, Mediator viewer) {
        return MessageView.of(conversation.value(), line, viewer.id().value(),
                times.of(line.message().createdAt()));
    }

    /** Who has it now. */
    Mono<HolderView> holder(ConversationId conversation, Mediator viewer) {
        return file.cover(conversation).flatMap(cover -> holder(cover, viewer));
    }

    private Mono<HolderView> holder(Cover cover, Mediator viewer) {
        return Mono.zip(colleagues(viewer), teams.all())
                .map(both -> HolderView.of(cover, viewer.id().value(), both.getT1(), both.getT2().stream()
                        .map(details -> new Choice(details.team().id().value(), details.team().name())).toList()));
    }

    /** Who can be given a conversation. */
    private Mono<List<Choice>> colleagues(Mediator viewer) {
        return presence.present().map(there -> there.stream()
                .filter(present -> present.status() != MediatorPresence.Status.AWAY)
                .map(MediatorPresence.Present::mediator).filter(mediator -> !mediator.id().equals(viewer.id()))
                .map(mediator -> new Choice(mediator.id().value(), mediator.firstName())).toList());
    }

    /** What mediators noted, oldest first. */
    Mono<List<NoteView>> notes(ConversationId conversation) {
        return notes.of(conversation).map(all -> all.stream()
                .map(note -> new NoteView(note.author().firstName(), note.text(), times.of(note.writtenAt())))
                .toList());
    }

    /** The labels that it can bear, and those that it does. */
    private Mono<List<LabelView>> labels(Cover cover) {
        return labels.all().map(all -> {
            Set<String> names = new LinkedHashSet<>(all);
            names.addAll(cover.labels());
            return names.stream().map(name -> new LabelView(name, cover.labels().contains(name))).toList();
        });
    }

    private OtherView other(Cover cover) {
        return new OtherView(cover.conversation().value(), times.of(cover.openedAt()), cover.gist().summary());
    }

    /**
     * A conversation on its page.
     *
     * @param latest the place of the latest message in it
     * @param question the citizen's latest message, if any
     * @param others of the same citizen
     */
    record ConversationView(UUID id, Channel channel, List<MessageView> messages, long latest,
            @Nullable MessageId question, HolderView holder, List<NoteView> notes, List<LabelView> labels, String draft,
            List<OtherView> others) {}

    /** A note. */
    record NoteView(String author, String text, String clock) {}

    /** A label, and whether the conversation bears it. */
    record LabelView(String name, boolean on) {}

    /** Another conversation of the citizen. */
    record OtherView(UUID id, String opened, String summary) {}
}
