package fr.lanterne.bot.scam;

/** What a citizen wants of the scam check. */
sealed interface Demand {

    /** To know what to think of a message. */
    record ToCheck(String message) implements Demand {}

    /** To have a picture's words checked: whether they were read rightly is still to be asked. */
    record ToConfirm(String words) implements Demand {}

    /** The same, but the message is still to come. */
    record ToCheckSomething() implements Demand {}

    /** To know what to do, having done that already. */
    record ToRepair(Harm harm) implements Demand {}

    /**
     * To be led through it.
     *
     * @param step from 1
     */
    record ToBeLed(Harm harm, int step) implements Demand {}

    /** Help at a step that does not work out. */
    record ToBeUnstuck(Harm harm, int step) implements Demand {}

    /** A person, since money is at risk. */
    record AHuman() implements Demand {}
}
