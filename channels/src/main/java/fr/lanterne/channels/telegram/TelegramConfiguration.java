package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.Deliveries;
import fr.lanterne.bot.PictureReading;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The Telegram channel: there when the application serves and a token is set. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "lanterne.serve", havingValue = "true")
@EnableConfigurationProperties(TelegramProperties.class)
class TelegramConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramConfiguration.class);

    private final TelegramProperties properties;

    TelegramConfiguration(TelegramProperties properties) {
        this.properties = properties;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellWhetherItIsOff() {
        if (!properties.isOn()) {
            LOG.info("Telegram is off: LANTERNE_TELEGRAM_TOKEN is not set");
        }
    }

    /** With a token. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(TokenIsSet.class)
    static class On {

        @Bean
        TelegramState telegramState() {
            return new TelegramState();
        }

        @Bean
        TelegramHealth telegramHealth(TelegramState state) {
            return new TelegramHealth(state);
        }

        @Bean
        BotApi botApi(TelegramProperties properties) {
            return new BotApi(properties, PictureReading.MAX_BYTES);
        }

        @Bean
        Typing telegramTyping(@Lazy Assistant assistant, BotApi api) {
            return new Typing(assistant, api);
        }

        @Bean
        TelegramOutlet telegramOutlet(BotApi api, TelegramState state, Typing typing, TelegramProperties properties) {
            return new TelegramOutlet(api, state, typing, properties);
        }

        @Bean
        TelegramLine telegramLine(Assistant assistant, Deliveries deliveries, BotApi api, PictureReading pictures,
                Typing typing, DatabaseClient database, TransactionalOperator transactions,
                TelegramProperties properties, Clock clock) {
            Chats chats = new Chats(database, transactions, assistant, deliveries);
            Conversing conversing = new Conversing(assistant, deliveries, chats, api, pictures, typing, properties,
                    clock);
            UpdateJournal journal = new UpdateJournal(database);
            AtomicReference<UpdateReader.Self> bot = new AtomicReference<>(new UpdateReader.Self(0, ""));
            ChatLanes lanes = new ChatLanes(journal, conversing, bot, properties, clock);
            return new TelegramLine(new Intake(journal, lanes, clock), lanes, bot);
        }

        @Bean
        Connection telegramConnection(BotApi api, TelegramLine line, TelegramState state,
                TelegramProperties properties, @Value("${lanterne.public-url:}") String publicUrl) {
            if (properties.mode() == TelegramProperties.Mode.WEBHOOK && !publicUrl.startsWith("http")) {
                throw new IllegalStateException(
                        "lanterne.public-url (LANTERNE_PUBLIC_URL) must be set when Telegram brings updates by webhook");
            }
            return new Connection(api, line, state, properties, publicUrl);
        }

        @Bean
        @ConditionalOnProperty(name = "lanterne.telegram.mode", havingValue = "webhook")
        RouterFunction<ServerResponse> telegramWebhook(TelegramLine line, TelegramProperties properties) {
            return RouterFunctions.route().POST(Webhook.PATH, new Webhook(line.intake(), properties)).build();
        }
    }

    /** A token is set, to whatever: a wrong one is told, never taken for none. */
    static class TokenIsSet implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().getProperty("lanterne.telegram.token", "").isBlank();
        }
    }

    /** What takes updates in, what works them, and who the bot is. */
    record TelegramLine(Intake intake, ChatLanes lanes, AtomicReference<UpdateReader.Self> bot) {}
}
