package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Embedder;
import fr.lanterne.knowledge.ModelAnswer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Embeds by hand-made topics, as a model would that knows that « papiers » are a « passeport »; keeps what it was asked.
 * Texts on none of them are told apart by their letters.
 */
final class FakeEmbedder implements Embedder {

    private static final List<List<String>> TOPICS = List.of(List.of("passeport", "voyage", "frontière"),
            List.of("permis", "conduire", "volant"), List.of("électricité", "courant", "lumière"),
            List.of("franceconnect", "compte", "connecter"), List.of("carte d'identité", "pièce"));
    private static final int LETTERS = 8;

    final List<String> passages = new CopyOnWriteArrayList<>();
    final List<String> questions = new CopyOnWriteArrayList<>();

    /** How many times it was asked for passages. */
    final AtomicInteger calls = new AtomicInteger();

    volatile String name = "fake";
    volatile int extraDimensions;
    volatile boolean away;
    volatile boolean silent;

    /** So many texts it embeds, then it is away. */
    final AtomicInteger strength = new AtomicInteger(Integer.MAX_VALUE);

    volatile Predicate<List<String>> refuses = texts -> false;

    @Override
    public String name() {
        return name;
    }

    @Override
    public int batchSize() {
        return 4;
    }

    @Override
    public CompletableFuture<ModelAnswer<List<float[]>>> embed(List<String> texts, Purpose purpose) {
        calls.incrementAndGet();
        if (silent) {
            return new CompletableFuture<ModelAnswer<List<float[]>>>();
        }
        return CompletableFuture.completedFuture(answer(texts, purpose));
    }

    private ModelAnswer<List<float[]>> answer(List<String> texts, Purpose purpose) {
        if (away || strength.get() < texts.size()) {
            return new ModelAnswer.Missing<>("away");
        }
        if (refuses.test(texts)) {
            return new ModelAnswer.Refused<>("too long");
        }
        strength.addAndGet(-texts.size());
        // A harmless word tells the dimension.
        (purpose == Purpose.QUESTION ? questions : passages)
                .addAll(texts.stream().filter(text -> !text.equals("Bonjour")).toList());
        return new ModelAnswer.Given<>(texts.stream().map(this::vector).toList());
    }

    private float[] vector(String text) {
        String lower = text.toLowerCase(Locale.FRENCH);
        float[] vector = new float[TOPICS.size() + LETTERS + extraDimensions];
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            for (String word : TOPICS.get(topic)) {
                vector[topic] += lower.contains(word) ? 10 : 0;
            }
        }
        for (int i = 0; i < lower.length(); i++) {
            vector[TOPICS.size() + lower.charAt(i) % LETTERS] += 1f / lower.length();
        }
        return vector;
    }
}
