package fr.lanterne.knowledge.database;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database to open.
 *
 * @param dataDir folder of the embedded database and of the index
 * @param databaseUrl {@code r2dbc:postgresql://user:password@host/database}; empty for the embedded H2
 * @param databaseTimeout how long to wait for a connection
 */
@ConfigurationProperties("lanterne")
record DatabaseProperties(@DefaultValue("./data") Path dataDir, @DefaultValue("") String databaseUrl,
        @DefaultValue("10s") Duration databaseTimeout) {

    boolean embedded() {
        return databaseUrl.isBlank();
    }
}
