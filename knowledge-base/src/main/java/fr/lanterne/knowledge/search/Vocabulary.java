package fr.lanterne.knowledge.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of all fiches, and the nearest of them to a word that is not among them.
 *
 * <p>The words stand by length, each with the set of its letters as bits: two words within an edit or two of each other
 * differ by few letters, so nearly all are passed over without being compared.
 */
final class Vocabulary {

    /** Shorter words are as near to one another as to what was meant. */
    static final int SHORTEST_CORRECTED = 4;

    /** From this length on, two slips may be meant. */
    private static final int TWO_SLIPS = 6;

    private static final int LONGEST = 30;

    private final Map<String, Integer> frequencies;
    private final List<List<Entry>> byLength = new ArrayList<>();

    /**
     * A likely word.
     *
     * @param slips how far it is: about one for each slip of the fingers
     */
    record Candidate(String word, double slips) {}

    private record Entry(String word, int letters) {}

    /** Words with the number of fiches that hold them; the words of questions are known too, as frequent ones. */
    Vocabulary(Map<String, Integer> ficheFrequencies, Set<String> questionWords) {
        frequencies = new HashMap<>(ficheFrequencies);
        int most = frequencies.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        questionWords.forEach(word -> frequencies.put(word, most));
        for (int length = 0; length <= LONGEST; length++) {
            byLength.add(new ArrayList<>());
        }
        frequencies.forEach((word, frequency) -> {
            if (word.length() >= SHORTEST_CORRECTED - 1 && word.length() <= LONGEST && isPlain(word)) {
                byLength.get(word.length()).add(new Entry(word, letters(word)));
            }
        });
    }

    boolean knows(String word) {
        return frequencies.containsKey(word);
    }

    /** In how many fiches the word stands. */
    int frequency(String word) {
        return frequencies.getOrDefault(word, 0);
    }

    /** The likeliest words first, at most so many; none for a short word, a number or one that nothing resembles. */
    List<Candidate> nearest(String word, int most) {
        if (word.length() < SHORTEST_CORRECTED || word.length() > LONGEST || !isPlain(word)) {
            return List.of();
        }
        int allowed = word.length() < TWO_SLIPS ? 1 : 2;
        int letters = letters(word);
        SlipDistance distance = new SlipDistance(word);
        List<Candidate> candidates = new ArrayList<>();
        for (int length = Math.max(0, word.length() - allowed); length <= Math.min(LONGEST,
                word.length() + allowed); length++) {
            for (Entry entry : byLength.get(length)) {
                if (Integer.bitCount(letters & ~entry.letters()) <= allowed
                        && Integer.bitCount(entry.letters() & ~letters) <= allowed) {
                    double slips = distance.to(entry.word(), allowed);
                    if (slips <= allowed) {
                        candidates.add(new Candidate(entry.word(), slips));
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(this::unlikelihood).thenComparing(Candidate::word));
        return List.copyOf(candidates.subList(0, Math.min(most, candidates.size())));
    }

    /** A slip more must be made up for by a word about twenty times as frequent. */
    private double unlikelihood(Candidate candidate) {
        return 3 * candidate.slips() - Math.log(1 + frequencies.getOrDefault(candidate.word(), 0));
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters |= 1 << (word.charAt(i) - 'a');
        }
        return letters;
    }

    /** How many slips of the fingers lead from one word to others: insertions, omissions, changes, swaps of neighbours. */
    private static final class SlipDistance {

        private static final double DOUBLED_LETTER = 0.5;
        private static final double SHUFFLED = 1.25;
        private static final double OTHER_FIRST_LETTER = 0.5;

        private final String word;
        private final char[] sorted;
        private int[] beforeLast = new int[LONGEST + 1];
        private int[] last = new int[LONGEST + 1];
        private int[] row = new int[LONGEST + 1];

        SlipDistance(String word) {
            this.word = word;
            this.sorted = sorted(word);
        }

        double to(String other, int allowed) {
            int edits = edits(word, other, allowed);
            if (edits > allowed) {
                return edits;
            }
            double slips = edits;
            if (edits == 1 && undoubled(word).equals(undoubled(other))) {
                slips = DOUBLED_LETTER;
            } else if (edits == 2 && other.length() == word.length() && Arrays.equals(sorted, sorted(other))) {
                slips = SHUFFLED;
            }
            return word.charAt(0) == other.charAt(0) ? slips : slips + OTHER_FIRST_LETTER;
        }

        /** Damerau's distance in its restricted form; one more than allowed when it is further. */
        private int edits(String a, String b, int allowed) {
            for (int j = 0; j <= b.length(); j++) {
                last[j] = j;
            }
            for (int i = 1; i <= a.length(); i++) {
                row[0] = i;
                int least = i;
                for (int j = 1; j <= b.length(); j++) {
                    int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                    if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                    }
                    least = Math.min(least, row[j]);
                }
                if (least > allowed) {
                    return allowed + 1;
                }
                int[] spare = beforeLast;
                beforeLast = last;
                last = row;
                row = spare;
            }
            return last[b.length()];
        }

        private static char[] sorted(String word) {
            char[] letters = word.toCharArray();
            Arrays.sort(letters);
            return letters;
        }

        private static String undoubled(String word) {
            return word.replaceAll("(.)\\1+", "$1");
        }
    }
}
