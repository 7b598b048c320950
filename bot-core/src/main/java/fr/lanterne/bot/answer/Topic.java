package fr.lanterne.bot.answer;

import fr.lanterne.bot.Outcome;
import fr.lanterne.knowledge.FicheId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a conversation is about.
 *
 * @param question the last question that stood on its own, with what was told of the situation since
 * @param title of the fiche that was cited last, if one was
 * @param fiche the one that was cited last, if one was
 * @param clarifying whether the bot has just asked the clarifying question on it
 * @param clarified whether the bot has asked it at all
 * @param choices what the clarifying question offered, when it has just been asked
 */
record Topic(String question, Optional<String> title, Optional<FicheId> fiche, boolean clarifying, boolean clarified,
        List<String> choices) {

    Topic {
        choices = List.copyOf(choices);
    }

    /** The topic of the exchanges, oldest first; empty when there is none or it is too long ago. */
    static Optional<Topic> of(List<Exchange> exchanges, Instant now, ContextProperties limits) {
        int last = lastOnATopic(exchanges);
        if (last < 0 || exchanges.size() - last > limits.turns()
                || exchanges.get(last).at().plus(limits.age()).isBefore(now)) {
            return Optional.empty();
        }
        List<Exchange> thread = exchanges.subList(root(exchanges, last), last + 1).stream()
                .filter(Exchange::hasASubject).toList();
        Exchange latest = thread.getLast();
        boolean clarifying = last == lastQuestion(exchanges) && latest.isClarified();
        Optional<Exchange> answered = thread.reversed().stream().filter(Exchange::isAnswered).findFirst();
        return Optional.of(new Topic(question(thread), answered.flatMap(Exchange::title),
                answered.flatMap(Exchange::fiche), clarifying, thread.stream().anyMatch(Exchange::isClarified),
                clarifying ? Clarification.choicesOf(latest.reply()) : List.of()));
    }

    /** The latest exchange that is about something; -1 for none. */
    private static int lastOnATopic(List<Exchange> exchanges) {
        int last = exchanges.size() - 1;
        while (last >= 0 && !exchanges.get(last).hasASubject()) {
            last--;
        }
        return last;
    }

    /** The latest exchange that was more than a greeting. */
    private static int lastQuestion(List<Exchange> exchanges) {
        int last = exchanges.size() - 1;
        while (last > 0 && exchanges.get(last).outcome() == Outcome.GREETED) {
            last--;
        }
        return last;
    }

    /** Where the question that stood on its own is. */
    private static int root(List<Exchange> exchanges, int last) {
        int root = last;
        for (int i = last - 1; i >= 0 && goesOn(exchanges.get(root), exchanges.get(i)); i--) {
            root = exchanges.get(i).hasASubject() ? i : root;
        }
        return root;
    }

    /** Whether one exchange goes on with an older one. */
    private static boolean goesOn(Exchange younger, Exchange older) {
        if (!older.hasASubject() || younger.form().namesNoSubject()) {
            return true;
        }
        boolean precision = older.isClarified() && (younger.mayGoOn()
                || Clarification.chosen(Clarification.choicesOf(older.reply()), younger.said()).isPresent());
        return precision || (younger.mayGoOn() && younger.fiche().isPresent() && younger.fiche().equals(older.fiche()));
    }

    /** The first question, and of what was said since what tells the situation: an aspect asked once is not asked for ever. */
    private static String question(List<Exchange> thread) {
        StringBuilder question = new StringBuilder(thread.getFirst().said());
        thread.stream().skip(1).filter(exchange -> exchange.form().aspect().isEmpty())
                .forEach(exchange -> question.append(' ').append(exchange.said()));
        return question.toString();
    }
}
