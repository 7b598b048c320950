package fr.lanterne.channels.web;

import fr.lanterne.bot.CallBacks;
import fr.lanterne.bot.IncomingMessage;
import fr.lanterne.bot.PictureReading;
import fr.lanterne.bot.PictureReading.Reading.NotRead;
import java.io.Serial;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What is wrong with a request, in words that say what to do instead. */
final class ApiProblem extends ErrorResponseException {

    /** Characters of a message. */
    static final int LONGEST_MESSAGE = 4_000;

    @Serial
    private static final long serialVersionUID = 1L;

    private ApiProblem(HttpStatus status, String name, String title, String detail) {
        super(status, problem(status, name, title, detail), null);
    }

    static ApiProblem noToken() {
        return new ApiProblem(HttpStatus.UNAUTHORIZED, "no-token", "Token missing",
                "Send the conversation's token: 'Authorization: Bearer TOKEN'.");
    }

    static ApiProblem wrongToken() {
        return new ApiProblem(HttpStatus.UNAUTHORIZED, "wrong-token", "Wrong token",
                "This token does not open this conversation.");
    }

    static ApiProblem unknownConversation() {
        return new ApiProblem(HttpStatus.NOT_FOUND, "unknown-conversation", "Unknown conversation",
                "There is no such conversation, or it was erased. Open a new one with POST /api/conversations.");
    }

    static ApiProblem unknownMessage() {
        return new ApiProblem(HttpStatus.NOT_FOUND, "unknown-message", "Unknown message",
                "There is no such answer in this conversation.");
    }

    static ApiProblem noText() {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "no-text", "Text missing",
                "Send {\"text\": \"…\"} with 1 to " + LONGEST_MESSAGE + " characters.");
    }

    static ApiProblem textTooLong(int length) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "text-too-long", "Text too long", "The text has " + length
                + " characters; at most " + LONGEST_MESSAGE + " are taken. Nothing was stored.");
    }

    static ApiProblem badKey() {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "bad-key", "Idempotency-Key not usable",
                "The Idempotency-Key has 1 to " + IncomingMessage.MAX_KEY_LENGTH + " characters.");
    }

    static ApiProblem keyReused() {
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "key-reused", "Idempotency-Key used before",
                "This Idempotency-Key was used in this conversation for another text. Use a new one for each message.");
    }

    static ApiProblem noVerdict() {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "no-verdict", "Verdict missing",
                "Send {\"helpful\": true} or {\"helpful\": false}, and a \"comment\" if you like.");
    }

    static ApiProblem commentTooLong(int length) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "comment-too-long", "Comment too long",
                "The comment has " + length
                        + " characters; at most " + ConversationController.Feedback.MAX_COMMENT + " are taken.");
    }

    static ApiProblem pictureTooLarge() {
        return new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "picture-too-large", "Picture too large",
                "A picture has at most " + PictureReading.MAX_BYTES + " bytes.");
    }

    /** With the words for the citizen as {@code message}. */
    static ApiProblem notRead(NotRead notRead) {
        ApiProblem problem = switch (notRead.reason()) {
            case NOT_A_PICTURE -> new ApiProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-a-picture", "Not a picture",
                    "Send a whole PNG, JPEG or WebP picture.");
            case TOO_LARGE -> pictureTooLarge();
            case NO_TEXT -> new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "no-words", "No words on the picture",
                    "Neither words nor a QR code were found.");
            case BUSY -> new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "pictures-busy", "Not read in time",
                    "Too many pictures wait to be read, or this one takes too long. Try again in a moment.");
            case UNAVAILABLE ->
                new ApiProblem(HttpStatus.NOT_IMPLEMENTED, "pictures-not-read", "Pictures are not read here",
                        "The tesseract command with its French model is not installed. Send the text of the message.");
        };
        problem.getBody().setProperty("message", notRead.words());
        return problem;
    }

    static ApiProblem incompleteCallBack() {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "incomplete-call-back", "Contact or time missing",
                "Send {\"contact\": \"06 12 34 56 78\", \"from\": \"…\"} with the beginning of a free slot.");
    }

    /** With the words for the citizen as {@code message}. */
    static ApiProblem notBooked(CallBacks.Booking.Refused refused) {
        ApiProblem problem = switch (refused.why()) {
            case BAD_CONTACT -> new ApiProblem(HttpStatus.BAD_REQUEST, "bad-contact", "Contact not usable",
                    "The contact is neither a telephone number nor an e-mail address.");
            case COSTLY_NUMBER -> new ApiProblem(HttpStatus.BAD_REQUEST, "costly-number", "Number not called",
                    "Calling this number costs more than a call.");
            case SLOT_GONE -> new ApiProblem(HttpStatus.CONFLICT, "slot-gone", "Time not free",
                    "Choose one of GET …/call-back/slots.");
        };
        problem.getBody().setProperty("message", refused.words());
        return problem;
    }

    static ApiProblem badRating(String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "bad-rating", "Rating not usable", detail);
    }

    static ApiProblem nothingToRate() {
        return new ApiProblem(HttpStatus.CONFLICT, "nothing-to-rate", "Nothing to rate",
                "No person has ended a talk here, or the rating was given.");
    }

    private static ProblemDetail problem(HttpStatus status, String name, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:lanterne:problem:" + name));
        problem.setTitle(title);
        return problem;
    }
}
