package fr.lanterne.channels.web;

import fr.lanterne.bot.Assistant;
import fr.lanterne.bot.ConversationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets in who carries the token of the conversation. */
@Component
class Admissions {

    private static final String BEARER = "Bearer ";

    private final Assistant assistant;

    Admissions(Assistant assistant) {
        this.assistant = assistant;
    }

    /**
     * The conversation, when the token opens it.
     *
     * @param authorization the header's value
     */
    Mono<ConversationId> admitted(UUID id, @Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Mono.error(ApiProblem.noToken());
        }
        ConversationId conversation = new ConversationId(id);
        return assistant.admits(conversation, authorization.substring(BEARER.length()).strip())
                .map(admission -> switch (admission) {
                    case ADMITTED -> conversation;
                    case WRONG_TOKEN -> throw ApiProblem.wrongToken();
                    case UNKNOWN_CONVERSATION -> throw ApiProblem.unknownConversation();
                });
    }
}
