package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Retriever;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AnswerPropertiesTests {

    /** The dialogue and the search read the same property: they must agree where it is not set. */
    @Test
    void decidesFromTheThresholdThatTheSearchIsShippedWith() throws IOException {
        AnswerProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate(
                "lanterne.answer",
                AnswerProperties.class);
        try (InputStream in = Retriever.class.getResourceAsStream("search/confidence-model.tsv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("# threshold chosen: %.3f".formatted(defaults.threshold()).replace(',', '.'));
        }
    }
}
