package fr.lanterne.channels.web;

import fr.lanterne.knowledge.ImportResult;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.IndexFollower;
import fr.lanterne.knowledge.KnowledgeStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Mono;

/** Opens the service: brings in the starter set, lets the index follow the catalog, then says where to go. */
class ServiceOpening {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceOpening.class);

    private final Importer importer;
    private final IndexFollower follower;
    private final KnowledgeStatus knowledge;
    private final WebProperties properties;
    private final ApplicationEventPublisher events;
    private int port;

    ServiceOpening(Importer importer, IndexFollower follower, KnowledgeStatus knowledge, WebProperties properties,
            ApplicationEventPublisher events) {
        this.importer = importer;
        this.follower = follower;
        this.knowledge = knowledge;
        this.properties = properties;
        this.events = events;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getParent() == null) {
            port = event.getWebServer().getPort();
        }
    }

    /** Not ready before the fiches can be found; questions that come in earlier wait. */
    @EventListener
    void open(ApplicationReadyEvent event) {
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        importer.importStarterSet().doOnNext(ServiceOpening::report).onErrorResume(fault -> {
            LOG.error("The starter set could not be brought into the catalog", fault);
            return Mono.empty();
        }).then(Mono.fromRunnable(follower::start)).then(follower.caughtUp()).then(knowledge.snapshot())
                .subscribe(this::opened, fault -> LOG.error("The service cannot open", fault));
    }

    private static void report(ImportResult result) {
        if (result instanceof ImportResult.Imported imported) {
            imported.refused().forEach(refusal -> LOG.error("The starter fiche {} is refused: {}", refusal.document(),
                    refusal.reason()));
        }
    }

    private void opened(KnowledgeStatus.Snapshot snapshot) {
        AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
        String address = properties.publicUrl().isBlank() ? "http://localhost:" + port : properties.publicUrl();
        LOG.info("Lanterne is ready with {} fiches:", snapshot.fiches());
        LOG.info("  home page   {}/", address);
        LOG.info("  HTTP API    {}/v3/api-docs", address);
        LOG.info("  health      {}/actuator/health", address);
    }
}
