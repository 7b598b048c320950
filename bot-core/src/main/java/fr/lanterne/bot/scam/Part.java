package fr.lanterne.bot.scam;

import fr.lanterne.knowledge.FicheId;
import java.util.List;

/**
 * A part of a fiche.
 *
 * @param headings folded words, of which the first that a heading holds tells the part
 */
record Part(FicheId fiche, List<String> headings) {

    Part {
        headings = List.copyOf(headings);
    }

    Part(String fiche, String... headings) {
        this(new FicheId(fiche), List.of(headings));
    }
}
