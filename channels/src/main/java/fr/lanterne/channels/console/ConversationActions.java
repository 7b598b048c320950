package fr.lanterne.channels.console;

import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Drafts;
import fr.lanterne.bot.Labels;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Notes;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.Teams;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.knowledge.FicheId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a mediator does with a conversation. Answered with a piece of the page, or with nothing when the stream of events brings
 * what changed; a refusal is a 409 with the reason in words.
 */
@Controller
@RequestMapping("/console/conversations/{id}")
class ConversationActions {

    private final MediatorDesk desk;
    private final MediatorPresence presence;
    private final Teams teams;
    private final ConversationFile file;
    private final ConversationViews views;
    private final Notes notes;
    private final Labels labels;
    private final Drafts drafts;
    private final RefusalWords refusals;

    ConversationActions(MediatorDesk desk, MediatorPresence presence, Teams teams, ConversationFile file,
            ConversationViews views,
            Notes notes, Labels labels, Drafts drafts, RefusalWords refusals) {
        this.desk = desk;
        this.presence = presence;
        this.teams = teams;
        this.file = file;
        this.views = views;
        this.notes = notes;
        this.labels = labels;
        this.drafts = drafts;
        this.refusals = refusals;
    }

    @PostMapping("/claim")
    @ResponseBody
    Mono<ResponseEntity<String>> claim(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return act(id, staff, new MediatorAction.Claim(),
                ResponseEntity.noContent().header("HX-Redirect", "/console/conversations/" + id).build());
    }

    @PostMapping("/release")
    @ResponseBody
    Mono<ResponseEntity<String>> release(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Words words) {
        return refusals.tooLong(words.left(), MediatorAction.MAX_NOTE_LENGTH).map(Answers::refused)
                .switchIfEmpty(
                        Mono.defer(() -> act(id, staff, new MediatorAction.Release(words.left()), Answers.done())));
    }

    @PostMapping("/transfer")
    @ResponseBody
    Mono<ResponseEntity<String>> transfer(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Words words) {
        return refusals.tooLong(words.left(), MediatorAction.MAX_NOTE_LENGTH).map(Answers::refused)
                .switchIfEmpty(
                        Mono.defer(() -> transfer(words).flatMap(action -> act(id, staff, action, Answers.done()))))
                .switchIfEmpty(Mono.fromSupplier(() -> Answers.refused(refusals.words("gone"))));
    }

    @PostMapping("/give-back")
    @ResponseBody
    Mono<ResponseEntity<String>> giveBack(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return act(id, staff, new MediatorAction.GiveBack(), Answers.done());
    }

    @PostMapping("/close")
    @ResponseBody
    Mono<ResponseEntity<String>> close(@PathVariable UUID id, @AuthenticationPrincipal Staff staff) {
        return act(id, staff, new MediatorAction.Close(), Answers.done());
    }

    /** Answers with nothing, or with the reason beside what was written. */
    @PostMapping("/say")
    Mono<Rendering> say(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Words words) {
        MessageId message = words.message();
        return refusals.unfit(words.said(), MediatorAction.Say.MAX_LENGTH)
                .switchIfEmpty(Mono.defer(() -> desk
                        .act(new ConversationId(id), staff.mediator(),
                                new MediatorAction.Say(message, words.said(), words.sources()))
                        .mapNotNull(this::reason)))
                .map(ConversationActions::beside)
                .defaultIfEmpty(
                        Rendering.view("console-parts :: nothing").header("HX-Trigger", "lanterne:said").build());
    }

    /** Answers with nothing, or with the reason beside what was written. */
    @PostMapping("/messages/{message}/edit")
    Mono<Rendering> edit(@PathVariable UUID id, @PathVariable UUID message, @AuthenticationPrincipal Staff staff,
            Words words) {
        return refusals.unfit(words.said(), MediatorAction.Say.MAX_LENGTH)
                .switchIfEmpty(Mono.defer(() -> desk
                        .act(new ConversationId(id), staff.mediator(),
                                new MediatorAction.Edit(new MessageId(message), words.said()))
                        .mapNotNull(this::reason)))
                .map(ConversationActions::beside)
                .defaultIfEmpty(Rendering.view("console-parts :: nothing").build());
    }

    @PostMapping("/messages/{message}/withdraw")
    @ResponseBody
    Mono<ResponseEntity<String>> withdraw(@PathVariable UUID id, @PathVariable UUID message,
            @AuthenticationPrincipal Staff staff) {
        return act(id, staff, new MediatorAction.Withdraw(new MessageId(message)), Answers.done());
    }

    /** The message as it was written; it is audited that the mediator saw it. */
    @PostMapping("/messages/{message}/reveal")
    Mono<Rendering> reveal(@PathVariable UUID id, @PathVariable UUID message, @AuthenticationPrincipal Staff staff) {
        ConversationId conversation = new ConversationId(id);
        return file.reveal(conversation, new MessageId(message), staff.mediator())
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMap(clear -> file.lines(conversation, clear.sequence() - 1, 1).map(List::getFirst)
                        .map(line -> new ConversationFile.Line(clear, false, line.speaker(), line.turn())))
                .map(line -> Rendering.view("console-parts :: message")
                        .modelAttribute("message", views.message(conversation, line, staff.mediator())).build());
    }

