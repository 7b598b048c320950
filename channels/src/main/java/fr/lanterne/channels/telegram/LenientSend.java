package fr.lanterne.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code sendMessage}, of whose answer only the number is read: a message that arrived must not be sent again because something
 * new in the answer cannot be read.
 */
final class LenientSend extends SendMessage {

    LenientSend(String chatId, String text) {
        super(chatId, text);
    }

    @Override
    public Message deserializeResponse(String answer) throws TelegramApiRequestException {
        try {
            JsonNode read = Json.MAPPER.readTree(answer);
            if (!read.path("ok").asBoolean()) {
                throw Json.refusal(answer);
            }
            Message sent = new Message();
            sent.setMessageId(read.path("result").path("message_id").asInt());
            return sent;
        } catch (JsonProcessingException noJson) {
            throw new TelegramApiRequestException("the answer is no JSON");
        }
    }
}
