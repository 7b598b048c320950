package fr.lanterne.channels.web;

import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.KnowledgeStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The pages that everybody may read: the home page with the conversation, and the credits of the data. */
@Controller
class PageController {

    private final KnowledgeStatus knowledge;

    PageController(KnowledgeStatus knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping("/")
    String home() {
        return "home";
    }

    @GetMapping("/sources")
    Mono<Rendering> sources() {
        return knowledge.credits().filter(PageController::isFromElsewhere).map(CreditLine::of).collectList()
                .map(credits -> Rendering.view("sources").modelAttribute("credits", credits).build());
    }

    /** The fiches that come with the service have their own paragraph on the page. */
    private static boolean isFromElsewhere(Credit credit) {
        return !credit.address().startsWith("classpath:");
    }
}
