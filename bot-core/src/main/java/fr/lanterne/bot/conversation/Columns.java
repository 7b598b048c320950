package fr.lanterne.bot.conversation;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.MediatorId;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of rows. */
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

    /** Who holds the conversation of a row of {@code handover}; null while it waits. */
    public static @Nullable Mediator mediator(Readable row) {
        UUID id = row.get("mediator_id", UUID.class);
        return id == null ? null : new Mediator(new MediatorId(id), required(row, "mediator_name", String.class));
    }
}
