package fr.lanterne.bot.answer;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.answer.Asked.Subject;
import fr.lanterne.bot.understanding.MessageForm;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.bot.understanding.Understood;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Retriever;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out what a message asks in the light of the conversation, and searches for it. The form of the message says whether it
 * may depend on what was said before; then the search decides between the message alone and the message with its topic.
 */
final class Asking {

    /** A message of at most so many words may be the rest of a question. */
    private static final int SHORT = 4;

    /** From so many words on a message without a subject can be a question of its own all the same. */
    private static final int LONG = 6;

    /** A longer question drowns what is asked next: the title of its fiche stands for it. */
    private static final int LONG_QUESTION = 15;

    private static final int FIRST_HITS = 3;

    private static final double HALF = 0.5;
    private static final double ALL = 1;

    /** A fiche whose score is at least this share of the first one's answers as well. */
    private static final double CLOSE = 0.5;

    private final Retriever retriever;
    private final Understanding understanding;
    private final Optional<Rewriting> rewriting;
    private final ContextProperties limits;
    private final Clock clock;

    Asking(Retriever retriever, Understanding understanding, @Nullable Rewriting rewriting, ContextProperties limits,
            Clock clock) {
        this.retriever = retriever;
        this.understanding = understanding;
        this.rewriting = Optional.ofNullable(rewriting);
        this.limits = limits;
        this.clock = clock;
    }

    /** A message without personal data, and what its form tells. */
    private record Said(String text, MessageForm form) {

        static Said of(Understood message) {
            return new Said(message.searched(), MessageForm.of(message.searched()));
        }

        /** What to search with when nothing that was said before counts. */
        String alone() {
            return form.changesSubject() || form.leadsOn() ? form.bare() : text;
        }

        /** What is asked of a topic, with the words in which fiches speak of it. */
        String focus() {
            return String.join(" ", form.bare(), form.aspect(), form.situation()).strip();
        }

        boolean mayGoOn() {
            return form.namesNoSubject() || form.leadsOn() || form.refersBack() || form.length() <= SHORT;
        }
    }

    /**
     * @param recent the messages before it, oldest first
     */
    Mono<Asked> read(Understood message, List<ChatMessage> recent) {
        Said said = Said.of(message);
        List<Exchange> exchanges = Exchange.of(recent, understanding);
        Optional<Topic> topic = said.form().changesSubject()
                ? Optional.empty()
                : Topic.of(exchanges, clock.instant(), limits);
        if (topic.isEmpty()) {
            boolean mayClarify = exchanges.isEmpty() || !exchanges.getLast().isClarified();
            return retriever.retrieve(said.alone()).map(found -> onItsOwn(message, said, found, mayClarify));
        }
        if (topic.get().clarifying()) {
            return clarified(message, said, topic.get());
        }
        return (said.mayGoOn() ? rewritten(message, said, topic.get(), exchanges) : Mono.<Asked>empty())
                .switchIfEmpty(Mono.defer(() -> byRule(message, said, topic.get())));
    }

    /** A choice settles the question that was asked; so does any other precision, but not a question on something else. */
    private Mono<Asked> clarified(Understood message, Said said, Topic topic) {
        Optional<String> choice = Clarification.chosen(topic.choices(), said.text());
        String whole = topic.question() + " " + choice.orElse(said.text());
        Mono<Retrieval> together = retriever.retrieve(whole);
        if (choice.isPresent() || said.form().namesNoSubject()) {
            return together.flatMap(found -> found instanceof Retrieval.NothingRelevant
                    ? retriever.retrieve(topic.question())
                    : Mono.just(found)).map(found -> settled(whole, found));
        }
        return together.zipWith(retriever.retrieve(said.alone()), (found, alone) -> {
            boolean other = !(alone instanceof Retrieval.NothingRelevant) && !speaksOfAny(topic.choices(), said)
                    && firstFiches(found).stream().noneMatch(firstFiche(alone)::equals);
            return other ? onItsOwn(message, said, alone, true) : settled(whole, found);
        });
    }

    private static boolean speaksOfAny(List<String> choices, Said said) {
        Set<String> ofChoices = Plain.stems(String.join(" ", choices));
        return Plain.stems(said.text()).stream().anyMatch(ofChoices::contains);
    }

    private static Asked settled(String whole, Retrieval found) {
        return new Asked(whole, whole, Subject.CLARIFIED, found, false, false);
    }

    /** What the model makes of it, when that finds an answer. */
    private Mono<Asked> rewritten(Understood message, Said said, Topic topic, List<Exchange> exchanges) {
        return Mono.justOrEmpty(rewriting).flatMap(model -> model.whole(said.text(), exchanges))
                .flatMap(Mono::justOrEmpty)
                .flatMap(question -> retriever.retrieve(question).filter(Retrieval.Found.class::isInstance)
                        .flatMap(found -> speaksOf(topic, question, said)
                                ? followUp(said, topic, found)
                                : Mono.just(onItsOwn(message, said, found, false))));
    }

    private Mono<Asked> byRule(Understood message, Said said, Topic topic) {
        return retriever.retrieve(said.alone()).zipWith(retriever.retrieve(whole(topic, said)))
                .flatMap(found -> goesOn(said, topic, found.getT1(), found.getT2())
                        ? followUp(said, topic, found.getT2())
                        : Mono.just(onItsOwn(message, said, found.getT1(), true)));
    }

