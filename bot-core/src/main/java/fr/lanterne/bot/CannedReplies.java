package fr.lanterne.bot;

import fr.lanterne.knowledge.FicheId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Texts that mediators send again and again, which supervisors keep. A text may hold {@code {prenom}} (the mediator's first
 * name), {@code {bonjour}} (the greeting of the hour) and {@code {fiche:ID}} (title and address of a fiche), nothing else in
 * braces.
 */
public interface CannedReplies {

    int MAX_TITLE_LENGTH = 80;
    int MAX_TEXT_LENGTH = 3_000;
    /** A search gives no more. */
    int MOST_FOUND = 50;

    /** All of them, by title. */
    Mono<List<Canned>> all();

    /**
     * Those for all and for the mediator's teams that hold every one of these words, whatever their capitals and accents, most
     * used first.
     *
     * @param words empty for all
     */
    Mono<List<Canned>> search(String words, MediatorId mediator);

    Mono<Saving> create(Wording wording, Mediator supervisor);

    Mono<Saving> change(UUID reply, Wording wording, Mediator supervisor);

    /** False when there is none. */
    Mono<Boolean> remove(UUID reply, Mediator supervisor);

    /** The text as the mediator may send it now; it counts as a use. */
    Mono<Expansion> expand(UUID reply, Mediator mediator);

    /**
     * A text.
     *
     * @param team null when it is for all
     * @param uses how often it was expanded
     */
    record Canned(UUID id, @Nullable Team team, String title, String text, long uses) {}

    /**
     * What a supervisor writes.
     *
     * @param team null when it is for all
     * @param title 1 to {@link #MAX_TITLE_LENGTH} characters, not blank
     * @param text 1 to {@link #MAX_TEXT_LENGTH} characters, not blank
     */
    record Wording(Team.@Nullable Id team, String title, String text) {

        /** For all. */
        public static Wording forAll(String title, String text) {
            return new Wording(null, title, text);
        }

        public Wording {
            if (title.isBlank() || title.length() > MAX_TITLE_LENGTH || text.isBlank()
                    || text.length() > MAX_TEXT_LENGTH) {
                throw new IllegalArgumentException("a canned reply has a title of 1 to " + MAX_TITLE_LENGTH
                        + " and a text of 1 to " + MAX_TEXT_LENGTH + " characters");
            }
        }
    }

    /** What saving one came to. */
    sealed interface Saving {

        /** It is kept. */
        record Saved(UUID reply) implements Saving {}

        /** Nothing changed. */
        record Refused(Flaw flaw) implements Saving {}
    }

    /** What expanding one came to. */
    sealed interface Expansion {

        /** The text, to be looked through and sent. */
        record Expanded(String text) implements Expansion {}

        /** It cannot be used. */
        record Refused(Flaw flaw) implements Expansion {}
    }

    /** What is wrong with a canned reply. */
    sealed interface Flaw {

        /** There is none of that identifier, or its team is gone. */
        record Unknown() implements Flaw {}

        /**
         * Braces hold something that stands for nothing.
         *
         * @param name what they hold
         */
        record UnknownPlaceholder(String name) implements Flaw {}

        /** No such fiche is published, or not any more. */
        record UnknownFiche(FicheId fiche) implements Flaw {}

        /** It asks the citizen for something that nobody here may ever ask for. */
        record AsksFor(Refusal.Secret secret) implements Flaw {}
    }
}
