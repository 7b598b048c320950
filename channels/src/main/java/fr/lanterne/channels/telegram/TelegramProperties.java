package fr.lanterne.channels.telegram;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Telegram is spoken to.
 *
 * @param token of the bot, as BotFather gave it; empty turns the channel off
 * @param apiUrl where the Bot API is
 * @param webhookSecret what Telegram shows with each update: 16 to 256 letters, digits, {@code _} or {@code -}
 * @param pollTimeout how long Telegram may hold a request for updates open
 * @param timeout patience with every other request
 * @param attempts after so many failures an update is set aside
 * @param retryAfter the wait before the second of these, doubled each time
 * @param parallelChats how many chats are worked side by side
 * @param between the least time between two messages in one chat
 * @param perSecond the most messages a second in all chats
 * @param messagesPerMinute what one chat may send
 * @param imagesPerHour what one chat may send
 * @param name the bot's name; empty leaves it as it is
 * @param description what a chat shows before its first message; empty leaves it as it is
 */
@Validated
@ConfigurationProperties("lanterne.telegram")
record TelegramProperties(@DefaultValue("") String token, @DefaultValue("https://api.telegram.org") URI apiUrl,
        @DefaultValue("polling") Mode mode, @DefaultValue("") String webhookSecret,
        @DefaultValue("50s") Duration pollTimeout, @DefaultValue("15s") Duration timeout,
        @DefaultValue("5") @Min(1) @Max(100) int attempts, @DefaultValue("1s") Duration retryAfter,
        @DefaultValue("16") @Min(1) @Max(1_000) int parallelChats, @DefaultValue("1s") Duration between,
        @DefaultValue("30") @Min(1) @Max(10_000) int perSecond,
        @DefaultValue("20") @Min(1) int messagesPerMinute, @DefaultValue("30") @Min(1) int imagesPerHour,
        @DefaultValue("") String name, @DefaultValue("") String description) {

    private static final Pattern TOKEN = Pattern.compile("\\d{3,20}:[A-Za-z0-9_-]{20,100}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    /** How updates come in. */
    enum Mode {
        POLLING, WEBHOOK
    }

    TelegramProperties {
        token = token.strip();
        if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
            // The token itself is not repeated: this text ends in logs.
            throw new IllegalArgumentException(
                    "lanterne.telegram.token (LANTERNE_TELEGRAM_TOKEN) must look like 123456789:AA…, as BotFather gives it");
        }
        if (mode == Mode.WEBHOOK && !token.isEmpty() && !SECRET.matcher(webhookSecret).matches()) {
            throw new IllegalArgumentException(
                    "lanterne.telegram.webhook-secret (LANTERNE_TELEGRAM_WEBHOOK_SECRET) must have"
                            + " 16 to 256 letters, digits, _ or - when updates come by webhook");
        }
        String scheme = apiUrl.getScheme() == null ? "" : apiUrl.getScheme().toLowerCase(Locale.ROOT);
        if (!("http".equals(scheme) || "https".equals(scheme)) || apiUrl.getHost() == null) {
            throw new IllegalArgumentException("lanterne.telegram.api-url must be an http or https address");
        }
    }

    boolean isOn() {
        return !token.isEmpty();
    }

    /** Without its token and secret, wherever it is printed. */
    @Override
    public String toString() {
        return "TelegramProperties[mode=" + mode + ", apiUrl=" + apiUrl + "]";
    }
}