    /** Whether the message goes on with the topic, by its form and by what was found for it alone and together with the topic. */
    private static boolean goesOn(Said said, Topic topic, Retrieval alone, Retrieval together) {
        MessageForm form = said.form();
        boolean foundAlone = !(alone instanceof Retrieval.NothingRelevant);
        boolean aloneOnTopic = foundAlone && firstFiche(alone).equals(topic.fiche());
        boolean togetherOnTopic = firstFiche(together).equals(topic.fiche());
        if (form.namesNoSubject()) {
            return !foundAlone || aloneOnTopic || form.leadsOn() || form.refersBack() || form.length() < LONG;
        }
        if (foundAlone) {
            return said.mayGoOn() && (aloneOnTopic
                    || (form.refersBack() && form.ownWords().size() == 1 && togetherOnTopic));
        }
        double spoken = shareSpokenOf(form.ownWords(), topic, together);
        return !(together instanceof Retrieval.NothingRelevant) && togetherOnTopic
                && (said.mayGoOn() ? spoken > HALF : spoken == ALL);
    }

    /** The share of the words that passages of the topic's fiche speak of. */
    private static double shareSpokenOf(Set<String> words, Topic topic, Retrieval together) {
        Set<String> stems = Plain.stems(String.join(" ", words));
        Set<String> known = together.hits().stream().filter(hit -> topic.fiche().filter(hit.id()::equals).isPresent())
                .flatMap(hit -> hit.passages().stream())
                .flatMap(passage -> Plain.stems(textOf(passage)).stream()).collect(Collectors.toSet());
        return stems.isEmpty() ? 0 : (double) stems.stream().filter(known::contains).count() / stems.size();
    }

    private static String textOf(Passage passage) {
        return passage.title() + " " + String.join(" ", passage.headings()) + " " + passage.text();
    }

    /** Whether the model brought words of the topic into the question that were not in the message. */
    private static boolean speaksOf(Topic topic, String question, Said said) {
        Set<String> brought = Plain.stems(question);
        brought.removeAll(Plain.stems(said.text()));
        Set<String> ofTopic = Plain.stems(topic.question() + " " + topic.title().orElse(""));
        return brought.stream().anyMatch(ofTopic::contains);
    }

    /** The search with the topic says which fiche answers; the search without it, which of its passages. */
    private Mono<Asked> followUp(Said said, Topic topic, Retrieval found) {
        return retriever.retrieve(said.focus()).map(focused -> new Asked(whole(topic, said), said.focus(),
                Subject.FOLLOW_UP, focusedOn(focused, onTopic(found, said, topic)), !topic.clarified(),
                said.form().stuck()));
    }

    /** The same fiches, the first of them with its passages on the focus before the others. */
    private static Retrieval focusedOn(Retrieval focused, Retrieval found) {
        if (!(found instanceof Retrieval.Found(List<FicheHit> hits, double confidence))) {
            return found;
        }
        FicheHit first = hits.getFirst();
        Set<Passage> passages = new LinkedHashSet<>();
        focused.hits().stream().filter(hit -> hit.id().equals(first.id()))
                .forEach(hit -> passages.addAll(hit.passages()));
        passages.addAll(first.passages());
        List<FicheHit> ordered = new ArrayList<>(hits);
        ordered.set(0, new FicheHit(first.id(), first.title(), first.score(), List.copyOf(passages)));
        return new Retrieval.Found(ordered, confidence);
    }

    /**
     * A message that names no subject is about the topic's fiche, which was sure enough before: little as the message adds,
     * what was found is no less sure, and that fiche comes first when it is asked for an aspect of it or comes close.
     */
    private static Retrieval onTopic(Retrieval found, Said said, Topic topic) {
        Optional<FicheHit> ofTopic = found.hits().stream()
                .filter(hit -> topic.fiche().filter(hit.id()::equals).isPresent()).findFirst();
        if (ofTopic.isEmpty() || !said.form().namesNoSubject()) {
            return found;
        }
        FicheHit hit = ofTopic.get();
        if (!(found instanceof Retrieval.Found)) {
            return new Retrieval.Found(List.of(hit), found.confidence());
        }
        boolean first = !said.form().aspect().isEmpty() || hit.score() >= CLOSE * found.hits().getFirst().score();
        List<FicheHit> hits = new ArrayList<>(found.hits());
        if (first) {
            hits.remove(hit);
            hits.addFirst(hit);
        }
        return new Retrieval.Found(hits, found.confidence());
    }

    /** What names no subject is not guessed at when nothing was said before. */
    private static Asked onItsOwn(Understood message, Said said, Retrieval found, boolean mayClarify) {
        MessageForm form = said.form();
        boolean unknown = form.namesNoSubject() && (found instanceof Retrieval.NothingRelevant
                || (form.length() <= LONG && (form.stuck() || form.refersBack() || form.leadsOn())));
        return unknown
                ? new Asked(message.masked(), message.masked(), Subject.UNKNOWN,
                        new Retrieval.NothingRelevant(found.hits(), found.confidence()), false, false)
                : new Asked(message.masked(), message.masked(), Subject.NEW, found, mayClarify, false);
    }

    /** The question as it would have been asked at once, with the words in which fiches speak of what is asked. */
    private static String whole(Topic topic, Said said) {
        boolean drowns = topic.question().split("\\s+").length > LONG_QUESTION;
        String subject = drowns ? topic.title().orElse(topic.question()) : topic.question();
        return (subject + " " + said.text() + " " + said.form().aspect()).strip();
    }

    private static Optional<FicheId> firstFiche(Retrieval retrieval) {
        return retrieval.hits().stream().findFirst().map(FicheHit::id);
    }

    private static List<Optional<FicheId>> firstFiches(Retrieval retrieval) {
        return retrieval.hits().stream().limit(FIRST_HITS).map(hit -> Optional.of(hit.id())).toList();
    }
}
