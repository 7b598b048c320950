package fr.lanterne.channels.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;

/** Pieces of pages as text, for live events: the same templates as the pages', so that both look alike. */
@Component
public class Fragments {

    private final ISpringTemplateEngine templates;

    Fragments(ISpringTemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * Renders one {@code th:fragment}.
     *
     * @param variables by the names of the fragment's parameters
     */
    public String render(String template, String fragment, Map<String, Object> variables) {
        return templates.process(template, Set.of(fragment), new Context(Locale.FRENCH, variables));
    }

    /** A piece of a page for the elements that wait for that event. */
    public static ServerSentEvent<String> event(String name, String html) {
        return ServerSentEvent.<String>builder(html).event(name).build();
    }
}
