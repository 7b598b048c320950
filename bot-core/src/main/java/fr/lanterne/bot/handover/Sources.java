package fr.lanterne.bot.handover;

import fr.lanterne.bot.MediatorAction;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.Reply;
import fr.lanterne.knowledge.FichePassages;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks up what a mediator's message cites: only what is published is cited. */
class Sources {

    private final FichePassages fiches;

    Sources(FichePassages fiches) {
        this.fiches = fiches;
    }

    /** What became of the sources of an action. */
    sealed interface Cited {

        /** Each is there, in their order. */
        record Known(List<Reply.Citation> citations) implements Cited {}

        /** One is not. */
        record Gone(PassageRef source) implements Cited {}
    }

    Mono<Cited> of(MediatorAction action) {
        List<PassageRef> sources = action instanceof MediatorAction.Say say ? say.sources() : List.of();
        return Flux.fromIterable(sources).concatMap(this::cited).collectList().map(Sources::together);
    }

    private Mono<Cited> cited(PassageRef source) {
        return fiches.of(source.fiche()).map(passages -> passages.stream()
                .filter(passage -> passage.number() == source.number()).findFirst()
                .<Cited>map(passage -> new Cited.Known(List.of(Reply.Citation.of(passage))))
                .orElse(new Cited.Gone(source)));
    }

    private static Cited together(List<Cited> each) {
        List<Reply.Citation> citations = new ArrayList<>();
        for (Cited one : each) {
            switch (one) {
                case Cited.Known(List<Reply.Citation> known) -> citations.addAll(known);
                case Cited.Gone gone -> {
                    return gone;
                }
            }
        }
        return new Cited.Known(citations);
    }
}
