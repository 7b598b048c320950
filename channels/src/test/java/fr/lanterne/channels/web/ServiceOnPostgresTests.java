package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import fr.lanterne.knowledge.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on PostgreSQL, chosen by its address alone. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class ServiceOnPostgresTests {

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
        registry.add("lanterne.database-url", TestDatabase::freshPostgresUrl);
    }

    @Test
    void answersAndErases() {
        TestService service = new TestService(port);
        Conversation conversation = service.open();
        conversation.ask("c koi franceconnect");

        assertThat(conversation.answer().get("outcome").asString()).isEqualTo("ANSWERED");

        service.http().delete().uri(conversation.path("")).header("Authorization", "Bearer " + conversation.token())
                .exchange().expectStatus().isNoContent();
        conversation.send("encore", "k").expectStatus().isNotFound();
    }
}
