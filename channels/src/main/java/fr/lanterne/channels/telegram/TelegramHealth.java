package fr.lanterne.channels.telegram;

import fr.lanterne.channels.telegram.TelegramState.Standing;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether messages come in from Telegram. */
class TelegramHealth implements HealthIndicator {

    private final TelegramState state;

    TelegramHealth(TelegramState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        Standing now = state.now();
        return (now.works() ? Health.up() : Health.down()).withDetail("telegram", now.sentence()).build();
    }
}
