package fr.lanterne.knowledge.database;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Hands out connections on a scheduler of their own: the embedded database works on the thread that asks, and that must
 * not be the one that serves the network.
 */
record OffTheEventLoop(ConnectionFactory connections, Scheduler scheduler) implements ConnectionFactory {

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.<Connection>from(connections.create()).subscribeOn(scheduler).publishOn(scheduler)
                .doOnDiscard(Connection.class, unused -> Mono.from(unused.close()).subscribe());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return connections.getMetadata();
    }
}
