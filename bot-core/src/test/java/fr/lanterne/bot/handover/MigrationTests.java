package fr.lanterne.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.conversation.Custody;
import fr.lanterne.knowledge.database.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A database with handovers from before mediators' presence, waits and call-backs were known goes on. */
class MigrationTests {

    private static final String BEFORE = "2026.11.23.20";
    private static final ConversationId WAITING = new ConversationId(UUID.randomUUID());
    private static final ConversationId HELD = new ConversationId(UUID.randomUUID());
    private static final ConversationId CLOSED = new ConversationId(UUID.randomUUID());

    private record Addresses(String r2dbc, String jdbc, String user, String password) {}

    @ParameterizedTest
    @ValueSource(strings = {"H2", "POSTGRESQL"})
    void keepsTheHandoversOfTheSchemaBefore(String kind) throws SQLException {
        Addresses database = kind.equals("H2") ? h2() : postgres();
        flyway(database, BEFORE);
        fill(database);
        flyway(database, "latest");

        var connections = ConnectionFactories.get(database.r2dbc());
        DatabaseClient client = DatabaseClient.create(connections);
        Conversations conversations = new Conversations(client,
                TransactionalOperator.create(new R2dbcTransactionManager(connections)), Clock.systemUTC(),
                new SecureRandom());

        assertThat(conversations.custody(WAITING).block()).isInstanceOfSatisfying(Custody.Waiting.class,
                waiting -> assertThat(waiting.handover().toldStaffing()).isNull());
        assertThat(conversations.custody(HELD).block()).isInstanceOfSatisfying(Custody.ByMediator.class,
                held -> assertThat(held.mediator().firstName()).isEqualTo("Anne"));
        assertThat(conversations.state(CLOSED).block()).isEqualTo(ConversationState.CLOSED);
        assertThat(new Queue(client).places().collectList().block()).extracting(Queue.Place::conversation)
                .containsExactly(WAITING, HELD);
        assertThat(new Queue(client).handlingTimes().block().sorted()).as("the end alone measures nothing").isEmpty();
        assertThat(conversations.messages(HELD, 0, 10).collectList().block()).singleElement()
                .returns(null, message -> message.revision()).returns(1L, message -> message.latest());
    }

    private static void flyway(Addresses database, String target) {
        Flyway.configure().dataSource(database.jdbc(), database.user(), database.password())
                .locations("classpath:db/migration").target(target).load().migrate();
    }

    private static void fill(Addresses database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbc(), database.user(),
                database.password()); Statement statement = connection.createStatement()) {
            conversation(statement, WAITING, "WAITING_FOR_MEDIATOR");
            conversation(statement, HELD, "HELD_BY_MEDIATOR");
            conversation(statement, CLOSED, "CLOSED");
            handover(statement, WAITING, "NULL", "NULL", "NULL");
            handover(statement, HELD, "'" + UUID.randomUUID() + "'", "'Anne'", "NULL");
            handover(statement, CLOSED, "'" + UUID.randomUUID() + "'", "'Anne'", "TIMESTAMP '2026-11-22 11:00:00'");
            statement.execute("INSERT INTO message (id, conversation_id, sequence, author, reply, written_at) VALUES ('"
                    + UUID.randomUUID() + "', '" + HELD + "', 1, 'CITIZEN',"
                    + " '{\"blocks\":[{\"kind\":\"paragraph\",\"text\":\"Bonjour\"}],\"citations\":[],\"actions\":[]}',"
                    + " TIMESTAMP '2026-11-22 10:00:00')");
        }
    }

    private static void conversation(Statement statement, ConversationId id, String state) throws SQLException {
        statement.execute(
                "INSERT INTO conversation (id, channel, token_hash, state, last_sequence, opened_at, changed_at)"
                        + " VALUES ('" + id + "', 'WEB', 'x', '" + state + "', 1, TIMESTAMP '2026-11-22 10:00:00',"
                        + " TIMESTAMP '2026-11-22 10:00:00')");
    }

    private static void handover(Statement statement, ConversationId id, String mediator, String name, String ended)
            throws SQLException {
        statement.execute(
                "INSERT INTO handover (id, conversation_id, reason, asked_at, mediator_id, mediator_name, ended_at)"
                        + " VALUES ('" + UUID.randomUUID() + "', '" + id
                        + "', 'ASKED', TIMESTAMP '2026-11-22 10:00:00', "
                        + mediator + ", " + name + ", " + ended + ")");
    }

    private static Addresses h2() {
        String settings = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        String name = "m" + UUID.randomUUID().toString().replace("-", "");
        return new Addresses("r2dbc:h2:mem://sa@/" + name + "?options=" + settings.substring(1).replace(";", "%3B"),
                "jdbc:h2:mem:" + name + settings, "sa", "");
    }

    private static Addresses postgres() {
        String r2dbc = TestDatabase.freshPostgresUrl();
        return new Addresses(r2dbc, "jdbc:postgresql://" + r2dbc.substring(r2dbc.indexOf('@') + 1), "postgres",
                "postgres");
    }
}
