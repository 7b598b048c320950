package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamEvaluation.Report;
import fr.lanterne.bot.ScamEvaluation.Request;
import fr.lanterne.bot.scam.address.DomainSet;
import fr.lanterne.bot.scam.address.HostName;
import fr.lanterne.bot.scam.address.LinkCheck;
import fr.lanterne.bot.scam.address.LinkCheck.Standing;
import fr.lanterne.bot.scam.organisation.Organisations;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The figures that are promised, on real data. */
class MeasureTests {

    @Test
    void judgesRealMessagesAsPromised() throws IOException {
        Report report = new LabelledEvaluation(SharedScams.checkWithOfficialDomains(), JsonMapper.shared())
                .evaluate(new Request(SharedScams.file("messages.dev.tsv"), null));
        assertThat(share(report, "scam", Risk.NOTHING_FOUND)).isLessThanOrEqualTo(0.01);
        assertThat(share(report, "scam", Risk.HIGH)).isGreaterThanOrEqualTo(0.85);
        assertThat(share(report, "service", Risk.HIGH)).isLessThanOrEqualTo(0.10);
        assertThat(share(report, "service", Risk.NOTHING_FOUND)).isGreaterThanOrEqualTo(0.40);
        assertThat(share(report, "personal", Risk.HIGH)).isLessThanOrEqualTo(0.005);
        assertThat(share(report, "personal", Risk.NOTHING_FOUND)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void takesHardlyAnOfficialHostForAnImitation() throws IOException {
        List<String> hosts = new ArrayList<>(Files.readAllLines(SharedScams.file("official-domains.txt")));
        Collections.shuffle(hosts, new Random(1));
        int half = hosts.size() / 2;
        LinkCheck check = new LinkCheck(Organisations.known().all(), DomainSet.of(hosts.subList(0, half)), Set.of(),
                Set.of());
        List<HostName> heldOut = hosts.subList(half, hosts.size()).stream()
                .flatMap(name -> HostName.parse(name).stream())
                .toList();
        long flagged = heldOut.stream().filter(host -> check.standing(host) instanceof Standing.Imitating).count();
        assertThat((double) flagged / heldOut.size()).isLessThanOrEqualTo(0.003);
    }

    private static double share(Report report, String label, Risk risk) {
        return report.labels().get(label).risks().get(risk);
    }
}
