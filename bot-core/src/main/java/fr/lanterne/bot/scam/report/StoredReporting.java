package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.bot.scam.report.ClusterStore.Known;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reports to the store, with the patience that a check has. */
class StoredReporting implements Reporting {

    private static final Logger LOG = LoggerFactory.getLogger(StoredReporting.class);

    private final ClusterStore clusters;
    private final ReportTexts texts;
    private final ReportProperties properties;
    private final AtomicBoolean failing = new AtomicBoolean();

    StoredReporting(ClusterStore clusters, ReportTexts texts, ReportProperties properties) {
        this.clusters = clusters;
        this.texts = texts;
        this.properties = properties;
    }

    @Override
    public Mono<Learned> report(Report report) {
        return Mono.justOrEmpty(Fingerprint.of(report.message())).flatMap(fingerprint -> known(report, fingerprint))
                .map(known -> learned(report, known))
                .doOnNext(learned -> recovered()).onErrorResume(fault -> {
                    failed(fault);
                    return Mono.empty();
                }).defaultIfEmpty(Learned.nothing(report.risk()));
    }

    /** Cached, so that it goes on when patience ends: interrupting it would close the embedded database's file. */
    private Mono<Known> known(Report report, Fingerprint fingerprint) {
        Mono<Known> asked = clusters.add(report, fingerprint).subscribeOn(Schedulers.boundedElastic()).cache();
        return asked.timeout(properties.timeout())
                .doOnError(TimeoutException.class, late -> tellLater(report, asked));
    }

    /** What a mediator said comes too late for this verdict: it is told as a correction. */
    private void tellLater(Report report, Mono<Known> asked) {
        asked.filter(known -> known.opinion().isPresent())
                .flatMap(known -> clusters.notTold(report, known.cluster())).subscribe(done -> {}, this::failed);
    }

    private Learned learned(Report report, Known known) {
        Told told = Told.of(report.risk(), known.opinion(), known.covered());
        Risk risk = told.risk(report.floor());
        return new Learned(risk, known.opinion().map(opinion -> texts.word(opinion, known.covered())).orElse(null),
                trend(risk, known.opinion(), known));
    }

    /** Only beside a warning: that many received a message in which nothing was found is no reason to worry. */
    private @Nullable String trend(Risk risk, Optional<Opinion> opinion, Known known) {
        if (risk == Risk.NOTHING_FOUND || opinion.filter(Opinion.GENUINE::equals).isPresent()) {
            return null;
        }
        if (known.day() >= properties.trendDay()) {
            return texts.trendOfDay(known.day());
        }
        return known.week() >= properties.trendWeek() ? texts.trendOfWeek(known.week()) : null;
    }

    private void failed(Throwable fault) {
        if (!failing.getAndSet(true)) {
            LOG.warn("Cannot look up what others reported, verdicts go without it: {}", fault.toString());
        }
    }

    private void recovered() {
        if (failing.getAndSet(false)) {
            LOG.info("What others reported can be looked up again");
        }
    }
}
