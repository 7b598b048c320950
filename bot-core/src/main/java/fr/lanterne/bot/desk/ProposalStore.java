package fr.lanterne.bot.desk;

import static fr.lanterne.bot.conversation.Columns.required;

import fr.lanterne.bot.AuditTrail;
import fr.lanterne.bot.AuditTrail.Deed;
import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.FicheProposals;
import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.conversation.Columns;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Proposals for the content team in the store. */
class ProposalStore implements FicheProposals {

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Conversations conversations;
    private final Understanding understanding;
    private final AuditTrail audit;
    private final Clock clock;

    ProposalStore(DatabaseClient database, TransactionalOperator transactions, Conversations conversations,
            Understanding understanding, AuditTrail audit, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.conversations = conversations;
        this.understanding = understanding;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Mono<UUID> propose(Draft draft, Mediator author) {
        UUID id = UUID.randomUUID();
        return conversations.message(draft.conversation(), draft.question())
                .filter(message -> message.author() == Author.CITIZEN)
                .flatMap(question -> insert(id, question, draft, author)
                        .then(audit.append(new Deed(author, "FICHE_PROPOSED", draft.conversation(), "proposal " + id)))
                        .thenReturn(id).as(transactions::transactional));
    }

    @Override
    public Flux<Proposal> open() {
        return database.sql("SELECT * FROM fiche_proposal WHERE settled_at IS NULL ORDER BY proposed_at, id")
                .map(ProposalStore::proposal).all();
    }

    @Override
    public Mono<Boolean> settle(UUID proposal, Mediator by) {
        return database.sql("UPDATE fiche_proposal SET settled_at = :now WHERE id = :id AND settled_at IS NULL")
                .bind("now", clock.instant()).bind("id", proposal).fetch().rowsUpdated()
                .flatMap(rows -> rows > 0
                        ? audit.append(new Deed(by, "PROPOSAL_SETTLED", null, "proposal " + proposal)).thenReturn(true)
                        : Mono.just(false))
                .as(transactions::transactional);
    }

    private Mono<Void> insert(UUID id, ChatMessage question, Draft draft, Mediator author) {
        return database.sql("""
            INSERT INTO fiche_proposal (id, question, answer, sources, mediator_id, mediator_name, proposed_at)
            VALUES (:id, :question, :answer, :sources, :mediator, :name, :now)""").bind("id", id)
                .bind("question", understanding.masked(question.reply().plainText())).bind("answer", draft.answer())
                .bind("sources", draft.sources().stream().map(PassageRef::toString).collect(Collectors.joining(",")))
                .bind("mediator", author.id().value()).bind("name", author.firstName()).bind("now", clock.instant())
                .then();
    }

    private static Proposal proposal(Readable row) {
        return new Proposal(required(row, "id", UUID.class), required(row, "question", String.class),
                required(row, "answer", String.class), sources(required(row, "sources", String.class)),
                Objects.requireNonNull(Columns.mediator(row)), required(row, "proposed_at", Instant.class));
    }

    private static List<PassageRef> sources(String kept) {
        return Stream.of(kept.split(",")).filter(source -> !source.isEmpty()).map(source -> {
            int mark = source.indexOf('#');
            return new PassageRef(new FicheId(source.substring(0, mark)), Integer.parseInt(source.substring(mark + 1)));
        }).toList();
    }
}
