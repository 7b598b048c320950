package fr.lanterne.bot.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/** Hands one answer of langchain4j on to a sink, and the sink's cancelling back. */
final class StreamedAnswer implements StreamingChatResponseHandler {

    private final FluxSink<String> sink;
    private boolean registered;

    StreamedAnswer(FluxSink<String> sink) {
        this.sink = sink;
    }

    void ask(StreamingChatModel model, ChatRequest request) {
        model.chat(request, this);
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        if (sink.isCancelled()) {
            context.streamingHandle().cancel();
            return;
        }
        // A second registration would be disposed of at once, and the call with it.
        if (!registered) {
            registered = true;
            sink.onDispose(context.streamingHandle()::cancel);
        }
        sink.next(part.text());
    }

    /** A stream that was cut off completes too, but without a reason. */
    @Override
    public void onCompleteResponse(ChatResponse response) {
        @Nullable
        FinishReason reason = response.finishReason();
        if (reason == null || reason == FinishReason.LENGTH) {
            sink.error(new ModelFailure(ModelFailure.Kind.TRUNCATED, "the model stopped before its end"));
        } else if (reason == FinishReason.CONTENT_FILTER) {
            sink.error(new ModelFailure(ModelFailure.Kind.REFUSED, "the model's content filter stopped the answer"));
        } else {
            sink.complete();
        }
    }

    @Override
    public void onError(Throwable error) {
        sink.error(error);
    }
}
