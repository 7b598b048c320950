package fr.lanterne.bot.review;

import fr.lanterne.bot.Mediator;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.WaitOutlook;
import fr.lanterne.bot.conversation.Conversations.Line;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the citizen is told of an answer that is looked through. */
class ReviewTexts {

    private final ResourceBundle texts = ResourceBundle.getBundle("fr.lanterne.bot.review.review-messages",
            Locale.FRENCH);

    Reply waits() {
        return Reply.of(texts.getString("review.waits"));
    }

    Line approved(Mediator by) {
        return line("review.approved", by.firstName());
    }

    Line edited(Mediator by) {
        return line("review.edited", by.firstName());
    }

    Line rejected(WaitOutlook outlook) {
        return line("review.rejected", outlook.words());
    }

    Line late(WaitOutlook outlook) {
        return line("review.late", outlook.words());
    }

    private Line line(String key, String value) {
        return Line.system(new MessageFormat(texts.getString(key), Locale.FRENCH).format(new Object[]{value}));
    }
}
