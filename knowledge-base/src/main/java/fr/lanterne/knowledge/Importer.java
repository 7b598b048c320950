package fr.lanterne.knowledge;

import reactor.core.publisher.Mono;

/** Brings fiches into the catalog from outside. */
public interface Importer {

    /**
     * Imports a service-public.fr archive (zip), one of its documents (XML), or a folder of either or of Markdown fiches.
     * Safe to repeat and to interrupt: what is unchanged is not written again, what was written stays.
     *
     * @param location a file, a folder, or an http(s) address
     */
    Mono<ImportResult> importFrom(String location, Progress progress);

    /** Imports the official archive of service-public.fr, at the address that is configured. */
    Mono<ImportResult> importOfficial(Progress progress);

    /** Hears how far a long work has come; called from any thread, often. */
    @FunctionalInterface
    interface Progress {

        /**
         * Tells how far the work is.
         *
         * @param step what is being done, in a word or two
         * @param total 0 when not known yet
         */
        void at(String step, long done, long total);
    }
}
