package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.MediatorDesk;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.WaitingLine;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class ConversationApiTests {

    @LocalServerPort
    int port;

    @Autowired
    MediatorDesk desk;

    @Autowired
    WaitingLine line;

    private TestService service;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    @BeforeEach
    void connect() {
        service = new TestService(port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Comment je renouvelle mon permis de conduire ?   | permis-de-conduire
        ma carte d'identité est périmée je fais quoi     | carte-identite
        c koi franceconnect                              | franceconnect
        CARTE D IDENTITE PERDUE                          | carte-identite
        jai perdu mon persmi de conduir                  | permis-de-conduire
        """)
    void answersFromTheRightFiche(String question, String fiche) {
        Conversation conversation = service.open();
        conversation.ask(question);

        JsonNode answer = conversation.answer();

        assertThat(answer.get("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(answer.get("citations")).isNotEmpty().allSatisfy(citation -> {
            assertThat(citation.get("url").asString()).startsWith("https://");
            assertThat(citation.get("title").asString()).isNotBlank();
            assertThat(citation.get("sourceDate").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        });
        assertThat(answer.get("citations").get(0).get("ficheId").asString()).isEqualTo(fiche);
    }

    @Test
    void admitsThatNoFicheCoversTheQuestion() {
        Conversation conversation = service.open();
        conversation.ask("quelle est la meilleure recette de crêpes ?");

        JsonNode answer = conversation.answer();

        assertThat(answer.get("outcome").asString()).isEqualTo("DECLINED");
        assertThat(answer.get("citations")).isEmpty();
        assertThat(answer.get("actions").findValuesAsString("value")).contains("Je veux parler à une personne");
    }

    @Test
    void goesOnWithTheSubjectAndHearsAnother() {
        Conversation conversation = service.open();
        conversation.ask("comment faire un passeport ?");
        conversation.ask("et pour un mineur ?");
        conversation.ask("merci. autre question : le permis de conduire");

        assertThat(conversation.answers(3)).extracting(
                answer -> answer.get("citations").get(0).get("ficheId").asString())
                .containsExactly("passeport", "passeport", "permis-de-conduire");
    }

    @Test
    void namesWhoToCallInDistress() {
        Conversation conversation = service.open();
        conversation.ask("je veux mourir");

        JsonNode answer = conversation.answer();

        assertThat(answer.get("outcome").asString()).isEqualTo("SIGNPOSTED");
        assertThat(answer.get("text").asString()).startsWith("Appelez le 3114");
        assertThat(answer.get("actions").get(0).get("value").asString()).isEqualTo("tel:3114");
    }

    @Test
    void streamsTheAnswerBeforeItsEnd() {
        Conversation conversation = service.open();
        conversation.ask("Comment je renouvelle mon permis de conduire ?");

        List<ServerSentEvent<JsonNode>> events = conversation.events("")
                .takeUntil(event -> "message".equals(event.event())
                        && event.data().get("author").asString().equals("bot"))
                .collectList().block(Duration.ofSeconds(30));

        JsonNode answer = events.getLast().data();
        assertThat(events).extracting(ServerSentEvent::event).startsWith("state", "message").contains("typing");
        String streamed = events.stream().filter(event -> "delta".equals(event.event()))
                .map(event -> event.data().get("text").asString()).reduce("", String::concat);
        assertThat(answer.get("text").asString()).startsWith(streamed.strip());
    }

    @Test
    void recordsTheWishForAHumanAndTellsTheTruth() {
        Conversation conversation = service.open();
        conversation.ask("Je veux parler à une personne");

        assertThat(conversation.answer().get("outcome").asString()).isEqualTo("HANDED_OVER");
        assertThat(conversation.events("").blockFirst(Duration.ofSeconds(30)).data().get("state").asString())
                .isEqualTo("waiting");
    }

    @Test
    void aMediatorAnswersOnTheSameStreamAndTheBotIsSilentMeanwhile() {
        Mediator anne = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");
        Conversation conversation = service.open();
        ConversationId id = new ConversationId(conversation.id());
        conversation.ask("Je veux parler à une personne");
        conversation.answer();
        assertThat(line.entries().block()).extracting(WaitingLine.Entry::conversation).contains(id);

        desk.act(id, anne, new MediatorAction.Claim()).block();
        desk.act(id, anne, new MediatorAction.Say(new MessageId(UUID.randomUUID()), "Bonjour")).block();
        conversation.ask("c koi franceconnect");
        await().until(() -> line.entries().block().stream()
                .anyMatch(entry -> entry.conversation().equals(id) && entry.unansweredSince() != null));
        desk.act(id, anne, new MediatorAction.GiveBack()).block();
        conversation.ask("bonjour");
        conversation.answers(2);

        List<JsonNode> messages = conversation.events("").filter(event -> "message".equals(event.event()))
                .map(ServerSentEvent::data).take(8).collectList().block(Duration.ofSeconds(30));
        assertThat(messages).extracting(message -> message.get("author").asString()).containsExactly("citizen", "bot",
                "system", "mediator", "citizen", "system", "citizen", "bot");
        assertThat(messages.get(3).get("speaker").asString()).isEqualTo("Anne");
    }

    @Test
    void resumesAfterTheLastEventThatWasSeen() {
        Conversation conversation = service.open();
        conversation.ask("c koi franceconnect");
        conversation.answer();
        conversation.ask("bonjour");
        conversation.answers(2);

        List<ServerSentEvent<JsonNode>> resumed = conversation.events("2")
                .filter(event -> "message".equals(event.event())).take(2).collectList().block(Duration.ofSeconds(30));

        assertThat(resumed).extracting(ServerSentEvent::id).containsExactly("3", "4");
    }

    @Test
    void takesAMessageOnceForEachIdempotencyKey() {
        Conversation conversation = service.open();
        String key = UUID.randomUUID().toString();
        JsonNode first = body(conversation.send("bonjour", key).expectStatus().isAccepted());
        JsonNode again = body(conversation.send("bonjour", key).expectStatus().isAccepted());
        conversation.answer();

        assertThat(again).isEqualTo(first);
        problem(conversation.send("autre chose", key), 422, "Idempotency-Key");
        assertThat(transcript(conversation)).extracting(message -> message.get("author").asString())
                .containsExactly("citizen", "bot");
    }

    @Test
    void namesTheLimitOfATextThatIsTooLong() {
        problem(service.open().send("é".repeat(4_001), "k"), 400, "4001 characters; at most 4000");
        problem(service.open().send("x".repeat(200_000), "k"), 413, "4,000");
        problem(service.open().send("  ", "k"), 400, "1 to 4000");
    }

    @Test
    void refusesWhatIsNotJson() {
        Conversation conversation = service.open();
        for (String body : List.of("{", "nothing", "[]", "{\"text\": {}}", "")) {
            problem(service.http().post().uri(conversation.path("/messages"))
                    .header("Authorization", "Bearer " + conversation.token()).contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body).exchange(), 400, "");
        }
    }

    @Test
    void refusesAWrongToken() {
        Conversation conversation = service.open();
        String path = conversation.path("/messages");
        problem(service.http().get().uri(path).header("Authorization", "Bearer " + service.open().token()).exchange(),
                401,
                "does not open");
        problem(service.http().get().uri(path).exchange(), 401, "Bearer");
        problem(service.http().get().uri(path).header("Authorization", "Basic eA==").exchange(), 401, "Bearer");
    }

    @Test
    void tellsThatAConversationIsUnknown() {
        problem(service.http().get().uri("/api/conversations/" + UUID.randomUUID() + "/events")
                .header("Authorization", "Bearer x").exchange(), 404, "no such conversation");
        problem(service.http().get().uri("/api/conversations/not-an-id/messages").header("Authorization", "Bearer x")
                .exchange(), 400, "identifiers");
    }

    @Test
    void keepsFeedbackOnAnAnswer() {
        Conversation conversation = service.open();
        conversation.ask("c koi franceconnect");
        String answer = conversation.answer().get("id").asString();

        feedback(conversation, answer, "{\"helpful\": true}").expectStatus().isNoContent();
        feedback(conversation, answer, "{\"helpful\": false, \"comment\": \"pas clair\"}").expectStatus().isNoContent();
        problem(feedback(conversation, answer, "{}"), 400, "helpful");
        problem(feedback(conversation, UUID.randomUUID().toString(), "{\"helpful\": true}"), 404, "no such answer");
    }

    @Test
    void erasesTheConversation() {
        Conversation conversation = service.open();
        conversation.ask("bonjour");
        conversation.answer();

        service.http().delete().uri(conversation.path("")).header("Authorization", "Bearer " + conversation.token())
                .exchange().expectStatus().isNoContent();
        problem(conversation.send("encore", "k"), 404, "erased");
    }

    @Test
    void describesItselfAsOpenApi() {
        service.http().get().uri("/v3/api-docs").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.paths['/api/conversations/{id}/messages'].post.summary").isNotEmpty();
    }

    @Test
    void tellsTheBrowserWhatIsAllowed() {
        service.http().get().uri("/").exchange().expectHeader()
                .valueMatches("Content-Security-Policy", ".*default-src.*")
                .expectHeader().valueEquals("X-Content-Type-Options", "nosniff");
        service.http().options().uri("/api/conversations").header("Origin", "https://unknown.example")
                .header("Access-Control-Request-Method", "POST").exchange().expectStatus().isForbidden();
    }

    private WebTestClient.ResponseSpec feedback(Conversation conversation, String message, String body) {
        return service.http().post().uri(conversation.path("/messages/" + message + "/feedback"))
                .header("Authorization", "Bearer " + conversation.token()).contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body).exchange();
    }

    private JsonNode transcript(Conversation conversation) {
        return body(service.http().get().uri(conversation.path("/messages"))
                .header("Authorization", "Bearer " + conversation.token()).exchange()).get("messages");
    }

    private static JsonNode body(WebTestClient.ResponseSpec response) {
        return response.expectBody(JsonNode.class).returnResult().getResponseBody();
    }

    private static void problem(WebTestClient.ResponseSpec response, int status, String words) {
        JsonNode problem = body(response.expectStatus().isEqualTo(status).expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        assertThat(problem.get("detail").asString()).contains(words);
    }
}
