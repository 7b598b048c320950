package fr.lanterne.bot.scam;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a part of a fiche says to do, in its own words.
 *
 * @param opening what it says before the first step
 * @param steps in order
 * @param essentials what must not be overlooked
 * @param passage where all of it stands
 * @param recognition the part of the same fiche that tells real messages from fake ones, where it has one
 */
record Guide(List<String> opening, List<String> steps, List<String> essentials, Passage passage,
        Optional<Passage> recognition) {

    private static final String ITEM = "- ";

    static Guide of(Passage passage, Optional<Passage> recognition) {
        List<String> opening = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        for (String line : passage.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            if (line.startsWith(ITEM)) {
                steps.add(line.substring(ITEM.length()));
            } else if (steps.isEmpty()) {
                opening.add(line);
            }
        }
        return new Guide(List.copyOf(opening), List.copyOf(steps),
                passage.essentials().stream().map(Essential::text).toList(), passage, recognition);
    }
}
