package fr.lanterne.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.telegram.telegrambots.meta.api.objects.ApiResponse;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** Telegram's JSON, read with what the library needs (its types are made for Jackson 2) and with limits. */
final class Json {

    private static final int DEEPEST = 200;

    /** Writes nothing but ASCII: a half character or a NUL in a message is no reason for a database to refuse it. */
    static final JsonMapper MAPPER = JsonMapper.builder(new com.fasterxml.jackson.core.JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {}

    /** What an answer that is not "ok" says. */
    static TelegramApiRequestException refusal(String answer) throws JsonProcessingException {
        return new TelegramApiRequestException("refused", MAPPER.readValue(answer, ApiResponse.class));
    }
}
