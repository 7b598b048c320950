package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.wording.ReadableText;
import fr.lanterne.knowledge.FichePassages;
import fr.lanterne.knowledge.Passage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what the fiches say to do. */
final class Guides {

    private static final String RECOGNITION = "comment reconnaitre";

    private final FichePassages fiches;

    Guides(FichePassages fiches) {
        this.fiches = fiches;
    }

    /** The first of those parts that is published and has steps. */
    Mono<Optional<Guide>> first(List<Part> parts) {
        return Flux.fromIterable(parts).concatMap(this::guide).next().singleOptional();
    }

    private Mono<Guide> guide(Part part) {
        return fiches.of(part.fiche()).flatMap(passages -> Mono.justOrEmpty(
                part.headings().stream().flatMap(heading -> under(heading, passages))
                        .map(passage -> Guide.of(passage, under(RECOGNITION, passages).findFirst()))
                        .filter(guide -> !guide.steps().isEmpty()).findFirst()));
    }

    private static Stream<Passage> under(String heading, List<Passage> passages) {
        return passages.stream().filter(
                passage -> ReadableText.of(String.join(" ", passage.headings())).folded().contains(heading));
    }
}
