package fr.lanterne.channels.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Updates as no careful service sends them: fields missing, of other types, huge, deep, of unknown kinds, cut in the middle. */
final class MutatedUpdates {

    private static final List<String> FIELDS = List.of("\"text\":\"Comment renouveler mon permis ?\"",
            "\"text\":\"colis\",\"forward_origin\":{\"type\":\"user\",\"sender_user\":{\"id\":5,\"is_bot\":false,\"first_name\":\"Zoé\"},\"date\":1}",
            "\"caption\":\"vrai ?\",\"photo\":[{\"file_id\":\"none\",\"file_unique_id\":\"1\",\"width\":9,\"height\":6,\"file_size\":10}],\"media_group_id\":\"g\"",
            "\"sticker\":{\"file_id\":\"s\",\"file_unique_id\":\"1\",\"width\":9,\"height\":9,\"is_animated\":false,\"is_video\":false,\"type\":\"regular\"}",
            "\"contact\":{\"phone_number\":\"+33612345678\",\"first_name\":\"Ana\"}", "\"text\":\"/oublier\"",
            "\"location\":{\"latitude\":48.8,\"longitude\":2.3}");
    private static final List<String> ODD = List.of("null", "true", "-1", "1e308", "99999999999999999999", "[]", "{}",
            "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\u202egnp.exe\\u200b\\u200d\\ufeff\"", "[[[[1]]]]",
            "{\"a\":{\"b\":{}}}",
            "\"9\"", "\"<b>&\"");

    private final Random random;
    private int next;

    MutatedUpdates(long seed, int firstId) {
        this.random = new Random(seed);
        this.next = firstId;
    }

    /** The next one; most have a number of their own. */
    String next() {
        long person = 5_000_000L + random.nextInt(50);
        String kind = random.nextInt(12) == 0
                ? "telepathy"
                : List.of("message", "edited_message", "my_chat_member", "callback_query").get(Math.max(0,
                        random.nextInt(8) - 4));
        String update = "{\"update_id\":" + next++ + ",\"" + kind + "\":"
                + FakeTelegram.message(person, 1 + random.nextInt(1_000), FIELDS.get(random.nextInt(FIELDS.size())))
                + "}";
        return switch (random.nextInt(8)) {
            case 0 -> update;
            case 1 -> update.substring(0, 1 + random.nextInt(update.length() - 1));
            case 2 -> update.replace("\"text\":\"",
                    "\"text\":\"" + "é<&".repeat(random.nextInt(random.nextInt(10) == 0 ? 40_000 : 1_000)));
            case 3 -> update.replace("\"date\":", "\"deep\":" + "[".repeat(500) + "]".repeat(500) + ",\"date\":");
            default -> changed(update);
        };
    }

    private String changed(String update) {
        JsonNode tree = JsonMapper.shared().readTree(update);
        for (int i = 0; i <= random.nextInt(3); i++) {
            List<JsonNode> places = new ArrayList<>();
            collect(tree, places);
            JsonNode place = places.get(random.nextInt(places.size()));
            JsonNode odd = JsonMapper.shared().readTree(ODD.get(random.nextInt(ODD.size())));
            switch (place) {
                case ObjectNode object when !object.isEmpty() -> {
                    String field = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                    if (random.nextBoolean()) {
                        object.remove(field);
                    } else if (!"update_id".equals(field)) {
                        object.set(field, odd);
                    }
                }
                case ArrayNode array -> array.add(odd);
                default -> {
                }
            }
        }
        return JsonMapper.shared().writeValueAsString(tree);
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainer()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
