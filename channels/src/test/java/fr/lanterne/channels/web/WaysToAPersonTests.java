package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.WaitingLine;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import fr.lanterne.knowledge.Retriever;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Every way to a person, seen from outside, with its reason in the queue. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = {LanterneApplication.class,
        WaysToAPersonTests.BrokenSearch.class})
class WaysToAPersonTests {

    private static final String BROKEN = "zzpanne";

    @LocalServerPort
    int port;

    @Autowired
    WaitingLine line;

    @Autowired
    MediatorPresence presence;

    private Conversation conversation;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    /** An index that breaks over one word; there is no language model either. */
    @TestConfiguration(proxyBeanMethods = false)
    static class BrokenSearch {
        @Bean
        @Primary
        Retriever breaksOverAWord(@Qualifier("followedIndex") Retriever whole) {
            return question -> question.contains(BROKEN)
                    ? Mono.error(new IllegalStateException("index broken"))
                    : whole.retrieve(question);
        }
    }

    @BeforeEach
    void connect() {
        conversation = new TestService(port).open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/humain", "Je veux parler à une personne", "passez moi un conseiller svp",
            "y a pas un vrai humain ?", "jen ai marre des robots"})
    void askedForInAnyWords(String words) {
        conversation.ask(words);

        assertThat(conversation.answer().get("outcome").asString()).isEqualTo("HANDED_OVER");
        assertThat(reason()).contains(HandoverReason.ASKED);
    }

    @Test
    void theBotUnsureTwice() {
        conversation.ask("quelle est la meilleure recette de crêpes ?");
        assertThat(conversation.answer().get("outcome").asString()).isEqualTo("DECLINED");
        assertThat(reason()).isEmpty();

        conversation.ask("et la recette du gratin dauphinois aux cèpes ?");

        JsonNode second = conversation.answers(2).get(1);
        assertThat(second.get("text").asString()).contains("Je passe votre demande à une personne.");
        assertThat(second.get("actions").findValuesAsString("value")).doesNotContain("Je veux parler à une personne");
        assertThat(reason()).contains(HandoverReason.UNSURE);
    }

    @ParameterizedTest
    @CsvSource({"je veux mourir,tel:3114", "mon mari me frappe,tel:3919", "un enfant est battu par son père,tel:119",
            "il y a un homme armé chez moi au secours,tel:17", "mon père fait un arrêt cardiaque,tel:15",
            "je suis sourd comment prévenir les secours,sms:114"})
    void distressGetsTheNumberAtOnceThenAPerson(String words, String number) {
        conversation.ask(words);

        JsonNode answer = conversation.answer();
        assertThat(answer.get("outcome").asString()).isEqualTo("SIGNPOSTED");
        assertThat(answer.get("actions").get(0).get("value").asString()).isEqualTo(number);
        assertThat(answer.get("text").asString()).startsWith(number.startsWith("sms") ? "Écrivez" : "Appelez")
                .contains("Une personne lira aussi vos messages ici.");
        assertThat(reason()).contains(HandoverReason.DISTRESS);
    }

    @Test
    void moneyAtRiskInAScam() {
        conversation.ask("Arnaque : j’ai payé ou envoyé de l’argent");

        assertThat(conversation.answer().get("text").asString())
                .contains("Je passe aussi votre conversation à une personne.");
        assertThat(reason()).contains(HandoverReason.MONEY_AT_RISK);
    }

    @Test
    void theSearchFailsAndNoModelHelps() {
        conversation.ask("comment faire un passeport " + BROKEN);

        assertThat(conversation.answer().get("text").asString()).contains("Je passe votre demande à une personne.");
        assertThat(reason()).contains(HandoverReason.FAILED);
    }

    @Test
    void anAnswerThatDidNotHelp() {
        conversation.ask("c koi franceconnect");
        String answer = conversation.answer().get("id").asString();
        new TestService(port).http().post().uri(conversation.path("/messages/" + answer + "/feedback"))
                .header("Authorization", "Bearer " + conversation.token()).contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"helpful\": false}").exchange().expectStatus().isNoContent();

        conversation.ask("Je veux parler à une personne");
        conversation.answers(2);

        assertThat(reason()).contains(HandoverReason.NOT_HELPED);
    }

    @Test
    void saysWhetherAnybodyIsThereAsItIs() {
        Mediator anne = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
        conversation.ask("Je veux parler à une personne");
        assertThat(conversation.answer().get("text").asString()).doesNotContain("Une personne est connectée");

        presence.choose(anne, MediatorPresence.Status.AVAILABLE).block();
        conversation.ask("Je veux parler à une personne");
        assertThat(conversation.answers(2).get(1).get("text").asString()).contains("Une personne est connectée")
                .doesNotContain("Aucun médiateur");
        JsonNode state = conversation.events("").blockFirst(Duration.ofSeconds(30)).data();
        assertThat(state.get("outlook").get("staffing").asString()).isEqualTo("somebody_here");
        assertThat(state.get("outlook").get("position").asInt()).isPositive();
        presence.leave(anne).block();
    }

    private Optional<HandoverReason> reason() {
        return line.entries().block().stream()
                .filter(entry -> entry.conversation().equals(new ConversationId(conversation.id())))
                .map(WaitingLine.Entry::reason).findFirst();
    }
}
