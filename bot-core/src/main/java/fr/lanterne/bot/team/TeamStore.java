package fr.lanterne.bot.team;

import static fr.lanterne.bot.conversation.Columns.bound;
import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Team;
import fr.lanterne.bot.Teams;
import fr.lanterne.bot.conversation.Columns;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Teams in the store. */
public class TeamStore implements Teams {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final AuditTrail audit;

    public TeamStore(DatabaseClient database, TransactionalOperator transactions, AuditTrail audit) {
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public Mono<List<Details>> all() {
        var members = database.sql("SELECT * FROM team_member ORDER BY mediator_name, mediator_id")
                .map(row -> new Membership(required(row, "team_id", UUID.class),
                        Objects.requireNonNull(Columns.mediator(row))))
                .all().collect(Collectors.groupingBy(Membership::team,
                        Collectors.mapping(Membership::member, Collectors.toList())));
        return members.flatMap(known -> database.sql("SELECT * FROM team ORDER BY name").map(row -> {
            Team team = team(row);
            return new Details(team, required(row, "receives", Boolean.class), settings(row),
                    known.getOrDefault(team.id().value(), List.of()));
        }).all().collectList());
    }

    @Override
    public Mono<List<Team>> of(MediatorId mediator) {
        return database.sql("""
            SELECT t.id, t.name FROM team t JOIN team_member m ON m.team_id = t.id
            WHERE m.mediator_id = :mediator ORDER BY t.name""").bind("mediator", mediator.value())
                .map(TeamStore::team).all().collectList();
    }

    @Override
    public Mono<Team> create(String name, Mediator supervisor) {
        Team team = new Team(new Team.Id(UUID.randomUUID()), name.strip());
        return told(database.sql("INSERT INTO team (id, name) VALUES (:id, :name) ON CONFLICT DO NOTHING")
                .bind("id", team.id().value()).bind("name", team.name()).fetch().rowsUpdated(), supervisor,
                "TEAM_CREATED", team.id(), team.name()).filter(created -> created).map(made -> team);
    }

    @Override
    public Mono<Boolean> rename(Team.Id team, String name, Mediator supervisor) {
        Team renamed = new Team(team, name.strip());
        return told(database.sql("UPDATE team SET name = :name WHERE id = :id").bind("name", renamed.name())
                .bind("id", team.value()).fetch().rowsUpdated(), supervisor, "TEAM_RENAMED", team, renamed.name())
                .onErrorReturn(DataIntegrityViolationException.class, false);
    }

    @Override
    public Mono<Boolean> remove(Team.Id team, Mediator supervisor) {
        return told(database.sql("DELETE FROM team WHERE id = :id").bind("id", team.value()).fetch().rowsUpdated(),
                supervisor, "TEAM_REMOVED", team, "");
    }

    @Override
    public Mono<Boolean> settle(Team.Id team, Settings settings, Mediator supervisor) {
        var update = database.sql("UPDATE team SET checks_under = :under, checks_within = :within WHERE id = :id")
                .bind("within", settings.checksWithin().toSeconds()).bind("id", team.value());
        return told(bound(update, "under", settings.checksUnder(), Double.class).fetch().rowsUpdated(), supervisor,
                "TEAM_SETTLED", team, settings.checksUnder() == null
                        ? "checks no answer"
                        : "checks answers under " + settings.checksUnder() + " within " + settings.checksWithin());
    }

    @Override
    public Mono<Boolean> receiving(Team.@Nullable Id team, Mediator supervisor) {
        Mono<Long> nobody = database.sql("UPDATE team SET receives = FALSE WHERE receives = TRUE").fetch()
                .rowsUpdated();
        if (team == null) {
            return nobody.then(audit.append(new Deed(supervisor, "TEAM_RECEIVES", null, "none"))).thenReturn(true)
                    .as(transactions::transactional);
        }
        Mono<Long> theTeam = database.sql("UPDATE team SET receives = TRUE WHERE id = :id").bind("id", team.value())
                .fetch().rowsUpdated();
        return known(team).flatMap(there -> there
                ? told(nobody.then(theTeam), supervisor, "TEAM_RECEIVES", team, "")
                : Mono.just(false));
    }

    @Override
    public Mono<Boolean> join(Team.Id team, Mediator member, Mediator supervisor) {
        return told(database.sql("""
            INSERT INTO team_member (team_id, mediator_id, mediator_name) VALUES (:team, :mediator, :name)
            ON CONFLICT DO NOTHING""").bind("team", team.value()).bind("mediator", member.id().value())
                .bind("name", member.firstName()).fetch().rowsUpdated(), supervisor, "TEAM_JOINED", team,
                "member " + member.id()).onErrorReturn(DataIntegrityViolationException.class, false);
    }

    @Override
    public Mono<Boolean> quit(Team.Id team, MediatorId member, Mediator supervisor) {
        return told(database.sql("DELETE FROM team_member WHERE team_id = :team AND mediator_id = :mediator")
                .bind("team", team.value()).bind("mediator", member.value()).fetch().rowsUpdated(), supervisor,
                "TEAM_LEFT", team, "member " + member);
    }

    private Mono<Boolean> known(Team.Id team) {
        return database.sql("SELECT id FROM team WHERE id = :id").bind("id", team.value()).map(row -> true).one()
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> told(Mono<Long> change, Mediator supervisor, String action, Team.Id team, String detail) {
        return change.flatMap(rows -> rows > 0
                ? audit.append(new Deed(supervisor, action, null, ("team " + team + " " + detail).strip()))
                        .thenReturn(true)
                : Mono.just(false)).as(transactions::transactional);
    }

    private static Team team(Readable row) {
        return new Team(new Team.Id(required(row, "id", UUID.class)), required(row, "name", String.class));
    }

    private static Settings settings(Readable row) {
        return new Settings(row.get("checks_under", Double.class),
                Duration.ofSeconds(required(row, "checks_within", Long.class)));
    }

    private record Membership(UUID team, Mediator member) {}
}
