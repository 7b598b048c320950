package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.scam.Signal.Asks;
import fr.lanterne.bot.scam.Signal.Disguised;
import fr.lanterne.bot.scam.Signal.Imitation;
import fr.lanterne.bot.scam.Signal.NotAllRead;
import fr.lanterne.bot.scam.Signal.NumberToCall;
import fr.lanterne.bot.scam.Signal.OrdinarySender;
import fr.lanterne.bot.scam.Signal.Presses;
import fr.lanterne.bot.scam.Signal.SoundsLikeScams;
import fr.lanterne.bot.scam.Signal.Tells;
import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.address.LinkCheck;
import fr.lanterne.bot.scam.address.LinkCheck.Standing;
import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.likeness.Likeness;
import fr.lanterne.bot.scam.number.CalledNumber;
import fr.lanterne.bot.scam.number.NumberFinder;
import fr.lanterne.bot.scam.organisation.Organisation;
import fr.lanterne.bot.scam.organisation.Organisations;
import fr.lanterne.bot.scam.organisation.Organisations.Named;
import fr.lanterne.bot.scam.wording.Phrasebook;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a received message by its links, numbers and words: pure, synchronous, in time that grows with its length. Nothing
 * of the message leaves this class but in the assessment; no link is ever followed.
 */
final class ScamCheck {

    private static final int WEIGHT_OF_A_NAME = 2;

    private final Organisations organisations;
    private final LinkCheck links;
    private final Phrasebook phrases;
    private final Likeness likeness;
    private final Judgement judgement;
    private final LinkFinder linkFinder = new LinkFinder();
    private final NumberFinder numberFinder = new NumberFinder();

    ScamCheck(Organisations organisations, LinkCheck links, Phrasebook phrases, Likeness likeness,
            Judgement judgement) {
        this.organisations = organisations;
        this.links = links;
        this.phrases = phrases;
        this.likeness = likeness;
        this.judgement = judgement;
    }

    Assessment check(String message) {
        ReadableText text = ReadableText.of(message);
        List<Named> named = organisations.namedIn(text);
        List<Signal> signals = new ArrayList<>();
        linkFinder.findIn(text).forEach(link -> LinkSignals.of(link, links.standing(link)).ifPresent(signals::add));
        addNumbers(text, named, signals);
        addWords(text, signals);
        text.disguise().ifPresent(word -> signals.add(new Disguised(word)));
        if (text.isCut()) {
            signals.add(new NotAllRead());
        }
        double alike = likeness.of(text);
        Risk risk = judgement.risk(signals, bodiesWeight(named), alike);
        if (risk != Risk.NOTHING_FOUND && signals.stream().allMatch(ScamCheck::onlyHurries)) {
            signals.add(new SoundsLikeScams(alike));
        }
        signals.sort(Comparator.comparing(Signal::severity).thenComparingInt(Signal::weight).reversed());
        return new Assessment(risk, signals, organisation(named, signals), alike);
    }

    /** Whether a text holds an address that is no known body's own. */
    boolean leadsToStrangers(String message) {
        return !strangersIn(message).isEmpty();
    }

    /** Whether a text holds an address that pretends to be a known body's, or hides where it leads. */
    boolean holdsDressedUp(String message) {
        return linkFinder.findIn(ReadableText.of(message)).stream().map(links::standing)
                .anyMatch(
                        standing -> standing instanceof Standing.Imitating || standing instanceof Standing.Misleading);
    }

    /** The addresses in a text that are no known body's own. */
    List<Link> strangersIn(String message) {
        return linkFinder.findIn(ReadableText.of(message)).stream()
                .filter(link -> !(links.standing(link) instanceof Standing.Official
                        || links.standing(link) instanceof Standing.Remembered))
                .toList();
    }

    private static boolean onlyHurries(Signal signal) {
        return signal instanceof Presses && signal.severity() == Severity.NOTE;
    }

    private void addNumbers(ReadableText text, List<Named> named, List<Signal> signals) {
        for (CalledNumber number : numberFinder.findIn(text)) {
            if (organisations.ofNumber(number.digits()).isPresent()) {
                continue;
            }
            Sender sender = Sender.of(text, number);
            Optional<Named> body = named.stream().filter(Named::first).findFirst();
            if (sender != Sender.NONE && body.isPresent()) {
                signals.add(new OrdinarySender(body.get().organisation(), number.sent()));
            } else if (sender != Sender.NAMED) {
                signals.add(new NumberToCall(number));
            }
        }
    }

    private void addWords(ReadableText text, List<Signal> signals) {
        Map<String, String> found = phrases.findIn(text);
        for (Story story : Story.values()) {
            Optional.ofNullable(found.get(story.group())).ifPresent(words -> signals.add(new Tells(story, words)));
        }
        // An address to write to leads away as much as the words "write to me elsewhere".
        linkFinder.emailsIn(text).stream().findFirst()
                .ifPresent(email -> found.putIfAbsent(Ask.ELSEWHERE.group(), email));
        for (Ask ask : Ask.values()) {
            Optional.ofNullable(found.get(ask.group())).ifPresent(words -> signals.add(new Asks(ask, words)));
        }
        for (Pressure pressure : Pressure.values()) {
            Optional.ofNullable(found.get(pressure.group()))
                    .ifPresent(words -> signals.add(new Presses(pressure, words)));
        }
    }

    /** A body's name lends its authority to whatever the message wants, wherever it stands. */
    private static int bodiesWeight(List<Named> named) {
        return named.isEmpty() ? 0 : WEIGHT_OF_A_NAME;
    }

    private static Optional<Organisation> organisation(List<Named> named, List<Signal> signals) {
        return Stream.concat(signals.stream().filter(Imitation.class::isInstance).map(Imitation.class::cast)
                .flatMap(imitation -> imitation.imitated().stream()), named.stream().map(Named::organisation))
                .findFirst();
    }
}
