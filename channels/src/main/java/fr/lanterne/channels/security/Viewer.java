package fr.lanterne.channels.security;

import java.util.List;
import java.util.Locale;

/** Who looks at a page of staff, and where they may go from it: what the bar at the top shows. */
public record Viewer(String firstName, List<Link> links) {

    public Viewer {
        links = List.copyOf(links);
    }

    public String initial() {
        return firstName.substring(0, firstName.offsetByCodePoints(0, 1)).toUpperCase(Locale.FRENCH);
    }

    /**
     * A page to go to.
     *
     * @param name the key of its words
     * @param current whether it is the page that is shown
     */
    public record Link(String path, String name, boolean current) {}
}
