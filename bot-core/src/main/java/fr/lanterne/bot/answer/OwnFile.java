package fr.lanterne.bot.answer;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.understanding.Body;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understood;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retriever;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** What is said to somebody who asks about a file that only a body can see: which body, and how a fiche says to reach it. */
final class OwnFile {

    private final Retriever retriever;

    OwnFile(Retriever retriever) {
        this.retriever = retriever;
    }

    /** Contacts of a body, and the passage of a fiche that gives them. */
    private record Reach(Passage passage, List<Contact> contacts) {}

    Mono<SkillStep.Concludes> decline(Understood message, AnswerTexts texts) {
        Optional<Body> body = Body.namedIn(message.masked());
        return Mono.justOrEmpty(body).flatMap(this::reach).singleOptional()
                .map(reach -> reply(body, reach, texts));
    }

    private Mono<Reach> reach(Body body) {
        return retriever.retrieve(body.name()).flatMap(found -> Mono.justOrEmpty(found.hits().stream()
                .map(hit -> hit.passages().getFirst())
                .map(passage -> new Reach(passage,
                        passage.contacts().stream().filter(contact -> body.isNamedIn(contact.name())).toList()))
                .filter(reach -> !reach.contacts().isEmpty()).findFirst()));
    }

    private static SkillStep.Concludes reply(Optional<Body> body, Optional<Reach> reach, AnswerTexts texts) {
        List<Reply.Block> blocks = new ArrayList<>();
        List<String> paragraphs = texts.nothingRelevant(Intent.OWN_FILE_QUESTION);
        blocks.add(new Reply.Paragraph(paragraphs.getFirst()));
        body.ifPresent(known -> blocks.add(new Reply.Paragraph(texts.keptBy(known.name()))));
        reach.ifPresent(known -> {
            blocks.add(new Reply.Paragraph(Sentence.marked(texts.reachedBy(known.passage().title()), "[1]")));
            blocks.add(new Reply.Bullets(known.contacts().stream().map(OwnFile::line).toList()));
        });
        blocks.add(new Reply.Paragraph(texts.sendNothing()));
        paragraphs.stream().skip(1).map(Reply.Paragraph::new).forEach(blocks::add);
        List<Reply.Action> actions = new ArrayList<>(reach.stream().flatMap(known -> known.contacts().stream())
                .flatMap(OwnFile::open).toList());
        actions.add(Actions.human(texts));
        return new SkillStep.Concludes(Outcome.DECLINED,
                new Reply(blocks, reach.map(known -> Reply.Citation.of(known.passage())).stream().toList(), actions),
                Map.of("cause", "own_file", "contacts",
                        String.valueOf(reach.map(known -> known.contacts().size()).orElse(0))));
    }

    private static String line(Contact contact) {
        return contact.name() + " : " + switch (contact) {
            case Contact.Phone phone -> Stream.of(phone.number(), phone.price(), phone.hours())
                    .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
            case Contact.Link link -> link.url().toString();
            case Contact.Address address -> address.address();
        };
    }

    private static Stream<Reply.Action> open(Contact contact) {
        if (!(contact instanceof Contact.Link(String name, URI url))) {
            return Stream.empty();
        }
        return Stream.of(new Reply.Action(name, Reply.Action.Kind.OPEN, url.toString()));
    }
}
