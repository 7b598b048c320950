package fr.lanterne.channels.console;

import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.channels.security.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a mediator says of being there; that the screen is open says the stream of events. */
@RestController
@RequestMapping("/console")
class PresenceActions {

    private final MediatorPresence presence;

    PresenceActions(MediatorPresence presence) {
        this.presence = presence;
    }

    @PostMapping("/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> choose(@AuthenticationPrincipal Staff staff, Choice choice) {
        return presence.choose(staff.mediator(), choice.status());
    }

    /** The person did something. */
    @PostMapping("/active")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> active(@AuthenticationPrincipal Staff staff) {
        return presence.seen(staff.mediator(), true);
    }

    /** The form's one field. */
    record Choice(MediatorPresence.Status status) {}
}
