package fr.lanterne.bot.model;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletionException;

/**
 * Translates langchain4j's errors. Their messages and causes are left behind: a server may repeat the prompt or the key in
 * its error.
 */
final class ModelFailures {

    private ModelFailures() {}

    static ModelFailure of(Throwable error) {
        if (error instanceof ModelFailure failure) {
            return failure;
        }
        ModelFailure.Kind kind = kindOf(error);
        return new ModelFailure(kind,
                "the model failed: " + kind + " (" + error.getClass().getSimpleName() + status(error)
                        + ")");
    }

    private static ModelFailure.Kind kindOf(Throwable error) {
        return switch (error) {
            case RateLimitException e -> ModelFailure.Kind.RATE_LIMITED;
            case AuthenticationException e -> ModelFailure.Kind.NOT_AUTHORISED;
            case TimeoutException e -> ModelFailure.Kind.TIMED_OUT;
            case HttpTimeoutException e -> ModelFailure.Kind.TIMED_OUT;
            case UnresolvedModelServerException e -> ModelFailure.Kind.UNREACHABLE;
            case InternalServerException e -> ModelFailure.Kind.SERVER_FAULT;
            case ModelNotFoundException e -> ModelFailure.Kind.REFUSED;
            case ContentFilteredException e -> ModelFailure.Kind.REFUSED;
            case InvalidRequestException e -> ModelFailure.Kind.REFUSED;
            case HttpException e -> e.statusCode() >= 500 ? ModelFailure.Kind.SERVER_FAULT : ModelFailure.Kind.REFUSED;
            case IOException e -> ModelFailure.Kind.UNREACHABLE;
            case CompletionException e -> ofCause(e, ModelFailure.Kind.UNREACHABLE);
            default -> ofCause(error, ModelFailure.Kind.MALFORMED);
        };
    }

    /** Only what the server sent can go wrong in a bare exception: it could not be read. */
    private static ModelFailure.Kind ofCause(Throwable error, ModelFailure.Kind otherwise) {
        Throwable cause = error.getCause();
        boolean unreadable = cause instanceof IOException && isJackson(cause);
        boolean tells = cause instanceof IOException || cause instanceof LangChain4jException;
        return tells && !unreadable && cause != null ? kindOf(cause) : otherwise;
    }

    /** Jackson 2's errors are input-output errors too. */
    private static boolean isJackson(Throwable cause) {
        return cause.getClass().getName().contains("jackson");
    }

    private static String status(Throwable error) {
        Throwable cause = error instanceof HttpException ? error : error.getCause();
        return cause instanceof HttpException http ? ", status " + http.statusCode() : "";
    }
}
