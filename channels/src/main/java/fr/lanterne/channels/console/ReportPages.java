package fr.lanterne.channels.console;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ScamReports;
import fr.lanterne.bot.ScamReports.Cluster;
import fr.lanterne.bot.ScamReports.Day;
import fr.lanterne.bot.ScamReports.Judgement;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.ScamReports.Word;
import fr.lanterne.channels.console.BarChart.Entry;
import fr.lanterne.channels.console.MessageView.VerdictView;
import fr.lanterne.channels.security.Staff;
import fr.lanterne.channels.shell.ReadableTimes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The messages that many had checked lately, and what mediators say of them. */
@Controller
@RequestMapping("/console/reports")
class ReportPages {

    private static final Duration LATELY = Duration.ofDays(7);
    private static final int SHOWN = 50;

    private final ScamReports reports;
    private final RefusalWords refusals;
    private final ReadableTimes times;
    private final Clock clock;

    ReportPages(ScamReports reports, RefusalWords refusals, ReadableTimes times, Clock clock) {
        this.reports = reports;
        this.refusals = refusals;
        this.times = times;
        this.clock = clock;
    }

    /** Those of the last seven days, the most reported first. */
    @GetMapping
    Mono<Rendering> recent() {
        return reports.recent(SHOWN, clock.instant().minus(LATELY))
                .map(clusters -> Rendering.view("reports")
                        .modelAttribute("clusters", clusters.stream().map(this::view).toList()).build());
    }

    @GetMapping("/{id}")
    Mono<Rendering> one(@PathVariable UUID id) {
        return Mono.zip(reports.cluster(id), reports.days(id), reports.history(id))
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .map(all -> Rendering.view("report").modelAttribute("cluster", view(all.getT1()))
                        .modelAttribute("chart", chart(all.getT2())).modelAttribute("opinions", Opinion.values())
                        .modelAttribute("history", all.getT3().stream().map(this::said).toList()).build());
    }

    /** A fresh page follows, or the reason why it was not kept. */
    @PostMapping("/{id}")
    @ResponseBody
    Mono<ResponseEntity<String>> judge(@PathVariable UUID id, @AuthenticationPrincipal Staff staff, Judged judged) {
        String note = judged.note() == null ? "" : judged.note().strip();
        return refusals.tooLong(note, ScamReports.MAX_NOTE_LENGTH).map(Answers::refused)
                .switchIfEmpty(Mono.defer(() -> judge(id, staff, judged, note)));
    }

    private Mono<ResponseEntity<String>> judge(UUID id, Staff staff, Judged judged, String note) {
        UUID example = judged.example();
        Judgement judgement = new Judgement(judged.opinion(), example == null ? null : new ConversationId(example),
                note);
        return reports.judge(id, staff.mediator(), judgement).map(result -> switch (result) {
            case KEPT -> Answers.refresh();
            case UNKNOWN_CLUSTER -> Answers.refused(refusals.words("report-unknown"));
            case NO_EXAMPLE -> Answers.refused(refusals.words("report-no-example"));
        });
    }

    private ClusterView view(Cluster cluster) {
        ScamReports.Sample sample = cluster.sample();
        return new ClusterView(cluster.id(), cluster.risk().name(), VerdictView.level(cluster.risk()),
                times.of(cluster.firstSeen()), times.of(cluster.lastSeen()), cluster.counts(),
                sample == null ? null : sample.text(), sample == null ? null : sample.conversation().value(),
                sample == null ? null : VerdictView.of(sample.verdict()),
                cluster.word() == null ? null : said(cluster.word()));
    }

    private WordView said(Word word) {
        return new WordView(word.opinion().name(), word.mediator().firstName(), word.note(), times.of(word.at()));
    }

    private static BarChart chart(List<Day> days) {
        return BarChart.of("reports.by-day", days.reversed().stream()
                .map(day -> new Entry(ReadableTimes.day(day.day()), Math.toIntExact(day.reports()))).toList());
    }

    /**
     * Near-identical messages.
     *
     * @param sample null when no conversation shows one any more
     */
    record ClusterView(UUID id, String risk, String level, String first, String last, ScamReports.Counts counts,
            @Nullable String sample, @Nullable UUID conversation, @Nullable VerdictView verdict,
            @Nullable WordView word) {}

    /** What a mediator said. */
    record WordView(String opinion, String mediator, String note, String at) {}

    /** The form's fields. */
    record Judged(Opinion opinion, @Nullable UUID example, @Nullable String note) {}
}
