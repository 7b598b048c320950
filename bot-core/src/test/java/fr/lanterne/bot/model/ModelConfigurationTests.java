package fr.lanterne.bot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.Reranker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ModelConfigurationTests {

    private static void start(Map<String, Object> properties, Consumer<AnnotationConfigApplicationContext> then) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            context.register(ModelConfiguration.class);
            context.refresh();
            then.accept(context);
        }
    }

    private static boolean hasModel(Map<String, Object> properties) {
        boolean[] has = new boolean[1];
        start(properties, context -> has[0] = context.getBeanProvider(ChatModel.class).getIfAvailable() != null);
        return has[0];
    }

    @Test
    void hasNoModelUnlessOneIsSet() {
        assertThat(hasModel(Map.of())).isFalse();
        assertThat(hasModel(Map.of("lanterne.llm.base-url", "", "lanterne.llm.model", "", "lanterne.llm.api-key", "")))
                .isFalse();
    }

    @Test
    void needsNoKey() {
        assertThat(hasModel(Map.of("lanterne.llm.base-url", "http://localhost:11434/v1", "lanterne.llm.model",
                "mistral"))).isTrue();
    }

    @Test
    void refusesHalfASetting() {
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.llm.base-url", "http://localhost:11434/v1")))
                .rootCause().hasMessageContaining("lanterne.llm.base-url is set but lanterne.llm.model is not");
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.llm.model", "mistral"))).rootCause()
                .hasMessageContaining("lanterne.llm.model is set but lanterne.llm.base-url is not");
    }

    @Test
    void refusesWhatIsNoAddressAndNoTime() {
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.llm.base-url", "mistral.ai", "lanterne.llm.model", "m")))
                .rootCause().hasMessageContaining("lanterne.llm.base-url must be an address");
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.llm.idle-timeout", "0s"))).rootCause()
                .hasMessageContaining("lanterne.llm.idle-timeout must be longer than nothing");
    }

    @Test
    void doesNotShowTheKey() {
        start(Map.of("lanterne.llm.base-url", "http://localhost/v1", "lanterne.llm.model", "m", "lanterne.llm.api-key",
                "sk-secret"),
                context -> assertThat(context.getBean(ModelProperties.class).toString()).doesNotContain("sk-secret"));
    }

    private static List<Boolean> hasEmbedderAndReranker(Map<String, Object> properties) {
        List<Boolean> has = new ArrayList<>();
        start(properties, context -> has.addAll(List.of(context.getBeanProvider(Embedder.class).iterator().hasNext(),
                context.getBeanProvider(Reranker.class).iterator().hasNext())));
        return has;
    }

    @Test
    void searchesByWordsAloneUnlessAModelIsSet() {
        assertThat(hasEmbedderAndReranker(Map.of())).containsExactly(false, false);
        assertThat(hasEmbedderAndReranker(Map.of("lanterne.embeddings.base-url", "", "lanterne.embeddings.model", "",
                "lanterne.rerank.url", " "))).containsExactly(false, false);
        assertThat(hasEmbedderAndReranker(Map.of("lanterne.embeddings.base-url", "http://localhost/v1",
                "lanterne.embeddings.model", "bge-m3", "lanterne.rerank.url", "http://localhost/rerank",
                "lanterne.rerank.shape", "texts"))).containsExactly(true, true);
    }

    @Test
    void refusesHalfASettingOfTheSearchsModels() {
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.embeddings.model", "bge-m3"))).rootCause()
                .hasMessageContaining("lanterne.embeddings.model is set but lanterne.embeddings.base-url is not");
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.rerank.url", "albert"))).rootCause()
                .hasMessageContaining("lanterne.rerank.url must be an address");
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.rerank.timeout", "0s"))).rootCause()
                .hasMessageContaining("lanterne.rerank.timeout must be longer than nothing");
        assertThatThrownBy(() -> hasModel(Map.of("lanterne.embeddings.batch-size", "0"))).rootCause()
                .hasMessageContaining("lanterne.embeddings.batch-size must be from 1 to 128");
    }

    @Test
    void showsNoKeyOfTheSearchsModels() {
        start(Map.of("lanterne.embeddings.api-key", "sk-secret", "lanterne.rerank.api-key", "sk-secret"),
                context -> assertThat(context.getBean(EmbeddingProperties.class) + " "
                        + context.getBean(RerankProperties.class)).doesNotContain("sk-secret"));
    }
}
