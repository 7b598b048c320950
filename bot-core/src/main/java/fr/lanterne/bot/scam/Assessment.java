package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a message.
 *
 * @param signals gravest first
 * @param organisation whose message it pretends to be, or is
 * @param likeness how much its words are like those of known scams, 0 to 1
 */
record Assessment(Risk risk, List<Signal> signals, Optional<Organisation> organisation, double likeness) {

    Assessment {
        signals = List.copyOf(signals);
    }
}
