package fr.lanterne.bot.scam;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.Signal.AboutLink;
import fr.lanterne.bot.scam.Signal.Asks;
import fr.lanterne.bot.scam.Signal.NotAllRead;
import fr.lanterne.bot.scam.Signal.NumberToCall;
import fr.lanterne.bot.scam.Signal.OrdinarySender;
import fr.lanterne.bot.scam.Signal.Remembered;
import fr.lanterne.bot.scam.Signal.Unofficial;
import fr.lanterne.bot.scam.address.HostName;
import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.report.Report;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.stream.Collectors;

/** What the check noticed in a message, as others who show the same one have to know it. */
final class Noticed {

    private Noticed() {}

    static Report report(ConversationId conversation, String message, Assessment assessment) {
        boolean serious = assessment.signals().stream().anyMatch(signal -> signal.severity() != Severity.NOTE);
        return new Report(conversation, message, assessment.risk(), serious ? Risk.CAUTION : Risk.NOTHING_FOUND,
                assessment.signals().stream()
                        .map(signal -> ScamTexts.kind(signal) + " " + place(signal, message))
                        .collect(Collectors.toSet()));
    }

    /** Where a signal leads: with another place it is another signal. Empty for words, which near-identical messages share. */
    private static String place(Signal signal, String message) {
        return switch (signal) {
            case Unofficial unofficial when !unofficial.lent() -> host(unofficial.link());
            case Remembered remembered -> host(remembered.link());
            // One host leads to many places here: the whole address counts.
            case AboutLink about -> folded(about.link().sent());
            case NumberToCall call -> call.number().digits();
            case OrdinarySender sender -> folded(sender.evidence());
            case Asks asks when asks.ask() == Ask.ELSEWHERE -> folded(asks.evidence());
            case NotAllRead _ -> message;
            default -> "";
        };
    }

    private static String host(Link link) {
        return link.host().map(HostName::name).orElseGet(() -> folded(link.sent()));
    }

    private static String folded(String text) {
        return ReadableText.of(text).folded().replaceAll("\\s+", "");
    }
}
