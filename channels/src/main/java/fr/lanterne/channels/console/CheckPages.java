package fr.lanterne.channels.console;

import fr.lanterne.bot.AnswerReview;
import fr.lanterne.bot.AnswerReview.Decision;
import fr.lanterne.bot.AnswerReview.Pending;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.MessageId;
import fr.lanterne.channels.console.MessageView.CitationView;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.channels.shell.Fragments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The bot's answers that wait for a mediator's word before citizens get them. */
@Controller
@RequestMapping("/console/checks")
class CheckPages {

    private final AnswerReview review;
    private final MediatorPresence presence;
    private final Fragments fragments;
    private final RefusalWords refusals;

    CheckPages(AnswerReview review, MediatorPresence presence, Fragments fragments, RefusalWords refusals) {
        this.review = review;
        this.presence = presence;
        this.fragments = fragments;
        this.refusals = refusals;
    }

    @GetMapping
    Rendering page() {
        return Rendering.view("checks").build();
    }

    /** {@code checks}: answers that came, and those that no longer wait, each by itself: what is being edited stays. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    Flux<ServerSentEvent<String>> events(@AuthenticationPrincipal Staff staff) {
        Flux<ServerSentEvent<String>> checks = review.follow().publishOn(Schedulers.boundedElastic())
                .scan(Step.NONE, Step::to).skip(1)
                .map(this::changes).filter(html -> !html.isEmpty())
                .map(html -> Fragments.event("checks", html));
        return Flux.merge(checks, Signs.of(presence, staff));
    }

    @PostMapping("/{answer}/approve")
    @ResponseBody
    Mono<ResponseEntity<String>> approve(@PathVariable UUID answer, @AuthenticationPrincipal Staff staff) {
        return decide(answer, staff, new Decision.Approve());
    }

    @PostMapping("/{answer}/edit")
    @ResponseBody
    Mono<ResponseEntity<String>> edit(@PathVariable UUID answer, @AuthenticationPrincipal Staff staff, Edited edited) {
        String text = edited.text() == null ? "" : edited.text().strip();
        return refusals.unfit(text, MediatorAction.Say.MAX_LENGTH).map(Answers::refused)
                .switchIfEmpty(Mono.defer(() -> decide(answer, staff, new Decision.Edit(text))));
    }

    @PostMapping("/{answer}/reject")
    @ResponseBody
    Mono<ResponseEntity<String>> reject(@PathVariable UUID answer, @AuthenticationPrincipal Staff staff) {
        return decide(answer, staff, new Decision.Reject());
    }

    private Mono<ResponseEntity<String>> decide(UUID answer, Staff staff, Decision decision) {
        return review.decide(new MessageId(answer), staff.mediator(), decision).map(result -> switch (result) {
            case AnswerReview.Result.Done() -> ResponseEntity.status(HttpStatus.NO_CONTENT).build();
            case AnswerReview.Result.AsksFor(var secret) ->
                Answers.refused(refusals.words("asks-for." + secret.name()));
            case AnswerReview.Result.TooLate() -> Answers.refused(refusals.words("check-too-late"));
        });
    }

    private String changes(Step step) {
        Set<MessageId> before = ids(step.before());
        Set<MessageId> now = ids(step.now());
        String gone = step.before().stream().filter(pending -> !now.contains(pending.answer()))
                .map(pending -> "<div hx-swap-oob=\"delete:#a-" + pending.answer() + "\"></div>")
                .collect(Collectors.joining());
        String came = step.now().stream().filter(pending -> !before.contains(pending.answer()))
                .map(pending -> fragments.render("console-parts", "check", Map.of("check", CheckView.of(pending))))
                .collect(Collectors.joining());
        return gone + (came.isEmpty() ? "" : "<div hx-swap-oob=\"beforeend:#checks\">" + came + "</div>");
    }

    private static Set<MessageId> ids(List<Pending> pending) {
        return pending.stream().map(Pending::answer).collect(Collectors.toSet());
    }

    private record Step(List<Pending> before, List<Pending> now) {

        static final Step NONE = new Step(List.of(), List.of());

        Step to(List<Pending> next) {
            return new Step(now, next);
        }
    }

    /** What a mediator made of an answer. */
    record Edited(@Nullable String text) {}

    /** An answer that waits. */
    record CheckView(UUID id, UUID conversation, @Nullable String team, String question, String text,
            List<CitationView> citations, long confidence, Instant due) {

        private static final int PER_CENT = 100;

        static CheckView of(Pending pending) {
            return new CheckView(pending.answer().value(), pending.conversation().value(),
                    pending.team() == null ? null : pending.team().name(), pending.question(),
                    pending.reply().plainText(),
                    pending.reply().citations().stream().map(CitationView::of).toList(),
                    Math.round(pending.confidence() * PER_CENT), pending.dueAt());
        }
    }
}
