package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Retriever;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Choices, follow-ups and their limits, with a search that finds what the test says. */
class AskingTests {

    private static final List<String> CHOICES = List.of("Permis perdu", "Permis volé");
    private static final Retrieval NOTHING = new Retrieval.NothingRelevant(List.of(), 0.1);

    private final List<String> searched = new CopyOnWriteArrayList<>();

    private Chat chat(Retriever retriever, Instant now) {
        return new Chat(Samples.skill(question -> {
            searched.add(question);
            return retriever.retrieve(question);
        }, null, Samples.at(now)));
    }

    private Chat chat(Retriever retriever) {
        return chat(retriever, Chat.START);
    }

    private static Retrieval unclear(double confidence) {
        return new Retrieval.Unclear(Samples.found(Samples.loss()).hits(), CHOICES, confidence);
    }

    /** Unclear until a choice is said. */
    private static Mono<Retrieval> clearOnceChosen(String question) {
        return Mono.just(question.toLowerCase(java.util.Locale.ROOT).contains("perdu")
                ? Samples.found(Samples.loss())
                : unclear(0.7));
    }

    @Test
    void asksWithChoicesAndAWayToAHuman() {
        SkillStep.Concludes end = chat(AskingTests::clearOnceChosen).say("mon permis de conduire");
        assertThat(end.outcome()).isEqualTo(Outcome.CLARIFIED);
        assertThat(end.reply().plainText()).isEqualTo("""
            Pour bien vous répondre : de quoi s’agit-il ?

            - Permis perdu
            - Permis volé

            Choisissez, ou écrivez-le avec vos mots.""");
        assertThat(end.reply().actions()).extracting(Reply.Action::value).containsExactly("Permis perdu",
                "Permis volé", "Je veux parler à une personne");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Permis perdu", "permis PERDU !", "je l'ai perdu", "perdu"})
    void answersTheQuestionWithTheChoice(String choice) {
        Chat chat = chat(AskingTests::clearOnceChosen);
        chat.say("mon permis de conduire");
        SkillStep.Concludes end = chat.say(choice);
        assertThat(end.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(end.reasons()).containsEntry("subject", "clarified");
        assertThat(searched).anySatisfy(question -> assertThat(question).startsWith("mon permis de conduire ")
                .containsIgnoringCase("perdu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oui", "Permis volé", "c'est pour mon fils"})
    void neverAsksTwice(String precision) {
        Chat chat = chat(question -> Mono.just(unclear(0.7)));
        chat.say("mon permis de conduire");
        assertThat(chat.say(precision).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(chat.say("et pour ma fille ?").outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void saysThatItIsNotSureWhenAChoiceSettlesNothing() {
        Chat chat = chat(question -> Mono.just(unclear(0.3)));
        chat.say("mon permis de conduire");
        SkillStep.Concludes end = chat.say("Permis volé");
        assertThat(end.outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(end.reply().plainText()).startsWith("Je n’ai pas trouvé de réponse sûre");
        assertThat(chat.intent("oui")).isEqualTo(Intent.HUMAN_WANTED);
    }

    @Test
    void hearsThatNoneOfTheChoicesFits() {
        Chat chat = chat(AskingTests::clearOnceChosen);
        chat.say("mon permis de conduire");
        assertThat(chat.intent("ni l'un ni l'autre")).isEqualTo(Intent.HUMAN_WANTED);
        assertThat(chat.intent("autre chose")).isEqualTo(Intent.HUMAN_WANTED);
    }

    @Test
    void hearsAnotherQuestionInsteadOfAChoice() {
        Chat chat = chat(question -> Mono.just(question.startsWith("comment déclarer un vol")
                ? Samples.found(Samples.theft())
                : unclear(0.7)));
        chat.say("mon permis de conduire");
        SkillStep.Concludes end = chat.say("comment déclarer un vol de vélo au commissariat ?");
        assertThat(end.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(end.reasons()).containsEntry("subject", "new");
    }

    @Test
    void searchesAFollowUpTogetherWithTheQuestionBeforeIt() {
        Chat chat = chat(question -> Mono.just(question.contains("permis") ? Samples.found(Samples.loss()) : NOTHING));
        chat.say("permis de conduire perdu");
        SkillStep.Concludes end = chat.say("combien ça coûte ?");
        assertThat(end.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(end.reasons()).containsEntry("subject", "followUp");
        assertThat(searched).anySatisfy(question -> assertThat(question)
                .startsWith("permis de conduire perdu combien ça coûte ?").contains("prix"));
    }

    @Test
    void keepsTheSituationButNotTheAspectOfEarlierFollowUps() {
        Chat chat = chat(question -> Mono.just(question.contains("permis") ? Samples.found(Samples.loss()) : NOTHING));
        chat.say("permis de conduire perdu");
        chat.say("et pour ma fille ?");
        chat.say("combien ça coûte ?");
        chat.say("il faut combien de temps ?");
        assertThat(searched).anySatisfy(question -> assertThat(question)
                .startsWith("permis de conduire perdu et pour ma fille ? il faut combien de temps ?")
                .doesNotContain("coûte"));
    }

    @Test
    void helpsOnWhenTheAdviceDidNotHelp() {
        Chat chat = chat(question -> Mono.just(question.contains("permis") ? Samples.found(Samples.loss()) : NOTHING));
        chat.say("permis de conduire perdu");
        SkillStep.Concludes end = chat.say("j'ai déjà essayé");
        assertThat(end.reply().plainText()).startsWith("Je comprends : cela ne marche pas pour vous.");
        assertThat(end.reply().actions()).extracting(Reply.Action::label).contains("Parler à une personne");
    }

    @Test
    void forgetsTheSubjectAfterSomeTurns() {
        Chat chat = chat(question -> Mono.just(question.contains("permis") ? Samples.found(Samples.loss()) : NOTHING));
        chat.say("permis de conduire perdu");
        chat.say("merci");
        chat.say("bonjour");
        chat.say("merci");
        assertThat(chat.say("combien ça coûte ?").reasons()).containsEntry("subject", "unknown");
    }

    @Test
    void forgetsTheSubjectAfterSomeHours() {
        Chat chat = chat(question -> Mono.just(question.contains("permis") ? Samples.found(Samples.loss()) : NOTHING),
                Chat.START.plus(Duration.ofHours(3)));
        chat.say("permis de conduire perdu");
        assertThat(chat.say("combien ça coûte ?").reasons()).containsEntry("subject", "unknown");
    }

    @Test
    void remembersTheSubjectOfAQuestionThatFoundNothing() {
        Chat chat = chat(question -> Mono.just(question.contains("perdu") ? Samples.found(Samples.loss()) : NOTHING));
        assertThat(chat.say("mon permis de conduire").outcome()).isEqualTo(Outcome.DECLINED);
        assertThat(chat.say("et si je l'ai perdu ?").reasons()).containsEntry("subject", "followUp");
    }

    @Test
    void asksForTheSubjectWhenNothingWasSaidBefore() {
        SkillStep.Concludes end = chat(question -> Mono.just(NOTHING)).say("combien ça coûte ?");
        assertThat(end.reply().plainText()).contains("le nom du papier ou de la démarche");
    }

    @Test
    void guessesAtNoFragmentWhenNothingWasSaidBefore() {
        SkillStep.Concludes end = chat(question -> Mono.just(Samples.found(Samples.loss()))).say("et pour un mineur ?");
        assertThat(end.outcome()).isEqualTo(Outcome.DECLINED);
    }

    @Test
    void bringsNoPersonalDataBackFromEarlierMessages() {
        Chat chat = chat(question -> Mono.just(question.contains("permis") ? Samples.found(Samples.loss()) : NOTHING));
        chat.say("permis de conduire perdu, mon numéro 06 12 34 56 78");
        SkillStep.Concludes end = chat.say("combien ça coûte ?");
        assertThat(searched.toString() + end.reasons()).doesNotContain("06 12", "téléphone]");
    }
}
