package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.scam.Signal.AboutLink;
import fr.lanterne.bot.scam.Signal.Asks;
import fr.lanterne.bot.scam.Signal.Disguised;
import fr.lanterne.bot.scam.Signal.Imitation;
import fr.lanterne.bot.scam.Signal.NotAllRead;
import fr.lanterne.bot.scam.Signal.NumberToCall;
import fr.lanterne.bot.scam.Signal.OrdinarySender;
import fr.lanterne.bot.scam.Signal.Presses;
import fr.lanterne.bot.scam.Signal.Remembered;
import fr.lanterne.bot.scam.Signal.Reported;
import fr.lanterne.bot.scam.Signal.Shortened;
import fr.lanterne.bot.scam.Signal.SoundsLikeScams;
import fr.lanterne.bot.scam.Signal.Suspected;
import fr.lanterne.bot.scam.Signal.Tells;
import fr.lanterne.bot.scam.Signal.Trickery;
import fr.lanterne.bot.scam.Signal.Unofficial;
import fr.lanterne.bot.scam.address.HostName;
import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the check says to citizens, from the bundle {@code scam-messages}; what it quotes of a message leads nowhere. */
final class ScamTexts {

    private static final int LONGEST_QUOTE = 120;

    private final ResourceBundle texts = ResourceBundle.getBundle("fr.lanterne.bot.scam.scam-messages", Locale.FRENCH);

    /** The one word for a signal, in the interface that others read. */
    static String kind(Signal signal) {
        return switch (signal) {
            case Imitation _ -> "IMITATION";
            case Trickery trickery -> trickery.trick().name();
            case Shortened _ -> "SHORTENED_LINK";
            case Unofficial _ -> "UNOFFICIAL_LINK";
            case Remembered _ -> "UNVERIFIED_LINK";
            case NumberToCall call -> call.number().kind().name() + "_NUMBER";
            case OrdinarySender _ -> "ORDINARY_SENDER";
            case Tells tells -> "STORY_" + tells.story().name();
            case Asks asks -> "ASKS_" + asks.ask().name();
            case Presses presses -> presses.pressure().name();
            case Disguised _ -> "DISGUISED_LETTERS";
            case SoundsLikeScams _ -> "SOUNDS_LIKE_SCAMS";
            case NotAllRead _ -> "NOT_ALL_READ";
            case Reported _ -> "REPORTED_LINK";
            case Suspected _ -> "SECOND_OPINION";
        };
    }

    Verdict verdict(Assessment assessment) {
        return new Verdict(assessment.risk(), assessment.signals().stream()
                .map(signal -> new Verdict.Sign(kind(signal), quoted(signal), reason(signal))).distinct().toList());
    }

    String verdict(Risk risk) {
        return text("verdict." + risk);
    }

    /** A sentence that anybody understands. */
    String reason(Signal signal) {
        String key = "reason." + kind(signal);
        return switch (signal) {
            case Imitation imitation -> imitation(imitation, key);
            case Trickery trickery -> text(key, quoted(signal), host(trickery.link()));
            case Remembered remembered -> text(key, host(remembered.link()), remembered.organisation().name());
            case Unofficial unofficial ->
                text(unofficial.lent() ? key + ".lent" : key, host(unofficial.link()));
            case Reported reported -> text(key + "." + reported.by(), host(reported.link()));
            case Suspected suspected -> text(key + "." + suspected.aim());
            case OrdinarySender sender -> text(key, quoted(signal), sender.organisation().name());
            case Shortened _,NumberToCall _,Tells _,Asks _,Presses _,Disguised _,SoundsLikeScams _,NotAllRead _ ->
                text(key, quoted(signal));
        };
    }

    private String imitation(Imitation imitation, String key) {
        String site = Defanged.of(imitation.link().host().map(HostName::site).orElse(""));
        Optional<Organisation> imitated = imitation.imitated();
        if (imitated.isEmpty()) {
            return text(key + ".state", host(imitation.link()), "", site);
        }
        return imitated.get().site()
                .map(real -> text(key, host(imitation.link()), imitated.get().name(), site, real))
                .orElseGet(() -> text(key + ".no-site", host(imitation.link()), imitated.get().name(), site));
    }

    private static String host(Link link) {
        return Defanged.of(link.host().map(HostName::name).orElse(link.sent()));
    }

    private static String quoted(Signal signal) {
        String evidence = signal instanceof AboutLink || signal instanceof Asks || signal instanceof Tells
                || signal instanceof Presses || signal instanceof Disguised
                        ? Defanged.of(signal.evidence())
                        : signal.evidence();
        String oneLine = evidence.replaceAll("\\s+", " ").strip();
        return oneLine.length() <= LONGEST_QUOTE ? oneLine : oneLine.substring(0, LONGEST_QUOTE) + "…";
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), Locale.FRENCH).format(arguments);
    }

    /** What the button for that harm sends. */
    String harmRequest(Harm harm) {
        return text("harm." + harm + ".request");
    }

    /** What asks for a step, from 1. */
    String stepRequest(Harm harm, int step) {
        return text("step.request", harmRequest(harm), step);
    }

    /** What says that a step does not work out. */
    String stuckRequest(Harm harm, int step) {
        return text("step.stuck.request", harmRequest(harm), step);
    }
}
