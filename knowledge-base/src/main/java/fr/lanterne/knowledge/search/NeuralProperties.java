package fr.lanterne.knowledge.search;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How much outside models count in the search, when there are any. */
@Validated
@ConfigurationProperties("lanterne")
public record NeuralProperties(@DefaultValue @Valid Embeddings embeddings, @DefaultValue @Valid Rerank rerank) {

    /**
     * Nearness in meaning.
     *
     * @param weight what one deviation of nearness among the candidates adds to a fiche's worth; at 0 nothing is asked
     */
    public record Embeddings(@DefaultValue("0.2") @DecimalMin("0") double weight) {}

    /**
     * Scores of a reranker.
     *
     * @param weight what one deviation of its scores adds to a fiche's worth; at 0 nothing is asked
     * @param candidates how many of the first fiches it reads
     */
    public record Rerank(@DefaultValue("0.2") @DecimalMin("0") double weight,
            @DefaultValue("20") @Min(2) @Max(70) int candidates) {}
}
