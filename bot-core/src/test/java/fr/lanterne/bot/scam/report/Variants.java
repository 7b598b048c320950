package fr.lanterne.bot.scam.report;

import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.address.LinkFinder;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A message as others may have received or shown it. */
final class Variants {

    private static final Map<Character, String> MISREAD = Map.of('l', "I", 'o', "0", 'e', "c", 'n', "ri", 'm', "rn",
            'a',
            "o", 's', "5", 't', "f", 'i', "l");
    private static final double SLIPS = 0.03;
    private static final double OTHER_WORDS = 0.1;

    private final Random chance;
    private final List<String> words;

    /** @param words of which some stand for others */
    Variants(long seed, List<String> words) {
        this.chance = new Random(seed);
        this.words = List.copyOf(words);
    }

    /** By what was done to the message. */
    Map<String, String> of(String message) {
        Map<String, String> variants = new LinkedHashMap<>();
        variants.put("another link", otherLinks(message));
        variants.put("other digits", otherDigits(message));
        variants.put("a tenth of the words", otherWords(message));
        variants.put("read from a picture", misread(message, SLIPS));
        variants.put("upper case, no marks", message.toUpperCase(Locale.FRENCH).replaceAll("[.,;!?:]", " "));
        variants.put("all of it", misread(otherDigits(otherLinks(otherWords(message))), SLIPS / 2));
        return variants;
    }

    private String otherLinks(String message) {
        ReadableText text = ReadableText.of(message);
        StringBuilder changed = new StringBuilder();
        int from = 0;
        for (Link link : new LinkFinder().findIn(text)) {
            if (link.start() >= from) {
                changed.append(text.sent(from, link.start())).append(link());
                from = link.end();
            }
        }
        return changed.append(text.sent(from, text.folded().length())).toString();
    }

    private String link() {
        String name = chance.ints(9, 'a', 'z' + 1).mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        return "https://" + name + List.of(".com", ".info", ".top", ".fr").get(chance.nextInt(4)) + "/"
                + chance.nextInt(1_000) + " ";
    }

    private String otherDigits(String message) {
        return message.chars()
                .mapToObj(c -> String.valueOf(Character.isDigit(c) ? (char) ('0' + chance.nextInt(10)) : (char) c))
                .collect(Collectors.joining());
    }

    private String otherWords(String message) {
        List<String> changed = new ArrayList<>(Arrays.asList(message.split(" ", -1)));
        for (int n = Math.max(1, (int) Math.round(changed.size() * OTHER_WORDS)); n > 0; n--) {
            int place = chance.nextInt(changed.size());
            String other = words.get(chance.nextInt(words.size()));
            switch (chance.nextInt(3)) {
                case 0 -> changed.set(place, other);
                case 1 -> changed.set(place, "");
                default -> changed.add(place, other);
            }
        }
        return String.join(" ", changed);
    }

    private String misread(String message, double share) {
        return message.chars().mapToObj(c -> chance.nextDouble() < share
                ? MISREAD.getOrDefault((char) c, String.valueOf((char) c))
                : String.valueOf((char) c)).collect(Collectors.joining());
    }
}
