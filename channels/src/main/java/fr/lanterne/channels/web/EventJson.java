package fr.lanterne.channels.web;

import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.WaitOutlook;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/** Live events as they are sent. Only messages carry an identifier: what is lost of the others does not matter. */
final class EventJson {

    private EventJson() {}

    static ServerSentEvent<Object> of(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Posted(var message) -> named("message", MessageJson.of(message))
                    .id(Long.toString(message.latest())).build();
            case ChatEvent.Delta(var message, int index, String text) ->
                named("delta", new Delta(message.value(), index, text)).build();
            case ChatEvent.Typing(var author, boolean active) ->
                named("typing", new Typing(MessageJson.name(author), active)).build();
            case ChatEvent.StateChanged(var state, var wait) ->
                named("state", new State(name(state), WaitJson.of(wait))).build();
        };
    }

    private static ServerSentEvent.Builder<Object> named(String event, Object data) {
        return ServerSentEvent.builder(data).event(event);
    }

    private static String name(ConversationState state) {
        return switch (state) {
            case HELD_BY_BOT -> "bot";
            case WAITING_FOR_MEDIATOR -> "waiting";
            case HELD_BY_MEDIATOR -> "mediator";
            case CLOSED -> "closed";
        };
    }

    private record Delta(UUID messageId, int index, String text) {}

    private record Typing(String author, boolean active) {}

    private record State(String state, @Nullable WaitJson outlook) {}

    /**
     * How the wait stands, null when nobody waits.
     *
     * @param atLeastMinutes null with {@code atMostMinutes} when no estimate can be given
     * @param staffing {@code somebody_here}, {@code nobody_here} or {@code closed}
     * @param opensAt when closed
     * @param text the same in words for the citizen
     */
    private record WaitJson(int position, @Nullable Integer atLeastMinutes, @Nullable Integer atMostMinutes,
            String staffing, @Nullable Instant opensAt, String text) {

        static @Nullable WaitJson of(@Nullable WaitOutlook wait) {
            if (wait == null) {
                return null;
            }
            WaitOutlook.Estimate estimate = wait.estimate();
            return new WaitJson(wait.position(), estimate == null ? null : estimate.atLeast(),
                    estimate == null ? null : estimate.atMost(), wait.staffing().name().toLowerCase(Locale.ROOT),
                    wait.opensAt(), wait.words());
        }
    }
}
