package fr.lanterne.channels.web;

import fr.lanterne.knowledge.KnowledgeStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The pages that everybody may read: the home page with the conversation, and the credits of the data. */
@Controller
class PageController {

    private static final String HTML = "text/html;charset=UTF-8";

    private final KnowledgeStatus knowledge;

    PageController(KnowledgeStatus knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping(path = "/", produces = HTML)
    String home() {
        return "home";
    }

    @GetMapping(path = "/sources", produces = HTML)
    Mono<Rendering> sources() {
        return knowledge.credits().map(CreditLine::of).collectList()
                .map(credits -> Rendering.view("sources").modelAttribute("credits", credits).build());
    }
}
