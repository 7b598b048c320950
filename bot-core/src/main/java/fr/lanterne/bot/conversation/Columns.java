package fr.lanterne.bot.conversation;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import fr.lanterne.bot.Team;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Reads the columns of rows, and fills those that may be empty. */
public final class Columns {

    private Columns() {}

    /** A column that is never empty. */
    public static <T> T required(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is empty");
        }
        return value;
    }

    /** Gives a statement a value, or the lack of one. */
    public static <T> GenericExecuteSpec bound(GenericExecuteSpec sql, String name, @Nullable T value, Class<T> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    /** The team of a row, by its {@code team_id} and {@code team_name}; null when there is none. */
    public static @Nullable Team team(Readable row) {
        UUID id = row.get("team_id", UUID.class);
        return id == null ? null : new Team(new Team.Id(id), required(row, "team_name", String.class));
    }

    /** The labels of a row that has them all in one text. */
    public static List<String> labels(Readable row) {
        String labels = row.get("labels", String.class);
        return labels == null ? List.of() : Stream.of(labels.split(",")).sorted().toList();
    }

    /** Who holds the conversation of a row of {@code handover}; null while it waits. */
    public static @Nullable Mediator mediator(Readable row) {
        UUID id = row.get("mediator_id", UUID.class);
        return id == null ? null : new Mediator(new MediatorId(id), required(row, "mediator_name", String.class));
    }
}
