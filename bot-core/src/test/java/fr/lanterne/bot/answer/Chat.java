package fr.lanterne.bot.answer;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.Intent;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.bot.understanding.Understood;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as the turns lead it: each message is understood with those before it. */
final class Chat {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static final int RECENT_MESSAGES = 10;

    private final AnswerSkill skill;
    private final Understanding understanding = new Understanding();
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Instant now = START;

    Chat(AnswerSkill skill) {
        this.skill = skill;
    }

    /** What the bot concludes; another skill's message is returned as a greeting. */
    SkillStep.Concludes say(String text) {
        Understood understood = understood(text);
        SkillStep.Concludes end = skill.intents().contains(understood.intent())
                ? Samples.conclusion(skill.work(new TurnInput(new ConversationId(new UUID(0, 1)),
                        ConversationState.HELD_BY_BOT, understood, recent())).collectList().block())
                : new SkillStep.Concludes(Outcome.GREETED, Reply.of("…"), Map.of());
        messages.add(message(Author.CITIZEN, Reply.of(text), null));
        messages.add(message(Author.BOT, end.reply(), end.outcome()));
        return end;
    }

    /** Written to a mediator, who answers and then gives the conversation back. */
    void withMediator(String text, String answer, Reply.Citation... citations) {
        messages.add(message(Author.SYSTEM, Reply.of("Anne vous répond maintenant."), null));
        messages.add(message(Author.CITIZEN, Reply.of(text), null));
        messages.add(message(Author.MEDIATOR, Reply.written(answer).citing(List.of(citations)), null));
        messages.add(message(Author.CITIZEN, Reply.of("merci"), null));
        messages.add(message(Author.SYSTEM, Reply.of("L'assistant automatique vous répond à nouveau."), null));
    }

    Intent intent(String text) {
        return understood(text).intent();
    }

    private Understood understood(String text) {
        return understanding.understand(text, recent());
    }

    private List<ChatMessage> recent() {
        return List.copyOf(messages.subList(Math.max(0, messages.size() - RECENT_MESSAGES), messages.size()));
    }

    private ChatMessage message(Author author, Reply reply, @Nullable Outcome outcome) {
        return new ChatMessage(new MessageId(UUID.randomUUID()), messages.size() + 1, author, reply, outcome, now);
    }
}
