package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.fiche.Fiche;
import java.util.Map;

/** What one XML document of service-public.fr turned out to be. */
sealed interface ServicePublicDocument {

    /**
     * A fiche.
     *
     * @param skippedElements elements that the reader does not know, with how often each was seen
     */
    record FicheRead(Fiche fiche, Map<String, Integer> skippedElements) implements ServicePublicDocument {
        public FicheRead {
            skippedElements = Map.copyOf(skippedElements);
        }
    }

    /**
     * An online service, a form or a letter template; the fiches that need it link to it.
     *
     * @param url where it is, empty when the document names no address
     */
    record Resource(String id, String title, String type, String url) implements ServicePublicDocument {}

    /** A theme or a folder: it files fiches and says nothing itself. */
    record Node(String id, String title) implements ServicePublicDocument {}

    /** A list of the archive's content, a menu or a news item: nothing that is read. */
    record Other(String root) implements ServicePublicDocument {}

    /**
     * Nothing could be made of it.
     *
     * @param reason the end of the sentence that starts with the document's name
     */
    record Unreadable(String reason) implements ServicePublicDocument {}
}
