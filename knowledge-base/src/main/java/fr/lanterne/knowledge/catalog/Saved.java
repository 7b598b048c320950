package fr.lanterne.knowledge.catalog;

/**
 * What publishing a batch came to.
 *
 * @param kept fiches that were not taken because their identifier is published for an earlier audience
 * @param revision of the catalog afterwards
 */
public record Saved(int added, int changed, int unchanged, int kept, long revision) {

    /** Both batches together; the later revision counts. */
    public Saved plus(Saved later) {
        return new Saved(added + later.added, changed + later.changed, unchanged + later.unchanged, kept + later.kept,
                later.revision);
    }
}
