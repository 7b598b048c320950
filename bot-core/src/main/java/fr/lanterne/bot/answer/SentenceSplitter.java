package fr.lanterne.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts French text into sentences while it comes in, in pieces of any size: the sentences are those of the whole text
 * whatever the pieces. A citation mark after the full stop belongs to the sentence before it. Not for two threads.
 *
 * <p>Where it is unsure whether a full stop ends a sentence, it does not cut.
 */
final class SentenceSplitter {

    private static final Set<String> ABBREVIATIONS = Set.of("m", "mm", "mme", "mmes", "mlle", "dr", "pr", "me", "st",
            "ste", "art", "al", "p", "pp", "n", "no", "nos", "tel", "tél", "ex", "cf", "env", "max", "min", "av", "bd",
            "boul", "chap", "ch", "fig", "vol", "réf", "ref", "adr", "dép", "dept", "hab", "éd", "janv", "févr", "avr",
            "juil", "sept", "oct", "nov", "déc", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "c.-à-d", "c-à-d",
            "resp", "approx", "sté", "ets");
    private static final Set<String> BEFORE_A_LETTER = Set.of("permis", "catégorie", "classe", "zone", "groupe",
            "annexe", "point", "formulaire", "type", "vitamine", "visa", "étape", "option");
    private static final Pattern ITEM_MARK = Pattern.compile("^\\s*(?:[-*•‣–—]|[0-9]{1,2}[.)])\\s+");
    private static final String TERMINALS = ".!?…";
    private static final String CLOSERS = ")»”\"";
    private static final int NOT_YET = -1;
    private static final int NOT_HERE = -2;

    private final StringBuilder buffer = new StringBuilder();

    /** From where the buffer was not looked at yet. */
    private int scanned;

    private boolean atLineStart = true;

    /** All sentences of a text. */
    static List<PlacedText> split(String text) {
        SentenceSplitter splitter = new SentenceSplitter();
        List<PlacedText> sentences = new ArrayList<>(splitter.hear(text));
        sentences.addAll(splitter.end());
        return sentences;
    }

    /** The sentences that a further piece completes. */
    List<PlacedText> hear(String piece) {
        buffer.append(piece.replace("\r", ""));
        return cut(false);
    }

    /** The rest, when no more comes. */
    List<PlacedText> end() {
        List<PlacedText> rest = cut(true);
        if (!buffer.isEmpty()) {
            take(buffer.length(), rest);
        }
        return rest;
    }

    private List<PlacedText> cut(boolean complete) {
        List<PlacedText> sentences = new ArrayList<>();
        while (scanned < buffer.length()) {
            char character = buffer.charAt(scanned);
            if (character == '\n') {
                take(scanned, sentences);
                buffer.deleteCharAt(0);
                atLineStart = true;
            } else if (TERMINALS.indexOf(character) >= 0) {
                int end = endOfSentence(scanned, complete);
                if (end == NOT_YET) {
                    return sentences;
                }
                if (end == NOT_HERE) {
                    scanned++;
                } else {
                    take(end, sentences);
                }
            } else {
                scanned++;
            }
        }
        return sentences;
    }

    private void take(int end, List<PlacedText> sentences) {
        String text = buffer.substring(0, end);
        buffer.delete(0, end);
        scanned = 0;
        if (!text.isBlank()) {
            sentences.add(placed(text));
            atLineStart = false;
        }
    }

    private PlacedText placed(String text) {
        Matcher mark = ITEM_MARK.matcher(text);
        if (!atLineStart) {
            return new PlacedText(Place.CONTINUES, text.strip());
        }
        return mark.find()
                ? new PlacedText(Place.ITEM, text.substring(mark.end()).strip())
                : new PlacedText(Place.PARAGRAPH, text.strip());
    }

    /** Where the sentence ends whose full stop may stand at an index. */
    private int endOfSentence(int index, boolean complete) {
        int closed = afterClosers(index, complete);
        int cited = closed < 0 ? closed : afterCitations(closed, complete);
        if (cited < 0) {
            return cited;
        }
        int next = afterBlanks(cited);
        if (next == buffer.length() && !complete) {
            return NOT_YET;
        }
        if (next == buffer.length() || buffer.charAt(next) == '\n' || cited > closed) {
            return cited;
        }
        boolean blankFollows = next > cited;
        if (!blankFollows || Character.isLowerCase(buffer.charAt(next)) || isAbbreviated(index, next)) {
            return NOT_HERE;
        }
        return cited;
    }

    /** After further full stops and closing signs; French puts a blank before its closing quotation mark. */
    private int afterClosers(int index, boolean complete) {
        int end = index;
        while (end < buffer.length() && (TERMINALS + CLOSERS).indexOf(buffer.charAt(end)) >= 0) {
            end++;
        }
        int next = afterBlanks(end);
        if (next == buffer.length() && !complete) {
            return NOT_YET;
        }
        return next < buffer.length() && buffer.charAt(next) == '»' ? next + 1 : end;
    }

    private int afterCitations(int start, boolean complete) {
        int end = start;
        while (true) {
            int next = afterBlanks(end);
            if (next == buffer.length()) {
                return complete ? end : NOT_YET;
            }
            if (buffer.charAt(next) != '[') {
                return end;
            }
            OptionalInt bracket = closingBracket(next);
            if (bracket.isEmpty()) {
                return complete || bracketIsBroken(next) ? end : NOT_YET;
            }
            end = bracket.getAsInt() + 1;
            while (end < buffer.length() && TERMINALS.indexOf(buffer.charAt(end)) >= 0) {
                end++;
            }
        }
    }

    private OptionalInt closingBracket(int opening) {
        for (int i = opening + 1; i < buffer.length() && isInsideCitation(buffer.charAt(i)); i++) {
            if (buffer.charAt(i) == ']') {
                return i > opening + 1 ? OptionalInt.of(i) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private boolean bracketIsBroken(int opening) {
        for (int i = opening + 1; i < buffer.length(); i++) {
            if (!isInsideCitation(buffer.charAt(i)) || buffer.charAt(i) == ']') {
                return true;
            }
        }
        return false;
    }

    private static boolean isInsideCitation(char character) {
        return Character.isDigit(character) || ", ;]".indexOf(character) >= 0;
    }

    private int afterBlanks(int start) {
        int end = start;
        while (end < buffer.length() && buffer.charAt(end) != '\n' && isBlank(buffer.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** Only a single full stop abbreviates. */
    private boolean isAbbreviated(int index, int next) {
        if (buffer.charAt(index) != '.' || (index + 1 < buffer.length() && buffer.charAt(index + 1) == '.')) {
            return false;
        }
        String before = buffer.substring(0, index);
        if (atLineStart && before.strip().matches("[0-9]{1,2}")) {
            return true;
        }
        String word = lastWord(before);
        if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
            boolean digitFollows = Character.isDigit(buffer.charAt(next));
            String wordBefore = lastWord(before.substring(0, before.length() - 1).stripTrailing());
            return digitFollows || !BEFORE_A_LETTER.contains(wordBefore.toLowerCase(Locale.ROOT));
        }
        return ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && (Character.isLetter(text.charAt(start - 1)) || "-.".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return text.substring(start);
    }
}
