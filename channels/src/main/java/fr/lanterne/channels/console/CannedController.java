package fr.lanterne.channels.console;

import fr.lanterne.bot.CannedReplies;
import fr.lanterne.channels.security.Staff;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** Canned replies beside the message that a mediator writes. */
@Controller
@RequestMapping("/console/canned")
class CannedController {

    private static final int MAX_WORDS_LENGTH = 100;

    private final CannedReplies replies;
    private final CannedFlaws flaws;

    CannedController(CannedReplies replies, CannedFlaws flaws) {
        this.replies = replies;
        this.flaws = flaws;
    }

    /** Those that hold all these words. */
    @GetMapping
    Mono<Rendering> search(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String q) {
        return replies.search(q.substring(0, Math.min(q.length(), MAX_WORDS_LENGTH)), staff.id())
                .map(found -> Rendering.view("console-parts :: canned").modelAttribute("replies", found).build());
    }

    /** The text as it may be sent now. */
    @PostMapping("/{reply}")
    @ResponseBody
    Mono<ResponseEntity<String>> expand(@PathVariable UUID reply, @AuthenticationPrincipal Staff staff) {
        return replies.expand(reply, staff.mediator()).map(expansion -> switch (expansion) {
            case CannedReplies.Expansion.Expanded(String text) -> Answers.words(text);
            case CannedReplies.Expansion.Refused(var flaw) -> Answers.refused(flaws.words(flaw));
        });
    }
}
