package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.Signal.AboutLink;
import fr.lanterne.bot.scam.Signal.Asks;
import fr.lanterne.bot.scam.Signal.NumberToCall;
import fr.lanterne.bot.scam.Signal.OrdinarySender;
import fr.lanterne.bot.scam.Signal.Presses;
import fr.lanterne.bot.scam.Signal.Remembered;
import fr.lanterne.bot.scam.Signal.Tells;
import java.util.List;

/**
 * Weighs signals into a risk. Every rule only ever adds, so that no word added to a message makes it look better:
 *
 * <ul>
 * <li>a critical signal makes the risk high, alone;
 * <li>otherwise it is high when two of three come together (a way into the sender's hands, a known story, a request) and all
 * signals together weigh enough;
 * <li>a serious signal (a link that is not official, a number to call, a request for a code, money or data) always leaves at
 * least {@code CAUTION}; the likeness to known scams may pass over mere notes, and may raise by one step.
 * </ul>
 */
record Judgement(double likenessOfNothing, double likenessOfDoubt, double likenessOfScam) {

    private static final int HIGH_WEIGHT = 4;
    /** The likeness alone never makes the risk high: something in the message must give it a hold. */
    private static final int WEIGHT_TO_RAISE = 2;
    private static final int MAX_STORY_WEIGHT = 4;
    private static final int MAX_ASK_WEIGHT = 4;

    Risk risk(List<Signal> signals, int bodiesWeight, double likeness) {
        Risk byRules = byRules(signals, bodiesWeight);
        return switch (byRules) {
            case HIGH -> Risk.HIGH;
            case CAUTION -> {
                if (likeness >= likenessOfScam && hasHold(signals) && weight(signals) >= WEIGHT_TO_RAISE) {
                    yield Risk.HIGH;
                }
                boolean notesOnly = signals.stream().allMatch(signal -> signal.severity() == Severity.NOTE);
                yield notesOnly && likeness < likenessOfNothing ? Risk.NOTHING_FOUND : Risk.CAUTION;
            }
            case NOTHING_FOUND -> likeness >= likenessOfDoubt ? Risk.CAUTION : Risk.NOTHING_FOUND;
        };
    }

    private static Risk byRules(List<Signal> signals, int bodiesWeight) {
        if (signals.stream().anyMatch(signal -> signal.severity() == Severity.CRITICAL)) {
            return Risk.HIGH;
        }
        boolean leadsAway = signals.stream().anyMatch(Judgement::isContact);
        boolean tells = signals.stream().anyMatch(Tells.class::isInstance);
        boolean complete = leadsAway ? tells || requests(signals) : tells && requests(signals);
        if (complete && weight(signals) + bodiesWeight >= HIGH_WEIGHT) {
            return Risk.HIGH;
        }
        return signals.stream().allMatch(Presses.class::isInstance)
                && signals.stream().allMatch(signal -> signal.severity() == Severity.NOTE)
                        ? Risk.NOTHING_FOUND
                        : Risk.CAUTION;
    }

    /** Whether there is something to follow, to call or to give: a real sender's news has none of it. */
    private static boolean hasHold(List<Signal> signals) {
        return requests(signals) || signals.stream().anyMatch(Judgement::isContact);
    }

    private static boolean requests(List<Signal> signals) {
        return signals.stream().anyMatch(signal -> signal instanceof Asks wanted && !wanted.ask().isContact());
    }

    private static boolean isContact(Signal signal) {
        return switch (signal) {
            case Remembered _ -> false;
            case AboutLink _,NumberToCall _,OrdinarySender _ -> true;
            case Tells tells -> tells.story() == Story.OPENER;
            case Asks asks -> asks.ask().isContact();
            default -> false;
        };
    }

    private static int weight(List<Signal> signals) {
        int stories = 0;
        int asks = 0;
        int links = 0;
        int others = 0;
        for (Signal signal : signals) {
            switch (signal) {
                case Tells tells -> stories = Math.min(MAX_STORY_WEIGHT, stories + tells.weight());
                case Asks wanted -> asks = Math.min(MAX_ASK_WEIGHT, asks + wanted.weight());
                case AboutLink link -> links = Math.max(links, link.weight());
                default -> others += signal.weight();
            }
        }
        return stories + asks + links + others;
    }
}
