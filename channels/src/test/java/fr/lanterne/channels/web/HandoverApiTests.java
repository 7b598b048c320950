package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.CallBacks.CallBack;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Around the talk with a person, seen from outside. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class HandoverApiTests {

    private static final Mediator ANNE = new Mediator(new MediatorId(UUID.randomUUID()), "Anne");

    @LocalServerPort
    int port;

    @Autowired
    MediatorDesk desk;

    @Autowired
    CallBacks callBacks;

    @Autowired
    WaitingLine line;

    private TestService service;
    private Conversation conversation;
    private ConversationId id;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    @BeforeEach
    void connect() {
        service = new TestService(port);
        conversation = service.open();
        id = new ConversationId(conversation.id());
    }

    @Test
    void booksACallBackAndErasesItWithTheConversation() {
        JsonNode slot = call(HttpMethod.GET, "/call-back/slots", "").expectStatus().isOk().expectBody(JsonNode.class)
                .returnResult().getResponseBody().get("slots").get(0);
        String from = slot.get("from").asString();

        call(HttpMethod.POST, "/call-back", "{\"contact\":\"06 12 34 56 78\",\"from\":\"" + from + "\"}")
                .expectStatus().isCreated();
        assertThat(callBacks.open().block()).extracting(CallBack::contact).contains("+33 6 12 34 56 78");
        refused("{\"contact\":\"3615\",\"from\":\"" + from + "\"}", 400, "Écrivez par exemple 06 12 34 56 78");
        refused("{\"contact\":\"0612345678\",\"from\":\"2001-01-01T00:00:00Z\"}", 409, "Choisissez un autre moment");
        refused("{\"contact\":\"0612345678\"}", 400, "free slot");
        refused("{\"contact\":\"0612345678\",\"from\":\"demain\"}", 400, "cannot be read");
        service.http().get().uri(conversation.path("/call-back/slots")).exchange().expectStatus().isUnauthorized();

        call(HttpMethod.DELETE, "", "").expectStatus().isNoContent();
        assertThat(callBacks.open().block()).extracting(CallBack::conversation).doesNotContain(id);
    }

    @Test
    void typingIsSeenOnTheStreamBothWaysAndOnlyFromTheHolder() {
        desk.act(id, ANNE, new MediatorAction.Claim()).block();
        Mediator bruno = new Mediator(new MediatorId(UUID.randomUUID()), "Bruno");
        var seen = conversation.events("").filter(event -> "typing".equals(event.event()))
                .map(event -> event.data().get("author").asString()).take(2).collectList()
                .doOnSubscribe(subscribed -> reactor.core.publisher.Mono.delay(Duration.ofSeconds(1))
                        .then(desk.typing(id, bruno)).then(desk.typing(id, ANNE))
                        .doOnSuccess(done -> call(HttpMethod.POST, "/typing", "").expectStatus().isNoContent())
                        .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()).subscribe())
                .block(Duration.ofSeconds(30));

        assertThat(seen).containsExactly("mediator", "citizen");
    }

    @Test
    void stopsWaitingAndTheBotGoesOn() {
        service.http().delete().uri(conversation.path("/wait")).exchange().expectStatus().isUnauthorized();
        call(HttpMethod.DELETE, "/wait", "").expectStatus().isNoContent();
        desk.act(id, ANNE, new MediatorAction.Claim()).block();
        desk.act(id, ANNE, new MediatorAction.Release("")).block();

        call(HttpMethod.DELETE, "/wait", "").expectStatus().isNoContent();

        JsonNode messages = call(HttpMethod.GET, "/messages?after=0", "").expectStatus().isOk()
                .expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(messages.toString()).containsOnlyOnce("vous n'attendez plus une personne");
        assertThat(line.entries().block()).extracting(WaitingLine.Entry::conversation).doesNotContain(id);
    }

    @Test
    void isRatedOnceAfterAPersonEndedIt() {
        call(HttpMethod.POST, "/rating", "{\"solved\":true}").expectStatus().isEqualTo(409);
        desk.act(id, ANNE, new MediatorAction.Claim()).block();
        desk.act(id, ANNE, new MediatorAction.Say(new MessageId(UUID.randomUUID()), "Bonjour")).block();
        desk.act(id, ANNE, new MediatorAction.Close()).block();

        call(HttpMethod.POST, "/rating", "{\"score\":3}").expectStatus().isBadRequest();
        call(HttpMethod.POST, "/rating", "{\"solved\":true,\"score\":6}").expectStatus().isBadRequest();
        call(HttpMethod.POST, "/rating", "{\"solved\":true,\"score\":5,\"comment\":\"Merci\"}").expectStatus()
                .isNoContent();
        call(HttpMethod.POST, "/rating", "{\"solved\":false}").expectStatus().isEqualTo(409);
    }

    private void refused(String body, int status, String words) {
        JsonNode problem = call(HttpMethod.POST, "/call-back", body).expectStatus().isEqualTo(status)
                .expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(problem.toString()).contains(words);
    }

    private WebTestClient.ResponseSpec call(HttpMethod method, String path, String body) {
        WebTestClient.RequestBodySpec request = service.http().method(method).uri(conversation.path(path))
                .header("Authorization", "Bearer " + conversation.token());
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
    }
}
