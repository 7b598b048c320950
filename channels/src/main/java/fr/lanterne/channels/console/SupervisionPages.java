package fr.lanterne.channels.console;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.Supervision;
import fr.lanterne.bot.Supervision.Row;
import fr.lanterne.channels.shell.Csv;
import fr.lanterne.channels.shell.ReadableTimes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the help by people goes: this moment, and the figures of some days, to read and to take away. */
@Controller
@RequestMapping("/console/supervision")
class SupervisionPages {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int DAYS = 7;

    private final Supervision supervision;
    private final MessageSource messages;
    private final Clock clock;

    SupervisionPages(Supervision supervision, MessageSource messages, Clock clock) {
        this.supervision = supervision;
        this.messages = messages;
        this.clock = clock;
    }

    /** Both days are within; the last seven days when nothing is said. */
    @GetMapping
    Mono<Rendering> figures(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        Days days = days(from, to);
        return Mono.zip(supervision.live(), supervision.figures(days.start(), days.end()))
                .map(both -> Rendering.view("supervision").modelAttribute("live", both.getT1())
                        .modelAttribute("figures", FiguresView.of(both.getT2(), days.from(), days.to(), messages))
                        .modelAttribute("from", days.from()).modelAttribute("to", days.to()).build());
    }

    /** This moment alone, for the page that is open. */
    @GetMapping("/live")
    Mono<Rendering> live() {
        return supervision.live()
                .map(live -> Rendering.view("supervision :: live").modelAttribute("live", live).build());
    }

    /** One line for each handover; times in UTC, durations in seconds. */
    @GetMapping("/handovers.csv")
    ResponseEntity<Flux<String>> rows(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        Days days = days(from, to);
        Flux<String> lines = supervision.rows(days.start(), days.end()).map(SupervisionPages::line)
                .startWith(
                        Csv.MARK + Csv.line("conversation", "channel", "reason", "team", "asked at", "first claimed at",
                                "ended at", "ending", "mediator", "waiting", "handling", "solved", "score"));
        return ResponseEntity.ok().contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("lanterne-" + days.from() + "-" + days.to() + ".csv").build().toString())
                .body(lines);
    }

    private static String line(Row row) {
        Mediator mediator = row.mediator();
        return Csv.line(row.conversation().toString(), row.channel().name(), row.reason().name(),
                row.team() == null ? "" : row.team().name(), row.askedAt().toString(), written(row.firstClaimedAt()),
                written(row.endedAt()), row.ending() == null ? "" : row.ending().name(),
                mediator == null ? "" : mediator.firstName(), seconds(row.waiting()), seconds(row.handling()),
                written(row.solved()), written(row.score()));
    }

    private static String written(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String seconds(@Nullable Duration time) {
        return time == null ? "" : Long.toString(time.toSeconds());
    }

    private Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ReadableTimes.PARIS) : to;
        LocalDate first = from == null ? last.minusDays(DAYS - 1) : from;
        if (first.isAfter(last) || Duration.ofDays(last.toEpochDay() - first.toEpochDay() + 1)
                .compareTo(Supervision.LONGEST) > 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
                    "The days go from the earlier to the later one, " + Supervision.LONGEST.toDays() + " at most.");
        }
        return new Days(first, last);
    }

    /** Some days by the clock of Paris, both within. */
    private record Days(LocalDate from, LocalDate to) {

        Instant start() {
            return from.atStartOfDay(ReadableTimes.PARIS).toInstant();
        }

        Instant end() {
            return to.plusDays(1).atStartOfDay(ReadableTimes.PARIS).toInstant();
        }
    }
}
