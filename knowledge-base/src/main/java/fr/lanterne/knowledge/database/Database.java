package fr.lanterne.knowledge.database;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.DRIVER;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The open database: migrated through JDBC, then used through R2DBC. */
final class Database implements AutoCloseable {

    /**
     * PostgreSQL's habits for H2; {@code WRITE_DELAY=0}, or the last half second of acknowledged commits is lost when the
     * process is killed; {@code AUTO_SERVER}, so that the command line works beside a running service.
     */
    private static final String H2_SETTINGS = "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
            + "WRITE_DELAY=0;AUTO_SERVER=TRUE";
    private static final String H2_USER = "sa";
    private static final int MOST_CONNECTIONS = 10;

    private final ConnectionPool pool;
    private final @Nullable Scheduler scheduler;

    private Database(ConnectionPool pool, @Nullable Scheduler scheduler) {
        this.pool = pool;
        this.scheduler = scheduler;
    }

    static Database open(DatabaseProperties properties) {
        ConnectionFactory factory = properties.embedded()
                ? embedded(properties.dataDir())
                : external(properties.databaseUrl());
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(factory).initialSize(1)
                .maxSize(MOST_CONNECTIONS).maxAcquireTime(properties.databaseTimeout())
                .maxCreateConnectionTime(properties.databaseTimeout()).build());
        return new Database(pool,
                properties.embedded() ? Schedulers.newBoundedElastic(MOST_CONNECTIONS, 100_000, "database") : null);
    }

    ConnectionFactory connections() {
        return scheduler == null ? pool : new OffTheEventLoop(pool, scheduler);
    }

    @Override
    public void close() {
        pool.dispose();
        if (scheduler != null) {
            scheduler.dispose();
        }
    }

    private static ConnectionFactory embedded(Path dataDir) {
        // The embedded database's own server, which lets a second process in, must not listen to the network.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        String file = dataDir.toAbsolutePath().normalize().resolve("lanterne").toString();
        migrate("jdbc:h2:file:" + file + ";" + H2_SETTINGS, H2_USER, "", "the embedded database in " + dataDir);
        H2ConnectionConfiguration.Builder configuration = H2ConnectionConfiguration.builder().file(file)
                .username(H2_USER)
                .password("");
        Stream.of(H2_SETTINGS.split(";")).forEach(configuration::option);
        return new H2ConnectionFactory(configuration.build());
    }

    private static ConnectionFactory external(String url) {
        ConnectionFactoryOptions options = parse(url);
        String place = options.getRequiredValue(HOST)
                + (options.hasOption(PORT) ? ":" + options.getRequiredValue(PORT) : "") + "/"
                + options.getRequiredValue(DATABASE);
        migrate("jdbc:postgresql://" + place, text(options.getValue(USER)), text(options.getValue(PASSWORD)),
                "the PostgreSQL database " + place);
        return ConnectionFactories.get(options);
    }

    private static ConnectionFactoryOptions parse(String url) {
        try {
            ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
            if (!"postgresql".equals(options.getRequiredValue(DRIVER)) || !options.hasOption(DATABASE)) {
                throw new IllegalArgumentException("not PostgreSQL");
            }
            return options;
        } catch (IllegalArgumentException | IllegalStateException notAnAddress) {
            // The address may hold a password: it is not repeated.
            throw new IllegalStateException("lanterne.database-url (LANTERNE_DATABASE_URL) must look like "
                    + "r2dbc:postgresql://user:password@host:5432/database, or be empty for the embedded database");
        }
    }

    private static void migrate(String jdbcUrl, String user, String password, String name) {
        try {
            Flyway.configure().dataSource(jdbcUrl, user, password).locations("classpath:db/migration").load().migrate();
        } catch (FlywayException failure) {
            throw new IllegalStateException("Cannot open or migrate " + name + ": " + reason(failure), failure);
        }
    }

    private static String reason(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(Throwable::getMessage)
                .filter(Objects::nonNull).map(message -> message.strip().lines().findFirst().orElse("")).distinct()
                .collect(Collectors.joining(": "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof CharSequence chars ? chars.toString() : String.valueOf(value);
    }
}
