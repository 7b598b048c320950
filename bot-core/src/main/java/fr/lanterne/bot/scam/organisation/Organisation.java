package fr.lanterne.bot.scam.organisation;

import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A body that scams pretend to be.
 *
 * @param calledBy how messages call it, folded, each a run of words
 * @param marks what imitations of its addresses wear
 * @param domains its own addresses, read at the source
 * @param rememberedDomains the same from memory: they are known, but never speak for a message
 * @param numbers its telephone and short numbers, read at the source, digits only
 * @param rememberedNumbers the same from memory
 * @param writes how it really writes; empty when unknown
 * @param neverAsks what it never asks; empty when unknown
 * @param fiche the identifier of the fiche that says more
 */
public record Organisation(String name, List<List<String>> calledBy, List<Mark> marks, List<String> domains,
        List<String> rememberedDomains, List<String> numbers, List<String> rememberedNumbers, String writes,
        String neverAsks, Optional<String> fiche, String source, Verification verification) {

    /** Where what is known of it comes from. */
    public enum Verification {
        /** Its own page or the State's. */
        OFFICIAL,
        /** The press or an association. */
        SECONDARY,
        /** Nowhere: from memory. */
        MEMORY
    }

    /**
     * A word that its imitations wear in an address.
     *
     * @param ordinary whether it is also an ordinary or very short word, which proves nothing alone
     */
    public record Mark(String word, boolean ordinary) {}

    public Organisation {
        calledBy = calledBy.stream().map(List::copyOf).toList();
        marks = List.copyOf(marks);
        domains = List.copyOf(domains);
        rememberedDomains = List.copyOf(rememberedDomains);
        numbers = List.copyOf(numbers);
        rememberedNumbers = List.copyOf(rememberedNumbers);
        if (verification == Verification.MEMORY && !(domains.isEmpty() && numbers.isEmpty())) {
            throw new IllegalArgumentException(name + ": what is from memory is not read at the source");
        }
    }

    /** Whether a text calls it by one of its names. */
    public boolean isNamedIn(ReadableText text) {
        List<String> words = text.words().stream().map(ReadableText.Word::text).toList();
        return calledBy.stream().anyMatch(name -> Collections.indexOfSubList(words, name) >= 0);
    }

    /** The address under which people find it themselves, when it was read at the source. */
    public Optional<String> site() {
        return domains.stream().findFirst();
    }
}
