package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateReaderTests {

    private static final UpdateReader.Self BOT = new UpdateReader.Self(99, "LanterneBot");

    @Test
    void readsWords() {
        assertThat(content("\"text\":\"Bonjour\"")).isEqualTo(new Arrival.Words("Bonjour", ""));
    }

    @Test
    void whatWasForwardedIsNotWhatTheCitizenSays() {
        assertThat(content("""
            "text":"Votre colis","forward_origin":{"type":"hidden_user","sender_user_name":"La\\nPoste","date":1}"""))
                .isEqualTo(new Arrival.Forwarded("Votre colis", "La Poste"));
        assertThat(content("""
            "text":"Votre colis","forward_origin":{"type":"channel","chat":{"id":-1,"type":"channel","title":"Infos"},
            "message_id":3,"date":1}""")).isEqualTo(new Arrival.Forwarded("Votre colis", "Infos"));
    }

    @Test
    void takesTheLargestSizeOfAPictureThatCanBeRead() {
        assertThat(content("""
            "caption":"vrai ?","photo":[{"file_id":"s","file_unique_id":"1","width":90,"height":60,"file_size":1000},
            {"file_id":"l","file_unique_id":"2","width":900,"height":600,"file_size":90000},
            {"file_id":"xl","file_unique_id":"3","width":9000,"height":6000,"file_size":90000000}]"""))
                .isEqualTo(new Arrival.Picture("l", 90_000, "vrai ?"));
        assertThat(content("""
            "document":{"file_id":"d","file_unique_id":"1","mime_type":"image/PNG","file_size":5}"""))
                .isEqualTo(new Arrival.Picture("d", 5, ""));
    }

    @Test
    void knowsWhatItCannotRead() {
        assertThat(content("\"voice\":{\"file_id\":\"v\",\"file_unique_id\":\"1\",\"duration\":3}"))
                .isEqualTo(new Arrival.Other(Arrival.Kind.VOICE));
        assertThat(content("\"location\":{\"latitude\":48.8,\"longitude\":2.3}"))
                .isEqualTo(new Arrival.Other(Arrival.Kind.LOCATION));
    }

    @Test
    void anUnknownShapeAroundTheWordsHidesThemNot() {
        assertThat(content("\"text\":\"Bonjour\",\"forward_origin\":{\"type\":\"from_mars\",\"date\":1}"))
                .isEqualTo(new Arrival.Words("Bonjour", ""));
        assertThat(content("\"text\":\"Bonjour\",\"entities\":{\"not\":\"a list\"}"))
                .isEqualTo(new Arrival.Words("Bonjour", ""));
    }

    @Test
    void dropsWhatNoTextHas() {
        assertThat(content("\"text\":\"a\\u0000b\\ud800c\"")).isEqualTo(new Arrival.Words("abc", ""));
    }

    @Test
    void inAGroupOnlyWhatIsAddressedToItIsForIt() {
        assertThat(group("\"text\":\"quelqu'un sait ?\"").addressed()).isFalse();
        Arrival.Message called = group("\"text\":\"@lanternebot comment renouveler mon permis ?\"");
        assertThat(called.addressed()).isTrue();
        assertThat(called.content()).isEqualTo(new Arrival.Words("comment renouveler mon permis ?", ""));
        assertThat(group("""
            "text":"et alors ?","reply_to_message":{"message_id":3,"date":1,"chat":{"id":-5,"type":"group"},
            "from":{"id":99,"is_bot":true,"first_name":"L"},"text":"x"}""").addressed()).isTrue();
    }

    @Test
    void anEditWithoutOtherWordsIsNoNews() {
        assertThat(UpdateReader.read("{\"update_id\":1,\"edited_message\":"
                + FakeTelegram.message(7, 3, "\"edit_date\":5,\"location\":{\"latitude\":1,\"longitude\":2}") + "}",
                BOT))
                .isInstanceOf(Arrival.Nothing.class);
    }

    @Test
    void unknownKindsAreSeenAndLeft() {
        Optional<UpdateJournal.Envelope> envelope = UpdateReader
                .envelope("{\"update_id\":5,\"telepathy\":{\"chat\":{\"id\":1}}}");
        assertThat(envelope).get().matches(seen -> seen.updateId() == 5 && !seen.toWork());
        assertThat(List.of("", "[]", "null", "{", "\"x\"", "{\"update_id\":\"x\"}",
                "{\"update_id\":99999999999999999999}"))
                .allMatch(odd -> UpdateReader.envelope(odd).isEmpty());
    }

    private static Arrival.Content content(String fields) {
        return ((Arrival.Message) UpdateReader.read("{\"update_id\":1,\"message\":" + FakeTelegram.message(7, 3, fields)
                + "}", BOT)).content();
    }

    private static Arrival.Message group(String fields) {
        return (Arrival.Message) UpdateReader.read("{\"update_id\":1,\"message\":{\"message_id\":3,\"date\":1,\"chat\":"
                + "{\"id\":-5,\"type\":\"group\",\"title\":\"G\"},\"from\":" + FakeTelegram.user(7) + "," + fields
                + "}}",
                BOT);
    }
}
