package fr.lanterne.channels.web;

import fr.lanterne.bot.Deliveries;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Whether messages were set aside of late that failed again and again: somebody has to look at the log. */
class DeliveryHealth implements ReactiveHealthIndicator {

    private final Deliveries deliveries;

    DeliveryHealth(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public Mono<Health> health() {
        return deliveries.backlog().map(backlog -> (backlog.needsAttention() ? Health.down() : Health.up())
                .withDetail("waiting", backlog.waiting()).withDetail("messagesSetAside", backlog.messagesSetAside())
                .withDetail("turnsSetAside", backlog.turnsSetAside()).build());
    }
}
