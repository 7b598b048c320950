package fr.lanterne.channels.console;

import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.CoPilot;
import fr.lanterne.bot.CoPilot.Source;
import fr.lanterne.bot.ConversationFile;
import fr.lanterne.bot.ConversationFile.Line;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.FicheProposals;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.channels.security.Staff;
import java.util.List;
import java.util.Optional;
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

/** What helps a mediator to answer, and what becomes of a good answer. */
@Controller
@RequestMapping("/console/conversations/{id}")
class CoPilotController {

    private final ConversationFile file;
    private final CoPilot coPilot;
    private final FicheProposals proposals;
    private final RefusalWords refusals;

    CoPilotController(ConversationFile file, CoPilot coPilot, FicheProposals proposals, RefusalWords refusals) {
        this.file = file;
        this.coPilot = coPilot;
        this.proposals = proposals;
        this.refusals = refusals;
    }

    /** On a message of the citizen. */
    @GetMapping("/copilot")
    Mono<Rendering> suggest(@PathVariable UUID id, @RequestParam UUID message) {
        return coPilot.suggest(new ConversationId(id), new MessageId(message)).map(SuggestionView::of)
                .map(suggestion -> Rendering.view("console-parts :: copilot").modelAttribute("suggestion", suggestion)
                        .build())
                .defaultIfEmpty(Rendering.view("console-parts :: no-copilot").build());
    }

    /** A message of one's own goes to the content team, with the question that it answers. */
    @PostMapping("/messages/{message}/propose")
    @ResponseBody
    Mono<ResponseEntity<String>> propose(@PathVariable UUID id, @PathVariable UUID message,
            @AuthenticationPrincipal Staff staff) {
        ConversationId conversation = new ConversationId(id);
        return lines(conversation).flatMap(lines -> Mono.justOrEmpty(own(lines, new MessageId(message), staff)))
                .flatMap(answered -> sources(conversation, answered)
                        .flatMap(sources -> proposals.propose(new FicheProposals.Draft(conversation,
                                answered.question().id(), answered.answer().reply().plainText(), sources),
                                staff.mediator())))
                .map(proposal -> Answers.told(refusals.words("proposed")))
                .defaultIfEmpty(Answers.refused(refusals.words("not-your-message")));
    }

    private Mono<List<Line>> lines(ConversationId conversation) {
        return file.lines(conversation, 0, ConversationFile.MOST_LINES);
    }

    /** The passages that the answer cites. */
    private Mono<List<PassageRef>> sources(ConversationId conversation, Answered answered) {
        return coPilot.passages(conversation, answered.question().id()).map(found -> found.sources().stream()
                .filter(source -> answered.answer().reply().citations().contains(source.citation()))
                .map(Source::passage).toList()).defaultIfEmpty(List.of());
    }

    private static Optional<Answered> own(List<Line> lines, MessageId message, Staff staff) {
        return lines.stream().filter(line -> line.message().id().equals(message) && staff.id().equals(line.speaker()))
                .findFirst().map(Line::message)
                .flatMap(answer -> ConversationViews.question(lines, answer.sequence())
                        .map(question -> new Answered(question, answer)));
    }

    private record Answered(ChatMessage question, ChatMessage answer) {}

    /**
     * An answer to look through.
     *
     * @param text empty when nothing found answers
     * @param cited the sources of the text, in its order, as the form sends them
     * @param confidence in per cent
     */
    record SuggestionView(String text, String cited, String titles, long confidence, List<SourceView> sources) {

        private static final int PER_CENT = 100;

        static SuggestionView of(CoPilot.Suggestion suggestion) {
            List<SourceView> sources = suggestion.passages().sources().stream().map(SourceView::of).toList();
            List<String> cited = suggestion.cited().stream().map(PassageRef::toString).toList();
            List<String> titles = cited.stream().map(value -> sources.stream()
                    .filter(source -> source.value().equals(value)).findFirst().map(SourceView::title).orElse(value))
                    .toList();
            return new SuggestionView(suggestion.text(), String.join("\n", cited), String.join("\n", titles),
                    Math.round(suggestion.passages().confidence() * PER_CENT), sources);
        }
    }

    /** A passage to read and to cite. */
    record SourceView(String value, String title, String part, String text, String url) {

        static SourceView of(Source source) {
            return new SourceView(source.passage().toString(), source.citation().title(), source.citation().passage(),
                    source.text(), source.citation().url().toString());
        }
    }
}
