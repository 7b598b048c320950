package fr.lanterne.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.lanterne.bot.PictureReading;
import fr.lanterne.channels.telegram.Arrival.Content;
import fr.lanterne.channels.telegram.Arrival.Kind;
import fr.lanterne.channels.telegram.Arrival.Place;
import fr.lanterne.channels.telegram.UpdateJournal.Envelope;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Document;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOrigin;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChannel;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginChat;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginHiddenUser;
import org.telegram.telegrambots.meta.api.objects.messageorigin.MessageOriginUser;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/**
 * Translates an update. Whatever it looks like, it comes to something: what the library cannot read is read again with nothing
 * but the words, and what is still not read is nothing to do.
 */
final class UpdateReader {

    /** What Telegram is asked for; the rest it does not send. */
    static final List<String> KINDS = List.of("message", "edited_message", "callback_query", "my_chat_member");

    private static final List<String> PLAIN_FIELDS = List.of("message_id", "date", "edit_date", "chat", "from", "text",
            "caption");
    private static final int LONGEST_BODY = 100_000;
    private static final int LONGEST_NAME = 60;
    private static final Arrival NOTHING = new Arrival.Nothing();

    private UpdateReader() {}

    /** The update's number and chat; empty when it has no number, so that nobody can tell it from another. */
    static Optional<Envelope> envelope(String json) {
        try {
            JsonNode update = Json.MAPPER.readTree(json);
            JsonNode id = update.path("update_id");
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                return Optional.empty();
            }
            long chat = chatId(update);
            String body = Json.MAPPER.writeValueAsString(update);
            return Optional.of(new Envelope(id.asLong(), chat, chat != 0 && body.length() <= LONGEST_BODY, body));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** @param bot the bot's own name and number, to know when it is spoken to */
    static Arrival read(String json, Self bot) {
        try {
            JsonNode tree = Json.MAPPER.readTree(json);
            if (!(tree instanceof ObjectNode update)) {
                return NOTHING;
            }
            Arrival whole = attempt(update, bot);
            return whole == null ? Objects.requireNonNullElse(attempt(plain(update), bot), NOTHING) : whole;
        } catch (JsonProcessingException unreadable) {
            return NOTHING;
        }
    }

    private static @Nullable Arrival attempt(ObjectNode update, Self bot) {
        try {
            return arrival(Json.MAPPER.treeToValue(update, Update.class), bot);
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException | DateTimeException
                | ClassCastException otherShape) {
            return null;
        }
    }

    /** The same with nothing but who wrote which words where. */
    private static ObjectNode plain(ObjectNode update) {
        ObjectNode copy = update.deepCopy();
        KINDS.forEach(kind -> {
            if (copy.get(kind) instanceof ObjectNode message && message.has("text")) {
                message.retain(PLAIN_FIELDS);
            }
        });
        return copy;
    }

    private static long chatId(JsonNode update) {
        return Stream.of(update.at("/message/chat/id"), update.at("/edited_message/chat/id"),
                update.at("/callback_query/message/chat/id"), update.at("/my_chat_member/chat/id"))
                .filter(id -> id.isIntegralNumber() && id.canConvertToLong()).map(JsonNode::asLong).findFirst()
                .orElse(0L);
    }

    private static Arrival arrival(Update update, Self bot) {
        if (update.getMessage() != null) {
            return message(update.getMessage(), null, bot);
        }
        if (update.getEditedMessage() != null) {
            return edited(update.getEditedMessage(), bot);
        }
        if (update.getCallbackQuery() != null) {
            return press(update.getCallbackQuery());
        }
        return update.getMyChatMember() == null ? NOTHING : membership(update.getMyChatMember());
    }

    /** Only other words are news: a place that moves, or a picture that was turned, is not. */
    private static Arrival edited(Message message, Self bot) {
        Integer date = message.getEditDate();
        return message.getText() == null || date == null ? NOTHING : message(message, Instant.ofEpochSecond(date), bot);
    }

    private static Arrival message(Message message, @Nullable Instant editedAt, Self bot) {
        if (message.getMigrateToChatId() != null) {
            return new Arrival.Moved(message.getChatId(), message.getMigrateToChatId());
        }
        Place place = place(message.getChat(), message.getFrom());
        if (place == null || Boolean.TRUE.equals(Objects.requireNonNull(message.getFrom()).getIsBot())) {
            return NOTHING;
        }
        Content content = content(message, bot);
        return content == null
                ? NOTHING
                : new Arrival.Message(place, message.getMessageId(), Instant.ofEpochSecond(message.getDate()), editedAt,
                        content, message.getMediaGroupId(), isAddressed(message, place, bot));
    }

    private static @Nullable Place place(@Nullable Chat chat, @Nullable User from) {
        if (chat == null || from == null || chat.getId() == null || from.getId() == null
                || "channel".equals(chat.getType())) {
            return null;
        }
        return new Place(chat.getId(), from.getId(), "private".equals(chat.getType()));
    }

    private static @Nullable Content content(Message message, Self bot) {
        String text = cleaned(message.getText());
        if (!text.isBlank()) {
            MessageOrigin origin = message.getForwardOrigin();
            return origin == null
                    ? new Arrival.Words(bot.unaddressed(text), quoted(message))
                    : new Arrival.Forwarded(text, from(origin));
        }
        Optional<Arrival.Picture> picture = picture(message);
        if (picture.isPresent()) {
            return picture.get();
        }
        Kind kind = kind(message);
        return kind == null ? null : new Arrival.Other(kind);
    }

    /** What is neither words nor a picture; null for what the chat itself tells, such as a new title. */
    private static @Nullable Kind kind(Message message) {
        if (message.getVoice() != null || message.getAudio() != null) {
            return Kind.VOICE;
        }
        if (message.getVideo() != null || message.getVideoNote() != null || message.getAnimation() != null) {
            return Kind.VIDEO;
        }
        if (message.getSticker() != null || message.getDice() != null) {
            return Kind.STICKER;
        }
        if (message.getContact() != null) {
            return Kind.CONTACT;
        }
        if (message.getLocation() != null || message.getVenue() != null) {
            return Kind.LOCATION;
        }
        if (message.getDocument() != null) {
            return Kind.FILE;
        }
        return message.getPoll() != null || message.getStory() != null ? Kind.OTHER : null;
    }

    private static Optional<Arrival.Picture> picture(Message message) {
        String caption = cleaned(message.getCaption());
        List<PhotoSize> sizes = message.getPhoto() == null ? List.of() : message.getPhoto();
        Document document = message.getDocument();
        if (document != null && document.getMimeType() != null && document.getFileId() != null
                && document.getMimeType().toLowerCase(Locale.ROOT).startsWith("image/")) {
            return Optional.of(new Arrival.Picture(document.getFileId(), bytes(document.getFileSize()), caption));
        }
        return sizes.stream().filter(size -> size.getFileId() != null)
                .filter(size -> bytes(size.getFileSize()) <= PictureReading.MAX_BYTES)
                .max(Comparator.comparingLong(UpdateReader::points))
                .map(size -> new Arrival.Picture(size.getFileId(), bytes(size.getFileSize()), caption));
    }

    private static long bytes(@Nullable Number size) {
        return size == null ? 0 : size.longValue();
    }

    private static long points(PhotoSize size) {
        return size.getWidth() == null || size.getHeight() == null ? 0 : (long) size.getWidth() * size.getHeight();
    }

    /** Of an answer to what somebody else wrote; what the bot said is known already. */
    private static String quoted(Message message) {
        Message answered = message.getReplyToMessage();
        if (answered == null || answered.getForwardOrigin() == null) {
            return "";
        }
        return cleaned(answered.getText() == null ? answered.getCaption() : answered.getText());
    }

    private static String from(MessageOrigin origin) {
        String name = switch (origin) {
            case MessageOriginUser user -> user.getSenderUser().getFirstName();
            case MessageOriginHiddenUser hidden -> hidden.getSenderUserName();
            case MessageOriginChat chat -> chat.getSenderChat().getTitle();
            case MessageOriginChannel channel -> channel.getChat().getTitle();
            default -> "";
        };
        String shown = cleaned(name).replaceAll("\\s+", " ").strip();
        return shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
    }

    private static boolean isAddressed(Message message, Place place, Self bot) {
        String text = cleaned(message.getText() == null ? message.getCaption() : message.getText());
        Message answered = message.getReplyToMessage();
        boolean toTheBot = answered != null && answered.getFrom() != null
                && Objects.equals(answered.getFrom().getId(), bot.id());
        return place.isPrivate() || toTheBot || bot.isNamedIn(text);
    }

    private static Arrival press(CallbackQuery query) {
        if (query.getMessage() == null || query.getId() == null) {
            return NOTHING;
        }
        Place place = place(query.getMessage().getChat(), query.getFrom());
        return place == null
                ? NOTHING
                : new Arrival.Press(place, query.getId(), query.getData() == null ? "" : query.getData());
    }

    private static Arrival membership(ChatMemberUpdated change) {
        Place place = place(change.getChat(), change.getFrom());
        if (place == null || change.getNewChatMember() == null) {
            return NOTHING;
        }
        String status = change.getNewChatMember().getStatus();
        return new Arrival.Membership(place, "kicked".equals(status) || "left".equals(status));
    }

    /** Without what no text has: NUL, and halves of characters. */
    static String cleaned(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The bot itself, as Telegram knows it. */
    record Self(long id, String userName) {

        private String at() {
            return "@" + userName.toLowerCase(Locale.ROOT);
        }

        boolean isNamedIn(String text) {
            return !userName.isEmpty() && text.toLowerCase(Locale.ROOT).contains(at());
        }

        /** Without the bot's name, by which it is called in groups. */
        String unaddressed(String text) {
            int start = userName.isEmpty() ? -1 : text.toLowerCase(Locale.ROOT).indexOf(at());
            if (start < 0 || start + at().length() > text.length()) {
                return text;
            }
            String without = (text.substring(0, start) + text.substring(start + at().length())).strip();
            return without.isEmpty() ? text : without;
        }
    }
}
