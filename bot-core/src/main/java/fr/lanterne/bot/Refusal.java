package fr.lanterne.bot;

/** Why a mediator's action was not done. */
public sealed interface Refusal {

    /** Somebody else holds the conversation. */
    record HeldBy(Mediator holder) implements Refusal {}

    /** The mediator does not hold the conversation: it waits, or the bot has it. */
    record NotHeld() implements Refusal {}

    /** The conversation was closed. */
    record Ended() implements Refusal {}

    /** There is no such message of this mediator in the conversation, or it was taken back. */
    record NotYourMessage() implements Refusal {}

    /** The mediator who is to have the conversation holds as many as they may already. */
    record Full(Mediator mediator, int limit) implements Refusal {}

    /** The mediator who is to have the conversation is not there, or away. */
    record Absent(Mediator mediator) implements Refusal {}

    /** No such passage is published, or not any more. */
    record UnknownSource(PassageRef source) implements Refusal {}

    /** There is no such team any more. */
    record UnknownTeam(Team team) implements Refusal {}

    /** There is no such conversation, or it is erased. */
    record UnknownConversation() implements Refusal {}

    /** The message asks the citizen for something that nobody here may ever ask for. */
    record AsksFor(Secret secret) implements Refusal {}

    /** What is never asked for. */
    enum Secret {
        CODE, PASSWORD, BANK_DATA, MONEY
    }
}
