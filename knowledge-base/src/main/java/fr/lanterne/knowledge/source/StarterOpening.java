package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.IndexFollower;
import fr.lanterne.knowledge.KnowledgeOpening;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Opens with the starter set, if it is wanted; without it when it cannot be published: other fiches may still answer. */
record StarterOpening(Optional<StarterSet> starterSet, IndexFollower follower) implements KnowledgeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(StarterOpening.class);

    @Override
    public Mono<Long> open() {
        return Mono.justOrEmpty(starterSet).flatMap(StarterSet::publish).onErrorResume(fault -> {
            LOG.error("The starter set cannot be published", fault);
            return Mono.empty();
        }).then(Mono.fromRunnable(follower::start)).then(follower.caughtUp());
    }
}
