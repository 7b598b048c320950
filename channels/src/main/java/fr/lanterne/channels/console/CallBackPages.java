package fr.lanterne.channels.console;

import fr.lanterne.bot.CallBacks;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.channels.shell.ReadableTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The call-backs that citizens booked: who is to be called when, and what came of it. */
@Controller
@RequestMapping("/console/call-backs")
class CallBackPages {

    private final CallBacks callBacks;
    private final ReadableTimes times;
    private final Clock clock;

    CallBackPages(CallBacks callBacks, ReadableTimes times, Clock clock) {
        this.callBacks = callBacks;
        this.times = times;
        this.clock = clock;
    }

    /**
     * The open ones.
     *
     * @param gone whether somebody else had closed the one that was to be closed
     */
    @GetMapping
    Mono<Rendering> open(@RequestParam(defaultValue = "false") boolean gone) {
        return callBacks.open().map(all -> Rendering.view("call-backs").modelAttribute("gone", gone)
                .modelAttribute("callBacks", all.stream().map(this::line).toList()).build());
    }

    @PostMapping("/{id}")
    Mono<Rendering> close(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Closing closing) {
        return callBacks.close(id, staff.mediator(), closing.result(), closing.written())
                .map(done -> Rendering.redirectTo("/console/call-backs" + (done ? "" : "?gone=true")).build());
    }

    private CallBackLine line(CallBacks.CallBack callBack) {
        Instant from = callBack.from();
        return new CallBackLine(callBack.id(), callBack.conversation().value(), callBack.contact(),
                times.of(from), times.of(callBack.to()), !from.isAfter(clock.instant()),
                callBack.reason() == null ? null : callBack.reason().name());
    }

    /**
     * An open call-back.
     *
     * @param due whether its time has begun
     */
    record CallBackLine(UUID id, UUID conversation, String contact, String from, String to, boolean due,
            @Nullable String reason) {

        /** What a press on the contact does. */
        public String getAddress() {
            return (contact.contains("@") ? "mailto:" : "tel:") + contact.replace(" ", "");
        }
    }

    /** What came of one. */
    record Closing(CallBacks.Result result, @Nullable String note) {

        String written() {
            String given = note == null ? "" : note.strip();
            return given.substring(0, Math.min(given.length(), CallBacks.MAX_NOTE_LENGTH));
        }
    }
}
