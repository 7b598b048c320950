package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
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

    private static String valueOf(JsonNode message, String label) {
        for (JsonNode action : message.get("actions")) {
            if (action.get("label").asString().equals(label)) {
                return action.get("value").asString();
            }
        }
        throw new AssertionError("no button " + label + " among " + List.of(message.get("actions")));
    }
}
