package fr.lanterne.bot.review;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.dialogue.Checking;
import java.time.Duration;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The rule of the team that the conversation is for. */
class TeamChecking implements Checking {

    private final DatabaseClient database;
    private final ReviewTexts texts;

    TeamChecking(DatabaseClient database, ReviewTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    @Override
    public Mono<Optional<Rule>> in(ConversationId conversation) {
        return database.sql("""
            SELECT t.checks_under, t.checks_within FROM conversation c JOIN team t ON t.id = c.team_id
            WHERE c.id = :id AND t.checks_under IS NOT NULL""").bind("id", conversation.value())
                .map(row -> new Rule(required(row, "checks_under", Double.class),
                        Duration.ofSeconds(required(row, "checks_within", Long.class)), texts.waits()))
                .one().singleOptional();
    }
}
