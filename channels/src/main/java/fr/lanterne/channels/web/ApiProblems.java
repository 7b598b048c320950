package fr.lanterne.channels.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

import reactor.core.publisher.Mono;

/** Turns everything that can go wrong with a request into problem+json; the one place where faults of the API are logged. */
@RestControllerAdvice(basePackageClasses = ConversationController.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ProblemDetail fault(Exception fault, ServerWebExchange exchange) {
        LOG.error("{} {} failed", exchange.getRequest().getMethod(), exchange.getRequest().getPath(), fault);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
                "Something failed on our side. What was stored is kept; try again in a moment.");
        problem.setTitle("Our fault");
        return problem;
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException refused,
            org.springframework.http.HttpHeaders headers, org.springframework.http.HttpStatusCode status,
            ServerWebExchange exchange) {
        boolean tooLarge = refused.contains(DataBufferLimitException.class);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.valueOf(status.value()),
                tooLarge
                        ? "The body is too large. A message has at most 4,000 characters."
                        : "The request cannot be read: check the JSON body, the identifiers in the address and the parameters.");
        return handleExceptionInternal(refused, problem, headers, HttpStatus.valueOf(problem.getStatus()), exchange);
    }
}
