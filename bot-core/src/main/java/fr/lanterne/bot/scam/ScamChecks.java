package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.address.DomainSet;
import fr.lanterne.bot.scam.address.LinkCheck;
import fr.lanterne.bot.scam.likeness.Likeness;
import fr.lanterne.bot.scam.organisation.Organisations;
import fr.lanterne.bot.scam.wording.Phrasebook;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the check together from the files that come with the program. */
final class ScamChecks {

    /** Chosen by cross-validation on the training messages: see the report at the head of the model. */
    static final Judgement JUDGEMENT = new Judgement(0.35, 0.90, 0.75);

    private ScamChecks() {}

    static ScamCheck with(DomainSet publicBodies) {
        return with(publicBodies, Likeness.trained());
    }

    static ScamCheck with(DomainSet publicBodies, Likeness likeness) {
        Organisations organisations = Organisations.known();
        LinkCheck links = new LinkCheck(organisations.all(), publicBodies,
                Set.copyOf(ScamResources.lines("shorteners.txt")), Set.copyOf(ScamResources.lines("platforms.txt")));
        return new ScamCheck(organisations, links, Phrasebook.parse(ScamResources.lines("phrases.txt"), groups()),
                likeness, JUDGEMENT);
    }

    static Set<String> groups() {
        return Stream
                .of(Arrays.stream(Story.values()).map(Story::group), Arrays.stream(Ask.values()).map(Ask::group),
                        Arrays.stream(Pressure.values()).map(Pressure::group))
                .flatMap(groups -> groups).collect(Collectors.toUnmodifiableSet());
    }
}
