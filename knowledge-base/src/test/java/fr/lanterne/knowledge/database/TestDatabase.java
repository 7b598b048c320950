package fr.lanterne.knowledge.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.FileSystemUtils;

/** The databases that every store's contract is tested on: a fresh H2 file, a fresh database of a real PostgreSQL. */
public enum TestDatabase {
    H2 {
        @Override
        public Opened open() {
            try {
                return new Opened(new DatabaseProperties(Files.createTempDirectory("lanterne-h2"), "", TIMEOUT)) {
                    @Override
                    public void close() {
                        super.close();
                        delete(folder());
                    }
                };
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    },
    POSTGRESQL {
        @Override
        public Opened open() {
            return new Opened(new DatabaseProperties(Path.of("unused"), freshPostgresUrl(), TIMEOUT));
        }
    };

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Opens a fresh, migrated database. */
    public abstract Opened open();

    /** The address of a new, empty database of the PostgreSQL that all tests of this virtual machine share. */
    public static String freshPostgresUrl() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Shared.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return "r2dbc:postgresql://postgres:postgres@localhost:" + Shared.POSTGRES.getPort() + "/" + name;
    }

    /** An open database. */
    public static class Opened implements AutoCloseable {

        private final Database database;
        private final Path folder;

        Opened(DatabaseProperties properties) {
            folder = properties.dataDir();
            database = Database.open(properties);
        }

        Path folder() {
            return folder;
        }

        public DatabaseClient client() {
            return DatabaseClient.create(database.connections());
        }

        public TransactionalOperator transactions() {
            return TransactionalOperator.create(new R2dbcTransactionManager(database.connections()));
        }

        @Override
        public void close() {
            database.close();
        }
    }

    /** H2 may still write and remove files for a moment after its last connection was closed. */
    private static void delete(Path folder) {
        Awaitility.await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> FileSystemUtils.deleteRecursively(folder) || Files.notExists(folder));
    }

    private static final class Shared {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
