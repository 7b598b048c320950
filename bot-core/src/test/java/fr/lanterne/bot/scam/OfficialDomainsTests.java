package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import fr.lanterne.bot.scam.address.DomainSet;
import fr.lanterne.bot.scam.address.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialDomainsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void readsOneHostALineAndKnowsWhatLiesBelow() throws IOException {
        DomainSet hosts = OfficialDomains.read(list("# liste\nwww.Mairie-Exemple.fr\n\nville.exemple.info\n"),
                PATIENCE);

        assertThat(hosts.size()).isEqualTo(2);
        assertThat(covers(hosts, "mairie-exemple.fr")).isTrue();
        assertThat(covers(hosts, "agenda.mairie-exemple.fr")).isTrue();
        assertThat(covers(hosts, "exemple.info")).isFalse();
        assertThat(covers(hosts, "autre.exemple.info")).isFalse();
    }

    @Test
    void leavesOutHostsThatLendAddressesToAnybody() throws IOException {
        DomainSet hosts = OfficialDomains.read(list("www.facebook.com\nmairie.free.fr\n"), PATIENCE);

        assertThat(covers(hosts, "m.facebook.com")).isFalse();
        assertThat(covers(hosts, "mairie.free.fr")).isTrue();
        assertThat(covers(hosts, "arnaque.free.fr")).isFalse();
    }

    @Test
    void stopsAtAFileThatCannotBeRead() throws IOException {
        assertThatIllegalStateException().isThrownBy(() -> OfficialDomains.read("/nowhere.txt", PATIENCE))
                .withMessageContaining("lanterne.official-domains").withMessageContaining("/nowhere.txt");
        String noList = list("x".repeat(300));
        assertThatIllegalStateException().isThrownBy(() -> OfficialDomains.read(noList, PATIENCE))
                .withMessageContaining("line 1");
    }

    @Test
    void readsAnAddressAndGoesOnWithoutOneThatFails() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        try {
            server.stubFor(WireMock.get("/domaines.txt").willReturn(WireMock.ok("mairie-exemple.fr\n")));
            assertThat(OfficialDomains.read(server.baseUrl() + "/domaines.txt", PATIENCE).size()).isEqualTo(1);
            assertThat(OfficialDomains.read(server.baseUrl() + "/absent.txt", PATIENCE).size()).isZero();
        } finally {
            server.stop();
        }
    }

    private String list(String lines) throws IOException {
        return Files.writeString(folder.resolve("domains.txt"), lines).toString();
    }

    private static boolean covers(DomainSet hosts, String name) {
        return hosts.coversHost(HostName.parse(name).orElseThrow());
    }
}
