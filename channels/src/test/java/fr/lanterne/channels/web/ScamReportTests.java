package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.ScamReports;
import fr.lanterne.bot.ScamReports.Cluster;
import fr.lanterne.bot.ScamReports.Judged;
import fr.lanterne.bot.ScamReports.Judgement;
import fr.lanterne.bot.ScamReports.Opinion;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Citizens who learn from each other and from a mediator, seen from outside. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class, properties = {
        "lanterne.serve=true", "lanterne.reports.timeout=20s", "lanterne.reports.trend-day=3",
        "lanterne.reports.sweep=200ms"})
class ScamReportTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
    private static final String SCAM = "c'est une arnaque ? « Club de lecture : votre inscription de janvier est prête,"
            + " retrouvez les horaires des rencontres sur LINK »";

    @LocalServerPort
    int port;

    @Autowired
    ScamReports reports;

    private TestService service;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    @BeforeEach
    void ready() {
        service = new TestService(port);
        await().atMost(Duration.ofSeconds(30)).until(() -> service.http().get().uri("/actuator/health/readiness")
                .exchange().returnResult(String.class).getStatus().is2xxSuccessful());
    }

    @Test
    void tellsTheFirstOfACorrectionAndTheNextWhatIsKnown() {
        Conversation first = shows("club-lecture-dupont.com/a");
        assertThat(risk(first.answer())).isEqualTo("CAUTION");
        Conversation second = shows("club-lecture-dupont.com/b");
        second.answer();

        Cluster cluster = reports.recent(10, Instant.EPOCH).block().getFirst();
        assertThat(cluster.counts().day()).isEqualTo(2);
        assertThat(cluster.sample().conversation()).isEqualTo(new ConversationId(second.id()));
        assertThat(cluster.sample().text()).startsWith("Club de lecture").contains("club-lecture-dupont[.]com");
        assertThat(cluster.sample().verdict().risk()).isEqualTo(Risk.CAUTION);

        assertThat(reports.judge(cluster.id(), ANNE, new Judgement(Opinion.SCAM, null, "vu au guichet")).block())
                .isEqualTo(Judged.KEPT);
        assertThat(correction(first)).contains("Club de lecture", "c’est une arnaque")
                .doesNotContain("club-lecture-dupont.com");
        assertThat(correction(second)).contains("c’est une arnaque");

        Conversation third = shows("https://autre-adresse.info/x");
        JsonNode verdict = third.answer();
        assertThat(risk(verdict)).isEqualTo("HIGH");
        assertThat(verdict.get("verdict").get("signals").get(0).get("kind").asString()).isEqualTo("MEDIATOR_SCAM");
        assertThat(verdict.get("text").asString()).contains("message presque identique", "signalé 3 fois depuis hier");
    }

    private Conversation shows(String link) {
        Conversation conversation = service.open();
        conversation.ask(SCAM.replace("LINK", link));
        return conversation;
    }

    private static String risk(JsonNode message) {
        return message.get("verdict").get("risk").asString();
    }

    private static String correction(Conversation conversation) {
        List<JsonNode> said = conversation.events("").filter(event -> "message".equals(event.event()))
                .map(ServerSentEvent::data).filter(message -> message.get("author").asString().equals("system"))
                .take(1).collectList().block(Duration.ofSeconds(30));
        return said.getFirst().get("text").asString();
    }
}
