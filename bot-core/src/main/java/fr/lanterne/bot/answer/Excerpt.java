package fr.lanterne.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The part of a passage that speaks most of a question: whole sentences and whole lists, in the passage's order.
 *
 * @param sentences in order
 * @param shortened whether a list was too long to be given whole
 */
record Excerpt(List<PlacedText> sentences, boolean shortened) {

    private static final int MAX_LENGTH = 700;
    private static final int MAX_SENTENCES = 8;
    private static final int MAX_LINES_OF_A_LIST = 12;
    private static final Pattern ENDED = Pattern.compile("[.!…][»\")”]*$");
    private static final List<String> LOOK_BACK = List.of("Ce ", "Cet ", "Cette ", "Ces ", "Il ", "Elle ", "Ils ",
            "Elles ", "Cela ", "Dans ce cas", "Toutefois", "Cependant", "Sinon", "Durant cette", "Pendant cette",
            "Celui", "Celle");

    Excerpt {
        sentences = List.copyOf(sentences);
    }

    /** A sentence alone, or a list with the line that announces it. */
    private record Chunk(List<PlacedText> sentences, int score) {

        static Chunk of(List<PlacedText> sentences, Set<String> question) {
            Set<String> stems = Plain.stems(String.join(" ", sentences.stream().map(PlacedText::text).toList()));
            return new Chunk(List.copyOf(sentences), (int) question.stream().filter(stems::contains).count());
        }

        int length() {
            return sentences.stream().mapToInt(sentence -> sentence.text().length() + 1).sum();
        }

        boolean looksBack() {
            return LOOK_BACK.stream().anyMatch(sentences.getFirst().text()::startsWith);
        }
    }

    static Excerpt of(List<PlacedText> passage, String question) {
        Set<String> words = Plain.stems(question);
        List<Chunk> chunks = chunks(passage, words);
        if (chunks.isEmpty()) {
            return new Excerpt(List.of(), false);
        }
        List<Chunk> best = fits(chunks) ? chunks : bestRun(chunks);
        if (best.size() == 1 && !fits(best)) {
            return shortened(best.getFirst(), words);
        }
        return new Excerpt(started(best.stream().flatMap(chunk -> chunk.sentences().stream()).toList()), false);
    }

    private static List<Chunk> chunks(List<PlacedText> passage, Set<String> question) {
        List<Chunk> chunks = new ArrayList<>();
        List<PlacedText> current = new ArrayList<>();
        for (PlacedText sentence : passage) {
            boolean inList = !current.isEmpty() && (sentence.place() == Place.ITEM
                    ? isAnnouncing(current.getLast()) || hasItem(current)
                    : sentence.place() == Place.CONTINUES && hasItem(current));
            if (!inList && !current.isEmpty()) {
                chunks.add(Chunk.of(current, question));
                current.clear();
            }
            current.add(sentence);
        }
        if (!current.isEmpty()) {
            chunks.add(Chunk.of(current, question));
        }
        return chunks;
    }

    private static boolean isAnnouncing(PlacedText sentence) {
        return sentence.text().endsWith(":");
    }

    private static boolean hasItem(List<PlacedText> sentences) {
        return sentences.stream().anyMatch(sentence -> sentence.place() == Place.ITEM);
    }

    /**
     * Of all runs that fit, the one with most of the question's words; of equals, the one that comes to them soonest and
     * goes on longest after.
     */
    private static List<Chunk> bestRun(List<Chunk> chunks) {
        List<Chunk> best = List.of();
        for (int from = 0; from < chunks.size(); from++) {
            for (int to = from + 1; to <= chunks.size(); to++) {
                List<Chunk> run = chunks.subList(from, to);
                if (run.size() > 1 && !fits(run)) {
                    break;
                }
                if (best.isEmpty() || value(run) > value(best)) {
                    best = run;
                }
            }
        }
        return best;
    }

    private static double value(List<Chunk> run) {
        double opening = run.getFirst().looksBack() ? -0.5 : 0;
        long before = run.stream().takeWhile(chunk -> chunk.score() == 0).count();
        return run.stream().mapToInt(Chunk::score).sum() + opening + run.size() * 0.01 - before * 0.02;
    }

    private static boolean fits(List<Chunk> run) {
        return run.stream().mapToInt(Chunk::length).sum() <= MAX_LENGTH
                && run.stream().mapToInt(chunk -> chunk.sentences().size()).sum() <= MAX_SENTENCES;
    }

    /** Of a list too long: the line that announces it and those items that speak of the question, or the first ones. */
    private static Excerpt shortened(Chunk list, Set<String> question) {
        List<PlacedText> sentences = list.sentences();
        if (sentences.size() == 1) {
            return new Excerpt(started(sentences), false);
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, sentences.size()).boxed().toList());
        order.sort((a, b) -> Double.compare(worth(sentences, b, question), worth(sentences, a, question)));
        List<Integer> kept = new ArrayList<>();
        int length = 0;
        for (int index : order) {
            int longer = length + sentences.get(index).text().length() + 1;
            if (kept.isEmpty() || (longer <= MAX_LENGTH && kept.size() < MAX_LINES_OF_A_LIST)) {
                kept.add(index);
                length = longer;
            }
        }
        return new Excerpt(started(kept.stream().sorted().map(sentences::get).toList()),
                kept.size() < sentences.size());
    }

    private static double worth(List<PlacedText> sentences, int index, Set<String> question) {
        if (index == 0) {
            return Double.MAX_VALUE;
        }
        Set<String> stems = Plain.stems(sentences.get(index).text());
        return question.stream().filter(stems::contains).count() - index * 0.001;
    }

    /** What only opens what was cut off: the title of a table, a line that announces, a question that heads a part. */
    private static List<PlacedText> withoutLooseEnd(List<PlacedText> sentences) {
        int end = sentences.size();
        while (end > 1 && sentences.get(end - 1).place() == Place.PARAGRAPH
                && !ENDED.matcher(sentences.get(end - 1).text()).find()) {
            end--;
        }
        return sentences.subList(0, end);
    }

    private static List<PlacedText> started(List<PlacedText> sentences) {
        List<PlacedText> started = new ArrayList<>(withoutLooseEnd(sentences));
        if (started.getFirst().place() == Place.CONTINUES) {
            started.set(0, new PlacedText(Place.PARAGRAPH, started.getFirst().text()));
        }
        return started;
    }
}
