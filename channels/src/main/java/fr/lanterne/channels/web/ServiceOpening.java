package fr.lanterne.channels.web;

import fr.lanterne.knowledge.KnowledgeOpening;
import fr.lanterne.knowledge.KnowledgeStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/** Opens the service: lets the knowledge base open, then says where to go. */
class ServiceOpening {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceOpening.class);

    private final KnowledgeOpening opening;
    private final KnowledgeStatus knowledge;
    private final WebProperties properties;
    private final ApplicationEventPublisher events;
    private int port;

    ServiceOpening(KnowledgeOpening opening, KnowledgeStatus knowledge, WebProperties properties,
            ApplicationEventPublisher events) {
        this.opening = opening;
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
        opening.open().then(knowledge.snapshot()).subscribe(this::opened,
                fault -> LOG.error("The service cannot open", fault));
    }

    private void opened(KnowledgeStatus.Snapshot snapshot) {
        AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
        String address = properties.publicUrl().isBlank() ? "http://localhost:" + port : properties.publicUrl();
        LOG.info("Lanterne is ready with {} fiches:", snapshot.fiches());
        LOG.info("  home page   {}/", address);
        LOG.info("  staff       {}/sign-in", address);
        LOG.info("  HTTP API    {}/v3/api-docs", address);
        LOG.info("  health      {}/actuator/health", address);
    }
}
