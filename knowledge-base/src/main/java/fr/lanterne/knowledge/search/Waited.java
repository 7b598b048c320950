package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.ModelAnswer;
import fr.lanterne.knowledge.Reranker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;

/** Asks outside models and waits: for measures alone, which are of no use with half of the answers. */
final class Waited {

    private Waited() {}

    static float[] vector(Embedder embedder, String question) throws IOException {
        return given("embed a question", embedder.embed(List.of(QuestionReader.shortened(question)),
                Embedder.Purpose.QUESTION).join()).getFirst();
    }

    static Map<BytesRef, float[]> embedded(Embedder embedder, Map<BytesRef, String> texts) throws IOException {
        EmbeddedTexts embedded = EmbeddedTexts.by(embedder, texts).join();
        if (!embedded.missing().isEmpty()) {
            throw new IOException("the model did not embed the passages: " + embedded.missing());
        }
        return embedded.vectors();
    }

    static List<Double> scores(Reranker reranker, String question, List<String> passages) throws IOException {
        return given("rerank", reranker.scores(QuestionReader.shortened(question), passages).join());
    }

    private static <T> T given(String what, ModelAnswer<T> answer) throws IOException {
        return switch (answer) {
            case ModelAnswer.Given<T>(T value) -> value;
            case ModelAnswer.Refused<T>(String reason) ->
                throw new IOException("the model refused to " + what + ": " + reason);
            case ModelAnswer.Missing<T>(String reason) ->
                throw new IOException("the model did not " + what + ": " + reason);
        };
    }
}
