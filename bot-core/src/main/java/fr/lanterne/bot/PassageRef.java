package fr.lanterne.bot;

import fr.lanterne.knowledge.FicheId;

/**
 * Points at a passage of a published fiche.
 *
 * @param number its place in the fiche, from 0
 */
public record PassageRef(FicheId fiche, int number) {

    public PassageRef {
        if (number < 0) {
            throw new IllegalArgumentException("passages are numbered from 0");
        }
    }

    @Override
    public String toString() {
        return fiche + "#" + number;
    }
}
