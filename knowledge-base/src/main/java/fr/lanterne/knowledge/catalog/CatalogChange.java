package fr.lanterne.knowledge.catalog;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.fiche.Fiche;

/** The latest change of one fiche. */
public sealed interface CatalogChange {

    /** The number of the change, larger than that of every change committed before it. */
    long revision();

    /** The fiche is published as it stands here. */
    record Published(Fiche fiche, long revision) implements CatalogChange {}

    /** The fiche is no longer published. */
    record Withdrawn(FicheId id, long revision) implements CatalogChange {}
}
