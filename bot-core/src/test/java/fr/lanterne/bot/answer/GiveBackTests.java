package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Retriever;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bot that gets a conversation back knows what the citizen and the mediator said. */
class GiveBackTests {

    private static final String QUESTION = "Comment refaire mon permis de conduire perdu ?";

    private final List<String> searched = new ArrayList<>();
    private final Retriever retriever = question -> {
        searched.add(question);
        return Mono.just(question.contains("permis")
                ? Samples.found(Samples.loss(), Samples.summary())
                : new Retrieval.NothingRelevant(List.of(), 0.1));
    };

    @Test
    void goesOnWithWhatWasAskedOfTheMediator() {
        Chat chat = new Chat(Samples.skill(retriever, null, Samples.at(Chat.START)));
        chat.withMediator(QUESTION, "Il faut le demander en ligne.");

        SkillStep.Concludes end = chat.say("et combien ça coûte ?");

        assertThat(searched).anySatisfy(question -> assertThat(question).contains("permis").contains("coût"));
        assertThat(end.outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void goesOnWithTheFicheThatTheMediatorCited() {
        Chat chat = new Chat(Samples.skill(retriever, null, Samples.at(Chat.START)));
        chat.withMediator("Je ne sais pas comment faire", "Lisez ceci [1]", Reply.Citation.of(Samples.loss()));

        assertThat(chat.say("et combien ça coûte ?").outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void thanksToTheMediatorAreNotTakenForTheNextQuestion() {
        Chat chat = new Chat(Samples.skill(retriever, null, Samples.at(Chat.START)));
        chat.withMediator(QUESTION, "Il faut le demander en ligne.");
        chat.say(QUESTION);
        searched.clear();

        chat.say("et combien ça coûte ?");

        assertThat(searched).anySatisfy(question -> assertThat(question).contains("permis"));
        assertThat(searched).noneMatch(question -> question.contains("merci"));
    }

    @Test
    void aYesAfterAMediatorsWordsIsNoWishForAnotherPerson() {
        Chat chat = new Chat(Samples.skill(retriever, null, Samples.at(Chat.START)));
        assertThat(chat.say("Quelle est la couleur du cheval blanc ?").outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(chat.intent("oui")).isEqualTo(Intent.HUMAN_WANTED);

        chat.withMediator(QUESTION, "Avez-vous essayé en ligne ?");

        assertThat(chat.intent("oui")).isEqualTo(Intent.BRIEF_REPLY);
    }

    @Test
    void theModelReadsTheMediatorsWordsMasked() {
        List<String> prompts = new ArrayList<>();
        ChatModel model = prompt -> {
            prompts.add(prompt.toString());
            return Flux.just("Combien coûte un permis perdu ?");
        };
        Chat chat = new Chat(Samples.skill(retriever, model, Samples.at(Chat.START)));
        chat.withMediator(QUESTION, "Je vous rappelle au 06 12 34 56 78 pour la demande en ligne.");

        chat.say("et combien ça coûte ?");

        assertThat(prompts.getFirst()).contains("Conseiller : Je vous rappelle au [téléphone] pour la demande");
        assertThat(prompts).noneMatch(prompt -> prompt.contains("06 12"));
    }
}
