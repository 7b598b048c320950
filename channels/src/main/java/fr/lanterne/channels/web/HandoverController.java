package fr.lanterne.channels.web;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Assistant.Rating;
import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.CallBacks.Booking;
import fr.lanterne.bot.CallBacks.Wish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a citizen does around a handover besides writing: leave a number, show that they write, say how it went. */
@RestController
@RequestMapping(path = "/api/conversations/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Handover", description = "Around the talk with a person: call-backs, typing, the rating at the end.")
class HandoverController {

    private final Admissions admissions;
    private final Assistant assistant;
    private final CallBacks callBacks;

    HandoverController(Admissions admissions, Assistant assistant, CallBacks callBacks) {
        this.admissions = admissions;
        this.assistant = assistant;
        this.callBacks = callBacks;
    }

    @GetMapping("/call-back/slots")
    @Operation(summary = "When a call-back is possible", description = "The next free hours within the opening hours.")
    Mono<Slots> slots(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization) {
        return admissions.admitted(id, authorization).then(callBacks.slots())
                .map(slots -> new Slots(slots.stream().map(SlotJson::of).toList()));
    }

    @PostMapping("/call-back")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for a call-back", description = "With a telephone number or an e-mail address, and the"
            + " beginning of a free slot. It replaces the one before. When it is refused, the problem's 'message' is what"
            + " to tell the citizen. The contact is erased with the conversation.")
    Mono<SlotJson> callBack(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody NewCallBack wanted) {
        return admissions.admitted(id, authorization)
                .flatMap(conversation -> callBacks.book(conversation, wanted.wish()))
                .map(booking -> switch (booking) {
                    case Booking.Booked(CallBacks.Slot slot) -> SlotJson.of(slot);
                    case Booking.Refused refused -> throw ApiProblem.notBooked(refused);
                    case Booking.UnknownConversation() -> throw ApiProblem.unknownConversation();
                });
    }

    @DeleteMapping("/call-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes the call-back back", description = "It is no error when there is none.")
    Mono<Void> cancel(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization) {
        return admissions.admitted(id, authorization).flatMap(callBacks::cancel).then();
    }

    @DeleteMapping("/wait")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stops waiting for a person", description = "The bot goes on. It is no error when the citizen does"
            + " not wait; a mediator who has the conversation by then keeps it: the 'state' on the stream tells.")
    Mono<Void> stopWaiting(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization) {
        return admissions.admitted(id, authorization).flatMap(assistant::stopWaiting).then();
    }

    @PostMapping("/typing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shows that the citizen is writing", description = "For some seconds: to be repeated every 4"
            + " seconds at most while they write. The same holds for 'typing' events of a mediator on the stream: a screen"
            + " forgets one after 8 seconds.")
    Mono<Void> typing(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization) {
        return admissions.admitted(id, authorization).doOnNext(assistant::typing).then();
    }

    @PostMapping("/rating")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Says how the help by a person went", description = "Once for each time that a person helped.")
    Mono<Void> rate(@PathVariable UUID id,
            @RequestHeader(name = AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestBody NewRating rating) {
        Rating given = rating.checked();
        return admissions.admitted(id, authorization).flatMap(conversation -> assistant.rate(conversation, given))
                .flatMap(taken -> taken ? Mono.empty() : Mono.error(ApiProblem.nothingToRate()));
    }

    /** Free times. */
    record Slots(List<SlotJson> slots) {}

    /** A time for a call-back, in words for the citizen too. */
    record SlotJson(Instant from, Instant to, String text) {
        static SlotJson of(CallBacks.Slot slot) {
            return new SlotJson(slot.from(), slot.to(), slot.words());
        }
    }

    /** A call-back that a citizen wants. */
    record NewCallBack(@Nullable String contact, @Nullable Instant from) {
        Wish wish() {
            if (contact == null || from == null) {
                throw ApiProblem.incompleteCallBack();
            }
            return new Wish(contact, from);
        }
    }

    /** What a citizen says at the end. */
    record NewRating(@Nullable Boolean solved, @Nullable Integer score, @Nullable String comment) {
        Rating checked() {
            if (solved == null) {
                throw ApiProblem.badRating("Send {\"solved\": true} or {\"solved\": false}, and a \"score\" and a"
                        + " \"comment\" if you like.");
            }
            try {
                return new Rating(solved, score, comment == null ? "" : comment.strip());
            } catch (IllegalArgumentException outOfRange) {
                throw ApiProblem.badRating("Not taken: " + outOfRange.getMessage() + ".");
            }
        }
    }
}
