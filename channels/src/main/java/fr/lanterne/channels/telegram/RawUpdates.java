package fr.lanterne.channels.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code getUpdates}, each update as it came. The library reads a whole batch or none of it, so that one update of an unknown
 * shape would stop the bot for ever.
 */
final class RawUpdates extends BotApiMethod<ArrayList<String>> {

    private final long offset;
    private final int limit;
    private final int timeout;
    private final List<String> allowedUpdates;

    /**
     * @param offset the first update that is wanted; those before it are forgotten by Telegram
     * @param seconds how long Telegram may wait for one
     */
    RawUpdates(long offset, int limit, int seconds, List<String> allowedUpdates) {
        this.offset = offset;
        this.limit = limit;
        this.timeout = seconds;
        this.allowedUpdates = List.copyOf(allowedUpdates);
    }

    @JsonProperty("offset")
    long offset() {
        return offset;
    }

    @JsonProperty("limit")
    int limit() {
        return limit;
    }

    @JsonProperty("timeout")
    int timeout() {
        return timeout;
    }

    @JsonProperty("allowed_updates")
    List<String> allowedUpdates() {
        return allowedUpdates;
    }

    @Override
    public String getMethod() {
        return "getUpdates";
    }

    // What a method of the library brings must be Serializable, which List is not.
    @SuppressWarnings("NonApiType")
    @Override
    public ArrayList<String> deserializeResponse(String answer) throws TelegramApiRequestException {
        try {
            JsonNode read = Json.MAPPER.readTree(answer);
            if (!read.path("ok").asBoolean()) {
                throw Json.refusal(answer);
            }
            ArrayList<String> updates = new ArrayList<>();
            for (JsonNode update : read.path("result")) {
                updates.add(Json.MAPPER.writeValueAsString(update));
            }
            return updates;
        } catch (JsonProcessingException noJson) {
            throw new TelegramApiRequestException("the answer is no JSON");
        }
    }
}
