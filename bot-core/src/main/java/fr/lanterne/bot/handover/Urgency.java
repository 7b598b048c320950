package fr.lanterne.bot.handover;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.HandoverReason;
import fr.lanterne.bot.conversation.Conversations;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.understanding.MoneyAtRisk;
import reactor.core.publisher.Mono;

/**
 * Puts at the front of the queue who told, anywhere in the conversation and in their own words, that a scammer may be taking
 * money: whatever brings them to a person afterwards, that is what is urgent.
 */
final class Urgency {

    /** More than anybody writes before asking for a person; the latest ones count. */
    private static final int MESSAGES_LOOKED_AT = 200;

    private final Conversations conversations;
    private final MoneyAtRisk moneyAtRisk = new MoneyAtRisk();

    Urgency(Conversations conversations) {
        this.conversations = conversations;
    }

    /** That reason, or the more urgent one. */
    Mono<HandoverReason> of(TurnInput input, HandoverReason reason) {
        if (reason.urgency() == HandoverReason.MONEY_AT_RISK.urgency()) {
            return Mono.just(reason);
        }
        if (isToldNow(input)) {
            return Mono.just(HandoverReason.MONEY_AT_RISK);
        }
        return conversations.messagesBefore(input.conversation(), Long.MAX_VALUE, MESSAGES_LOOKED_AT)
                .map(messages -> messages.stream().filter(message -> message.author() == Author.CITIZEN)
                        .anyMatch(message -> moneyAtRisk.isToldIn(message.reply().plainText())))
                .map(told -> told ? HandoverReason.MONEY_AT_RISK : reason);
    }

    boolean isToldNow(TurnInput input) {
        return moneyAtRisk.isToldIn(input.message().text());
    }
}
