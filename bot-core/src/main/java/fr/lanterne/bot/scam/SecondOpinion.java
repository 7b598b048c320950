package fr.lanterne.bot.scam;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.model.ChatModel.Choices;
import fr.lanterne.bot.model.ChatModel.Prompt;
import fr.lanterne.bot.understanding.Understanding;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a language model what it thinks of a message, with personal data masked. The model chooses among words of ours and
 * writes none: there is nothing in its answer that could reassure, lead astray or repeat the message. A message that gives
 * it orders can only make it say less, which changes nothing.
 */
final class SecondOpinion implements OutsideView {

    private static final Logger LOG = LoggerFactory.getLogger(SecondOpinion.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String RULES = String.join("\n", ScamResources.lines("opinion-v1.txt"));
    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_ANSWER = 500;
    private static final String RISK = "risk";
    private static final String WANTS = "wants";
    private static final Choices CHOICES = new Choices("opinion", choices());

    private final ChatModel model;
    private final Understanding understanding;
    private final Duration timeout;

    /** What the model thinks that the message is after. */
    enum Aim {
        MONEY, CODE_OR_PASSWORD, PERSONAL_DATA, CLICK, CALL, REPLY, NOTHING
    }

    SecondOpinion(ChatModel model, Understanding understanding, Duration timeout) {
        this.model = model;
        this.understanding = understanding;
        this.timeout = timeout;
    }

    /** What is high already is not asked about: nothing could be added. */
    @Override
    public Mono<List<Signal>> of(String message, Assessment assessment) {
        if (assessment.risk() == Risk.HIGH) {
            return Mono.just(List.of());
        }
        return model.stream(new Prompt(RULES, material(message), Optional.of(CHOICES)))
                .scan(new StringBuilder(), StringBuilder::append)
                .takeUntil(answer -> answer.length() > LONGEST_ANSWER).last().map(StringBuilder::toString)
                .map(answer -> opinion(answer, assessment)).timeout(timeout).onErrorResume(failed -> {
                    LOG.info("No second opinion on a message: {}", failed.getClass().getSimpleName());
                    return Mono.just(List.of());
                }).defaultIfEmpty(List.of());
    }

    /** As a string of JSON: nothing in the message can end it. */
    private String material(String message) {
        String masked = understanding.understand(message.substring(0, Math.min(LONGEST_MESSAGE, message.length())))
                .masked();
        return JSON.writeValueAsString(Map.of("message", masked));
    }

    private static List<Signal> opinion(String answer, Assessment assessment) {
        try {
            JsonNode opinion = JSON.readTree(answer);
            Risk risk = Risk.valueOf(opinion.path(RISK).asString(""));
            Aim aim = Aim.valueOf(opinion.path(WANTS).asString(""));
            return risk.compareTo(assessment.risk()) > 0 ? List.of(new Signal.Suspected(aim)) : List.of();
        } catch (JacksonException | IllegalArgumentException malformed) {
            LOG.info("A second opinion that makes no sense is passed over");
            return List.of();
        }
    }

    private static Map<String, List<String>> choices() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(WANTS, Arrays.stream(Aim.values()).map(Enum::name).collect(Collectors.toList()));
        fields.put(RISK, Arrays.stream(Risk.values()).map(Enum::name).collect(Collectors.toList()));
        return fields;
    }
}