    /** Keeps what is being written, and shows the citizen that somebody writes. */
    @PostMapping("/draft")
    @ResponseBody
    Mono<ResponseEntity<String>> draft(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Words words) {
        ConversationId conversation = new ConversationId(id);
        return refusals.tooLong(words.said(), MediatorAction.Say.MAX_LENGTH).map(Answers::refused)
                .switchIfEmpty(Mono.defer(() -> drafts.keep(conversation, staff.mediator(), words.said())
                        .then(words.said().isBlank() ? Mono.empty() : desk.typing(conversation, staff.mediator()))
                        .thenReturn(Answers.done())));
    }

    @PostMapping("/notes")
    Mono<Rendering> note(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Words words) {
        ConversationId conversation = new ConversationId(id);
        return refusals.unfit(words.said(), Notes.MAX_LENGTH)
                .switchIfEmpty(Mono.defer(() -> notes.add(conversation, staff.mediator(), words.said())
                        .mapNotNull(added -> added ? null : refusals.words("notes-full"))))
                .<Rendering>map(problem -> Rendering.view("console-parts :: problem").status(HttpStatus.CONFLICT)
                        .modelAttribute("problem", problem).build())
                .switchIfEmpty(views.notes(conversation).map(all -> Rendering.view("console-conversation :: notes")
                        .modelAttribute("notes", all).build()));
    }

    /** The conversation bears these labels from now on, and no others. */
    @PostMapping("/labels")
    @ResponseBody
    Mono<ResponseEntity<String>> label(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Words words) {
        ConversationId conversation = new ConversationId(id);
        Mediator mediator = staff.mediator();
        return file.cover(conversation).flatMap(cover -> {
            Flux<Boolean> added = Flux.fromIterable(words.labels()).filter(label -> !cover.labels().contains(label))
                    .concatMap(label -> labels.add(conversation, label, mediator));
            Flux<Boolean> removed = Flux.fromIterable(cover.labels()).filter(label -> !words.labels().contains(label))
                    .concatMap(label -> labels.remove(conversation, label, mediator));
            return added.thenMany(removed).then();
        }).thenReturn(Answers.done());
    }

    /** Empty when whoever was chosen is not to be found any more. */
    private Mono<MediatorAction> transfer(Words words) {
        Mono<MediatorAction> person = presence.present().flatMapIterable(there -> there)
                .map(MediatorPresence.Present::mediator)
                .filter(mediator -> words.isTo("person", mediator.id().value())).next()
                .map(mediator -> new MediatorAction.Transfer(mediator, words.left()));
        Mono<MediatorAction> team = teams.all().flatMapIterable(all -> all).map(Teams.Details::team)
                .filter(one -> words.isTo("team", one.id().value())).next()
                .map(one -> new MediatorAction.TransferToTeam(one, words.left()));
        return person.switchIfEmpty(team);
    }

    private Mono<ResponseEntity<String>> act(UUID id, Staff staff, MediatorAction action,
            ResponseEntity<String> whenDone) {
        return desk.act(new ConversationId(id), staff.mediator(), action).map(result -> {
            String reason = reason(result);
            return reason == null ? whenDone : Answers.refused(reason);
        });
    }

    private @Nullable String reason(MediatorDesk.Result result) {
        return switch (result) {
            case MediatorDesk.Result.Done() -> null;
            case MediatorDesk.Result.Refused(var refusal) -> refusals.of(refusal);
        };
    }

    private static Rendering beside(String problem) {
        return Rendering.view("console-parts :: problem").modelAttribute("problem", problem).build();
    }

    /** The fields of the page's forms; a form has some of them. */
    record Words(@Nullable UUID id, @Nullable String text, @Nullable String note, @Nullable String to,
            @Nullable List<String> label, @Nullable List<String> source) {

        private static final Pattern PASSAGE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9-]{0,79})#(\\d{1,6})");

        MessageId message() {
            return new MessageId(id == null ? UUID.randomUUID() : id);
        }

        String said() {
            return text == null ? "" : text.strip();
        }

        String left() {
            return note == null ? "" : note.strip();
        }

        boolean isTo(String kind, UUID chosen) {
            return (kind + ":" + chosen).equals(to);
        }

        /** What is no passage is left out: the page sends what the co-pilot offered. */
        List<PassageRef> sources() {
            return source == null
                    ? List.of()
                    : source.stream().map(PASSAGE::matcher).filter(Matcher::matches)
                            .map(match -> new PassageRef(new FicheId(match.group(1)), Integer.parseInt(match.group(2))))
                            .distinct().limit(MediatorAction.Say.MOST_SOURCES).toList();
        }

        List<String> labels() {
            return label == null ? List.of() : label;
        }
    }
}
