package fr.lanterne.channels.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.util.DisconnectedClientHelper;

import reactor.core.publisher.Mono;

/** Turns everything that can go wrong with a request into problem+json; the one place where faults of the API are logged. */
@RestControllerAdvice(basePackageClasses = ConversationController.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ProblemDetail fault(Exception fault, ServerWebExchange exchange) {
        if (!DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            LOG.error("{} {} failed", exchange.getRequest().getMethod(), exchange.getRequest().getPath(), fault);
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
                "Something failed on our side. What was stored is kept; try again in a moment.");
        problem.setTitle("Our fault");
        return problem;
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException refused,
            HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return told(refused, status,
                "The request cannot be read: check the JSON body, the identifiers in the address and"
                        + " the parameters.",
                headers, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleResponseStatusException(ResponseStatusException refused,
            HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        return status.isSameCodeAs(HttpStatus.CONTENT_TOO_LARGE)
                ? told(refused, status, "The body is too large. A message has at most 4,000 characters.", headers,
                        exchange)
                : super.handleResponseStatusException(refused, headers, status, exchange);
    }

    private Mono<ResponseEntity<Object>> told(Exception refused, HttpStatusCode status, String detail,
            HttpHeaders headers,
            ServerWebExchange exchange) {
        return handleExceptionInternal(refused, ProblemDetail.forStatusAndDetail(status, detail), headers, status,
                exchange);
    }
}
