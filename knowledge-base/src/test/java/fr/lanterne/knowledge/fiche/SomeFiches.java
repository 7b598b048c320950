package fr.lanterne.knowledge.fiche;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fiches for tests. */
public final class SomeFiches {

    private static final String[] WORDS = {"permis", "carte", "d’identité", "à", "3 €", "50 %", "«", "»", ":", "#", "-",
            "*",
            "[lien](https://exemple.gouv.fr)", "œuvre", "ÉTÉ", "\"", "'", "\\", "|", "{", "}", "&", "0 805 805 817",
            "1.",
            "---", "> ", "été\u00a0:", "\u2028", "\u0085", "😀", "`code`", "1er", "null", "yes", "\t"};

    private SomeFiches() {}

    public static Fiche fiche(String id, String title, String summary, Section... sections) {
        return new Fiche(new FicheId(id), title, Audience.INDIVIDUALS, List.of(), List.of(), summary, List.of(),
                List.of(sections), List.of(), List.of(source()), null, List.of(), List.of());
    }

    public static Section section(String heading, String body, Essential... essentials) {
        return new Section(List.of(heading.split(" > ")), body, List.of(essentials));
    }

    public static Source source() {
        return new Source("Service-Public.gouv.fr",
                URI.create("https://www.service-public.gouv.fr/particuliers/vosdroits/F1"),
                "Licence Ouverte 2.0", LocalDate.of(2020, 10, 1));
    }

    /** A fiche with any shape and any characters that the record admits. */
    public static Fiche any(RandomGenerator random) {
        while (true) {
            try {
                return new Fiche(new FicheId("f" + random.nextInt(1_000_000)), line(random),
                        pick(random, Audience.values()),
                        lines(random, 3), lines(random, 4), text(random), essentials(random),
                        IntStream.range(0, random.nextInt(8)).mapToObj(i -> section(random)).toList(),
                        IntStream.range(0, random.nextInt(4)).mapToObj(i -> contact(random)).toList(),
                        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> new Source(line(random),
                                URI.create("https://exemple.fr/p?q=" + i + "#a"),
                                random.nextBoolean() ? "" : line(random),
                                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900)))).toList(),
                        random.nextBoolean() ? null : LocalDate.of(2027, 1, 1),
                        IntStream.range(0, random.nextInt(3)).mapToObj(i -> new Passage.Link(line(random),
                                URI.create("https://exemple.fr/voir/" + i))).toList(),
                        lines(random, 6));
            } catch (IllegalArgumentException notAFiche) {
                // The words made something that the record refuses: draw again.
            }
        }
    }

    private static Section section(RandomGenerator random) {
        String[] titles = {"Perte", "Vol", "Vous êtes majeur", "Étape 1 : appeler", "# ##", "\"Cas\""};
        return new Section(
                IntStream.rangeClosed(0, random.nextInt(8)).mapToObj(i -> pick(random, titles)).toList(), text(random),
                essentials(random));
    }

    private static Contact contact(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Contact.Phone(line(random), "36" + random.nextInt(99), random.nextBoolean() ? "" : line(random),
                        random.nextBoolean() ? "" : line(random));
            case 1 -> new Contact.Link(line(random), URI.create("https://exemple.fr/%C3%A9t%C3%A9?a=b&c=d"));
            default -> new Contact.Address(line(random), line(random), random.nextBoolean() ? "" : line(random));
        };
    }

    private static List<Essential> essentials(RandomGenerator random) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Essential(pick(random, Essential.Kind.values()), line(random))).toList();
    }

    private static String text(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(line(random))
                    .append(pick(random, "\n", "\n\n", "\r\n", "  \n", "\n\n\n\n", "\n- ", "\n  - ", "\n| "));
        }
        return text.toString();
    }

    private static List<String> lines(RandomGenerator random, int most) {
        return IntStream.range(0, random.nextInt(most)).mapToObj(i -> line(random)).toList();
    }

    private static String line(RandomGenerator random) {
        StringBuilder line = new StringBuilder();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            line.append(pick(random, WORDS)).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return line.toString();
    }

    @SafeVarargs
    private static <T> T pick(RandomGenerator random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
