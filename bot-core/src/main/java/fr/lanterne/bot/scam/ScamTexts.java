package fr.lanterne.bot.scam;

import java.util.Locale;

/** What the check says to citizens. */
final class ScamTexts {

    private ScamTexts() {}

    static String kind(Signal signal) {
        return switch (signal) {
            case Signal.Imitation _ -> "IMITATION";
            case Signal.Trickery trickery -> trickery.trick().name();
            case Signal.Shortened _ -> "SHORTENED_LINK";
            case Signal.Unofficial _ -> "UNOFFICIAL_LINK";
            case Signal.Remembered _ -> "UNVERIFIED_LINK";
            case Signal.NumberToCall call -> call.number().kind().name() + "_NUMBER";
            case Signal.OrdinarySender _ -> "ORDINARY_SENDER";
            case Signal.Tells tells ->
                tells.story().group().replace("story.", "STORY_").replace('-', '_').toUpperCase(Locale.ROOT);
            case Signal.Asks asks -> "ASKS_" + asks.ask().name();
            case Signal.Presses presses -> presses.pressure().name();
            case Signal.Disguised _ -> "DISGUISED_LETTERS";
            case Signal.SoundsLikeScams _ -> "SOUNDS_LIKE_SCAMS";
            case Signal.NotAllRead _ -> "NOT_ALL_READ";
        };
    }
}
