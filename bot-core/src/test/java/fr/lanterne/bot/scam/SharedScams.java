package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.address.DomainSet;
import fr.lanterne.knowledge.SharedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The check, and real data that stays outside the project. */
final class SharedScams {

    private SharedScams() {}

    static Path file(String name) {
        return SharedData.file("scams/" + name);
    }

    /** Without a list of public bodies: only what comes with the program. */
    static ScamCheck check() {
        return ScamChecks.with(DomainSet.of(List.of()));
    }

    static ScamCheck checkWithOfficialDomains() {
        return ScamChecks.with(OfficialDomains.read(file("official-domains.txt").toString(), Duration.ofSeconds(10)));
    }
}
