package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamReports.Opinion;
import java.util.Optional;

/** What a citizen is told of a message: the risk that the check found, or what a mediator makes of it. */
enum Told {
    NOTHING_FOUND, CAUTION, HIGH, GENUINE;

    /**
     * What a mediator's word makes of what the check found. It raises always; it lowers only where the message leads
     * nowhere else and asks nothing more than the one that the mediator read: scammers copy real messages and change the
     * link.
     *
     * @param covered whether all that was noticed in the message was in the one that the mediator read
     */
    static Told of(Risk found, Optional<Opinion> opinion, boolean covered) {
        Told byCheck = byCheck(found);
        return opinion.map(said -> switch (said) {
            case SCAM -> HIGH;
            case CAUTION -> covered || found == Risk.NOTHING_FOUND ? CAUTION : byCheck;
            case GENUINE -> covered ? GENUINE : byCheck;
        }).orElse(byCheck);
    }

    /** Whether that is what the mediator said, not what the check found by itself. */
    boolean isSaidBy(Optional<Opinion> opinion) {
        return opinion.map(said -> switch (said) {
            case SCAM -> HIGH;
            case CAUTION -> CAUTION;
            case GENUINE -> GENUINE;
        }).filter(this::equals).isPresent();
    }

    static Told byCheck(Risk found) {
        return switch (found) {
            case NOTHING_FOUND -> NOTHING_FOUND;
            case CAUTION -> CAUTION;
            case HIGH -> HIGH;
        };
    }

    /**
     * The verdict that goes with it. Who says that a message is genuine does not make its link official: where the check
     * noticed something, the best that is said is to be careful.
     */
    Risk risk(Risk floor) {
        return switch (this) {
            case NOTHING_FOUND -> Risk.NOTHING_FOUND;
            case CAUTION -> Risk.CAUTION;
            case HIGH -> Risk.HIGH;
            case GENUINE -> floor;
        };
    }

    /** Whether this is news to who was told that: nobody worries about a message in which nothing was found. */
    boolean isNewsTo(Told before) {
        return this != before && !(this == GENUINE && before == NOTHING_FOUND);
    }
}
