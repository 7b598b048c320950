package fr.lanterne.bot.answer;

import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says of what date the facts of an answer are when they may have changed since, once for each source.
 *
 * @param after the age from which facts count as old
 */
record OldFacts(Clock clock, Period after) {

    /** How fiches mark what their writers could not check. */
    private static final String UNCHECKED = "à vérifier";

    /**
     * What is to be said after an answer, in the order of its citations.
     *
     * @param cited the passages of the answer
     * @param said its sentences
     */
    List<String> warnings(List<Passage> cited, List<String> said, AnswerTexts texts) {
        LocalDate limit = LocalDate.now(clock).minus(after);
        boolean several = cited.stream().map(passage -> passage.source().date()).distinct().count() > 1;
        boolean told = said.stream().anyMatch(sentence -> sentence.contains(UNCHECKED));
        return cited.stream().flatMap(passage -> {
            Source source = passage.source();
            if (source.date().isBefore(limit)) {
                return Stream.of(several ? texts.oldFacts(passage.title(), source) : texts.oldFacts(source));
            }
            return Stream.of(texts.uncheckedFacts(source)).filter(warning -> !told && isUnchecked(passage));
        }).distinct().toList();
    }

    private static boolean isUnchecked(Passage passage) {
        return passage.text().contains(UNCHECKED)
                || passage.essentials().stream().anyMatch(essential -> essential.text().contains(UNCHECKED));
    }
}
