package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A received message, from the API to the starter fiches and back. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class ScamConversationTests {

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    /** What to do now is cited from the fiches, which are there when the service is ready. */
    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(30)).until(() -> new TestService(port).http().get()
                .uri("/actuator/health/readiness").exchange().returnResult(String.class).getStatus()
                .is2xxSuccessful());
    }

    @Test
    void checksAReceivedMessageAndLeadsThroughTheRepair() {
        Conversation conversation = new TestService(port).open();
        conversation.ask(
                "c'est une arnaque ? « Chronopost : votre colis est bloqué, payez 1,99 € sur chronopost-frais.info »");

        JsonNode verdict = conversation.answer();
        assertThat(verdict.get("outcome").asString()).isEqualTo("SCAM_CHECKED");
        assertThat(verdict.get("verdict").get("risk").asString()).isEqualTo("HIGH");
        JsonNode first = verdict.get("verdict").get("signals").get(0);
        assertThat(first.get("kind").asString()).isEqualTo("IMITATION");
        assertThat(first.get("evidence").asString()).isEqualTo("chronopost-frais[.]info");
        assertThat(verdict.get("citations").get(0).get("ficheId").asString()).isEqualTo("arnaque-colis");

        conversation.ask(valueOf(verdict, "J’ai donné ma carte ou mon compte"));
        JsonNode steps = conversation.answers(2).getLast();
        assertThat(steps.get("citations").get(0).get("ficheId").asString()).isEqualTo("clique-ou-codes-donnes");
        assertThat(steps.get("text").asString()).contains("1. Bloquez la carte");
        assertThat(steps.get("verdict").isNull()).isTrue();

        conversation.ask(valueOf(steps, "Parler à une personne"));
        assertThat(conversation.answers(3).getLast().get("outcome").asString()).isEqualTo("HANDED_OVER");
    }

    @Test
    void readsAPictureAsksWhetherItWasReadRightlyAndChecksItThen() throws IOException {
        PictureOfAMessage.assumeTesseract();
        Conversation conversation = new TestService(port).open();
        attach(conversation, "image/png", PictureOfAMessage.png()).expectStatus().isAccepted();

        JsonNode read = conversation.answer();
        assertThat(read.get("verdict").isNull()).isTrue();
        assertThat(read.get("text").asString()).contains("chronopost-frais[.]info").contains("Est-ce bien le message");

        conversation.ask(valueOf(read, "Oui"));
        JsonNode checked = conversation.answers(2).getLast();
        assertThat(checked.get("verdict").get("risk").asString()).isEqualTo("HIGH");
        assertThat(checked.get("verdict").get("signals").get(0).get("kind").asString()).isEqualTo("IMITATION");
    }

    @Test
    void refusesPicturesThatItCannotRead() {
        Conversation conversation = new TestService(port).open();

        attach(conversation, "image/png", new byte[100]).expectStatus().isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .expectBody().jsonPath("$.type").isEqualTo("urn:lanterne:problem:not-a-picture").jsonPath("$.message")
                .isNotEmpty();
        attach(conversation, "image/svg+xml", new byte[100]).expectStatus()
                .isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    private WebTestClient.ResponseSpec attach(Conversation conversation, String type, byte[] picture) {
        return new TestService(port).http().post().uri(conversation.path("/attachments"))
                .header("Authorization", "Bearer " + conversation.token()).header("Content-Type", type)
                .bodyValue(picture).exchange();
    }

    private static String valueOf(JsonNode message, String label) {
        for (JsonNode action : message.get("actions")) {
            if (action.get("label").asString().equals(label)) {
                return action.get("value").asString();
            }
        }
        throw new AssertionError("no button " + label + " among " + List.of(message.get("actions")));
    }
}
