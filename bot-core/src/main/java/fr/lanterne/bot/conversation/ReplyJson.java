package fr.lanterne.bot.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import fr.lanterne.bot.Reply;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Replies as they are kept in the store. What a later version adds is read over. */
final class ReplyJson {

    private static final JsonMapper JSON = JsonMapper.builder().addMixIn(Reply.Block.class, NamedBlock.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final TypeReference<Map<String, String>> REASONS = new TypeReference<>() {
    };

    private ReplyJson() {}

    static String write(Reply reply) {
        return JSON.writeValueAsString(reply);
    }

    static String write(Map<String, String> reasons) {
        return JSON.writeValueAsString(reasons);
    }

    static Map<String, String> readReasons(String json) {
        return JSON.readValue(json, REASONS);
    }

    static Reply read(String json) {
        try {
            return JSON.readValue(json, Reply.class);
        } catch (JacksonException unreadable) {
            throw new IllegalStateException("A stored reply cannot be read back", unreadable);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Reply.Paragraph.class, name = "paragraph"),
            @JsonSubTypes.Type(value = Reply.Bullets.class, name = "bullets"),
            @JsonSubTypes.Type(value = Reply.Steps.class, name = "steps"),
            @JsonSubTypes.Type(value = Reply.Essentials.class, name = "essentials")})
    private interface NamedBlock {}
}
