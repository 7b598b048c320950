package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.CoPilot.Source;
import fr.lanterne.bot.CoPilot.Suggestion;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.PassageRef;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Retriever;
import fr.lanterne.knowledge.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SuggestingTests {

    private static final String QUESTION = "Mon numéro est le 06 12 34 56 78. Comment refaire mon permis perdu ?";
    private static final FicheId LOSS = new FicheId("F1727");

    private TestDatabase.Opened database;
    private Conversations conversations;
    private ConversationId id;
    private MessageId question;

    @BeforeEach
    void ask() {
        database = TestDatabase.H2.open();
        conversations = new Conversations(database.client(), database.transactions(), Clock.systemUTC(),
                new SecureRandom());
        id = conversations.open(Channel.WEB, null).block().conversation();
        question = says(QUESTION);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesThePassagesAndAnExtractWithItsSources() {
        Suggesting coPilot = coPilot(found(), null);

        assertThat(coPilot.passages(id, question).block().sources()).extracting(Source::passage)
                .containsExactly(new PassageRef(LOSS, 1), new PassageRef(LOSS, 0));
        Suggestion suggestion = coPilot.suggest(id, question).block();
        assertThat(suggestion.text()).contains("timbre fiscal de 25 €").contains("[1]");
        assertThat(suggestion.cited()).isNotEmpty()
                .isSubsetOf(new PassageRef(LOSS, 0), new PassageRef(LOSS, 1));
        assertThat(suggestion.passages().confidence()).isEqualTo(0.9);
    }

    @Test
    void hasTheModelPhraseUnderTheCheckWithoutPersonalData() {
        List<String> prompts = new ArrayList<>();
        ChatModel model = prompt -> {
            prompts.add(prompt.toString());
            return Flux.just("Vous devez payer un timbre fiscal de 25 € [1]. Le permis coûte 999 € [1].");
        };

        Suggestion suggestion = coPilot(found(), model).suggest(id, question).block();

        assertThat(suggestion.text()).contains("25 €").doesNotContain("999");
        assertThat(prompts).isNotEmpty().noneMatch(prompt -> prompt.contains("06 12"));
    }

    @Test
    void showsTheNearestPassagesWithoutAnAnswerWhenNothingAnswers() {
        Retriever nothing = asked -> Mono.just(new Retrieval.NothingRelevant(
                List.of(new FicheHit(LOSS, "Perte", 0.2, List.of(Samples.summary()))), 0.2));

        Suggestion suggestion = coPilot(nothing, null).suggest(id, question).block();

        assertThat(suggestion).returns("", Suggestion::text).returns(List.of(), Suggestion::cited);
        assertThat(suggestion.passages().sources()).extracting(Source::passage).containsExactly(
                new PassageRef(LOSS, 0));
    }

    @Test
    void helpsWithMessagesThatTheBotWouldNotAnswer() {
        MessageId wish = says("Je veux parler à une personne pour mon permis perdu");

        assertThat(coPilot(found(), null).suggest(id, wish).block().text()).contains("permis");
    }

    @Test
    void helpsWithCitizensMessagesOnly() {
        Suggesting coPilot = coPilot(found(), null);

        assertThat(coPilot.suggest(id, new MessageId(UUID.randomUUID())).block()).isNull();
        assertThat(coPilot.suggest(new ConversationId(UUID.randomUUID()), question).block()).isNull();
    }

    private static Retriever found() {
        return asked -> Mono.just(Samples.found(Samples.loss(), Samples.summary()));
    }

    private Suggesting coPilot(Retriever retriever, ChatModel model) {
        return new Suggesting(conversations, new Understanding(), Samples.skill(retriever, model));
    }

    private MessageId says(String text) {
        return conversations.store(new IncomingMessage(id, UUID.randomUUID().toString(),
                new IncomingMessage.Text(text), Instant.now())).block().stored().id();
    }
}
