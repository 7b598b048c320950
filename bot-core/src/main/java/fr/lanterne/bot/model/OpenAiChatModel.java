package fr.lanterne.bot.model;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Speaks the OpenAI protocol, which most model servers understand. Holds each call to three time limits. */
final class OpenAiChatModel implements ChatModel {

    private final OpenAiStreamingChatModel client;
    private final ModelProperties properties;

    OpenAiChatModel(ModelProperties properties) {
        this.properties = properties;
        this.client = client(properties);
    }

    @Override
    public Flux<String> stream(Prompt prompt) {
        return Flux.defer(() -> inTime(words(prompt)));
    }

    private Flux<String> words(Prompt prompt) {
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.rules()), UserMessage.from(prompt.material()));
        prompt.choices().ifPresent(choices -> request.responseFormat(format(choices)));
        return Flux.<String>create(sink -> new StreamedAnswer(sink).ask(client, request.build()))
                .onErrorMap(ModelFailures::of)
                .publishOn(Schedulers.parallel());
    }

    private static ResponseFormat format(Choices choices) {
        JsonObjectSchema.Builder fields = JsonObjectSchema.builder().additionalProperties(false)
                .required(List.copyOf(choices.fields().keySet()));
        choices.fields().forEach(fields::addEnumProperty);
        return ResponseFormat.builder().type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name(choices.name()).rootElement(fields.build()).build()).build();
    }

    /** The client's own time-out ends with the response's headers: what follows is watched here. */
    private Flux<String> inTime(Flux<String> words) {
        Scheduler clock = Schedulers.parallel();
        Deadline deadline = new Deadline(clock, properties.totalTimeout());
        return words.timeout(deadline.within(properties.firstTokenTimeout()),
                word -> deadline.within(properties.idleTimeout()), Flux.error(OpenAiChatModel::timedOut));
    }

    private static ModelFailure timedOut() {
        return new ModelFailure(ModelFailure.Kind.TIMED_OUT, "the model did not go on in time");
    }

    /** The end of a call, however lively it still is. */
    private record Deadline(Scheduler clock, long endMillis) {

        Deadline(Scheduler clock, Duration total) {
            this(clock, clock.now(TimeUnit.MILLISECONDS) + total.toMillis());
        }

        Publisher<Long> within(Duration limit) {
            long left = endMillis - clock.now(TimeUnit.MILLISECONDS);
            return Mono.delay(Duration.ofMillis(Math.max(0, Math.min(limit.toMillis(), left))), clock);
        }
    }

    private static OpenAiStreamingChatModel client(ModelProperties properties) {
        // HTTP/1.1: with the default, the JDK's client first asks for an upgrade that some model servers refuse.
        var http = new JdkHttpClientBuilder()
                .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
                .connectTimeout(properties.firstTokenTimeout())
                .readTimeout(properties.totalTimeout());
        var builder = OpenAiStreamingChatModel.builder().httpClientBuilder(http).baseUrl(properties.baseUrl())
                .modelName(properties.model()).temperature(properties.temperature())
                .maxTokens(properties.maxTokens()).strictJsonSchema(true).timeout(properties.totalTimeout())
                .logRequests(false)
                .logResponses(false);
        properties.key().ifPresent(builder::apiKey);
        return builder.build();
    }
}
