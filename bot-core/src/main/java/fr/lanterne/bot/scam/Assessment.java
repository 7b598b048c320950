package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * The same with what others say of the message. A list that names an address makes the risk high; an opinion raises it
     * by one step, as models are easily alarmed. Nothing lowers it.
     */
    Assessment raisedBy(List<Signal> others) {
        if (others.isEmpty()) {
            return this;
        }
        boolean critical = others.stream().anyMatch(signal -> signal.severity() == Severity.CRITICAL);
        Risk raised = critical || risk == Risk.CAUTION ? Risk.HIGH : risk == Risk.NOTHING_FOUND ? Risk.CAUTION : risk;
        List<Signal> all = Stream.concat(signals.stream(), others.stream())
                .sorted(Comparator.comparing(Signal::severity).thenComparingInt(Signal::weight).reversed()).toList();
        return new Assessment(raised, all, organisation, likeness);
    }

    /** The same with another risk, for what is known besides the message. */
    Assessment at(Risk known) {
        return new Assessment(known, signals, organisation, likeness);
    }
}
