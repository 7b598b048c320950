package fr.lanterne.bot.answer;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts of a text: links, e-mails, telephones, amounts, dates, durations, percentages, times and other numbers.
 * Each is blanked once read, so that the digits of a telephone are not read again as numbers.
 */
final class Facts {

    private static final String NUMBER = "(?:[0-9]{1,3}(?:[ .][0-9]{3})++(?:,[0-9]+)?+|[0-9]+(?:[.,][0-9]+)?+)(?![0-9])";
    private static final String NUMBER_START = "(?<![0-9])(?<![0-9][.,])";

    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("jour", "jour"),
            Map.entry("journee", "jour"), Map.entry("j", "jour"), Map.entry("day", "jour"), Map.entry("dia", "jour"),
            Map.entry("tag", "jour"), Map.entry("tage", "jour"), Map.entry("tagen", "jour"),
            Map.entry("semaine", "semaine"), Map.entry("week", "semaine"), Map.entry("semana", "semaine"),
            Map.entry("woche", "semaine"), Map.entry("wochen", "semaine"), Map.entry("mois", "mois"),
            Map.entry("month", "mois"), Map.entry("mese", "mois"), Map.entry("monat", "mois"),
            Map.entry("monate", "mois"), Map.entry("monaten", "mois"), Map.entry("an", "an"),
            Map.entry("annee", "an"), Map.entry("year", "an"), Map.entry("ano", "an"), Map.entry("jahr", "an"),
            Map.entry("jahre", "an"), Map.entry("jahren", "an"), Map.entry("trimestre", "trimestre"),
            Map.entry("semestre", "semestre"), Map.entry("minute", "minute"), Map.entry("min", "minute"),
            Map.entry("mn", "minute"), Map.entry("minuto", "minute"), Map.entry("seconde", "seconde"),
            Map.entry("second", "seconde"), Map.entry("heure", "heure"), Map.entry("h", "heure"),
            Map.entry("hour", "heure"), Map.entry("hora", "heure"), Map.entry("stunde", "heure"),
            Map.entry("stunden", "heure"));
    private static final String UNIT = "(mois|" + String.join("|",
            UNITS.keySet().stream().sorted((a, b) -> b.length() - a.length()).map(unit -> unit + "s?").toList())
            + ")(?![a-z])";
    private static final String CURRENCY = "(?:€|euros?(?![a-z])|eur(?![a-z]))";
    private static final Pattern UNIT_AHEAD = Pattern
            .compile(" ?(?:de |d')?(?:" + UNIT + "|" + CURRENCY + "|centimes?(?![a-z])|%)");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("janvier", 1), Map.entry("janv", 1),
            Map.entry("january", 1), Map.entry("fevrier", 2), Map.entry("fevr", 2), Map.entry("february", 2),
            Map.entry("mars", 3), Map.entry("march", 3), Map.entry("avril", 4), Map.entry("avr", 4),
            Map.entry("april", 4), Map.entry("mai", 5), Map.entry("may", 5), Map.entry("juin", 6),
            Map.entry("june", 6), Map.entry("juillet", 7), Map.entry("juil", 7), Map.entry("july", 7),
            Map.entry("aout", 8), Map.entry("august", 8), Map.entry("septembre", 9), Map.entry("september", 9),
            Map.entry("sept", 9), Map.entry("octobre", 10), Map.entry("october", 10), Map.entry("oct", 10),
            Map.entry("novembre", 11), Map.entry("november", 11), Map.entry("nov", 11), Map.entry("decembre", 12),
            Map.entry("december", 12), Map.entry("dec", 12));
    private static final String MONTH = "(" + String.join("|",
            MONTHS.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList()) + ")\\b\\.?";

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]{0,20}://|www\\.|(?:tel|mailto|javascript|data):)[^\\s<>«»\"\\[\\]]+");
    private static final Pattern DOMAIN = Pattern.compile("(?<![\\p{L}\\p{N}@.-])[\\p{L}\\p{N}-]{1,63}"
            + "(?:\\.[\\p{L}\\p{N}-]{1,63}){0,6}(?:\\.\\p{L}{2,24}| ?\\. (?:fr|com|net|org|gouv)"
            + "| point (?:fr|com|net|org|gouv)(?: point fr)?)(?![\\p{L}\\p{N}@])(?:[/?#][^\\s<>«»\"\\[\\]]*)?");
    private static final Pattern EMAIL = Pattern
            .compile("(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++@[\\p{L}\\p{N}.-]++");
    private static final Pattern PHONE_ABROAD = Pattern
            .compile("(?:\\+|(?<![0-9])00)(?:[ .\\-/()]{0,3}[0-9]){8,14}(?![0-9])");
    private static final Pattern PHONE_FRENCH = Pattern
            .compile("(?:\\+|(?<![0-9])00) ?33[ .-]?(?:\\(0\\))?(?:[ .\\-/]{0,2}[0-9]){9}(?![0-9])");
    private static final Pattern PHONE = Pattern.compile("(?<![0-9])0(?:[ .\\-/]{0,2}[0-9]){9}(?![0-9])");
    private static final Pattern DATE_IN_FIGURES = Pattern
            .compile("(?<![0-9])(?<![0-9][./-])([0-9]{1,2})([./-])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(?![./-]?[0-9])");
    private static final Pattern DATE_ISO = Pattern.compile("(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])");
    private static final Pattern DATE_SHORT = Pattern
            .compile("(?<![0-9])(?<![0-9][./-])([0-9]{2})/([0-9]{2})(?![./-]?[0-9])");
    private static final Pattern DATE_IN_WORDS = Pattern
            .compile("(?<![0-9])([0-9]{1,2}) ?(?:er|st|nd|rd|th)? (?:de |of )?" + MONTH
                    + "(?:,? (?:de )?([0-9]{4}))?(?![0-9])");
    private static final Pattern MONTH_FIRST = Pattern
            .compile("\\b" + MONTH + " ([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:,? ([0-9]{4}))?(?![0-9])");
    private static final Pattern MONTH_AND_YEAR = Pattern.compile("\\b" + MONTH + " (?:de )?([0-9]{4})(?![0-9])");
    private static final Pattern MONTH_ALONE = Pattern.compile(
            "\\b(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\\b");
    private static final Pattern WEEKDAY = Pattern
            .compile(
                    "\\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\\b");
    private static final Pattern CLOCK = Pattern
            .compile("(?<![0-9])([0-9]{1,2}) ?(?:h|heures?|:) ?([0-9]{2})(?![0-9])(?! ?min)");
    private static final Pattern PERCENTAGE = Pattern.compile(NUMBER_START + "(" + NUMBER + ") ?(?:%|percent\\b)");
    private static final Pattern CENTS_AFTER = Pattern.compile(NUMBER_START + "([0-9]+(?: [0-9]{3})*) ?" + CURRENCY
            + "(?: et)? ?([0-9]{2})(?: ?centimes?)?(?![0-9]| ?(?:%|" + UNIT + "|" + CURRENCY + "))");
    private static final Pattern AMOUNT = Pattern.compile(NUMBER_START + "(" + NUMBER
            + ") ?(?:(millions?|milliards?|k)(?: d'| de )? ?)?" + CURRENCY);
    private static final Pattern AMOUNT_AFTER_SIGN = Pattern.compile("(?:€|\\beur) ?(" + NUMBER + ")");
    private static final Pattern CENTS = Pattern
            .compile(NUMBER_START + "(" + NUMBER + ") ?(?:centimes?|cts?)(?![a-z])");
    private static final Pattern OTHER_MONEY = Pattern
            .compile(NUMBER_START + "(" + NUMBER + ") ?(\\$|£|dollars?|livres sterling|francs?)");
    private static final Pattern FREE = Pattern.compile("\\b(?:gratuit(?:e|s|es|ement)?|sans frais|free of charge)\\b");
    private static final Pattern RANGE = Pattern
            .compile(NUMBER_START + "(" + NUMBER + ") ?(?:a|et|ou|-|to|or|and) ?(?=" + NUMBER + " ?" + UNIT + ")");
    private static final Pattern DURATION = Pattern.compile(NUMBER_START + "(" + NUMBER + ")[ -]?(?:de |d')?" + UNIT
            + "(?: (ouvres?|ouvrables?|calendaires?|francs))?(?: et (demie?))?");
    private static final Pattern PERIOD = Pattern.compile("(?:\\b(?:par|chaque|tous les|toutes les|per|every) |/ ?)"
            + UNIT + "|\\b(mensuel|annuel|hebdomadaire|trimestriel|quotidien|semestriel)(?:le)?s?(?:ment)?\\b");
    private static final Map<String, String> PERIODS = Map.of("mensuel", "mois", "annuel", "an", "hebdomadaire",
            "semaine", "trimestriel", "trimestre", "quotidien", "jour", "semestriel", "semestre");
    private static final Pattern LONE_NUMBER = Pattern.compile(NUMBER_START + NUMBER);
    private static final Pattern DIGITS_LEFT = Pattern.compile("[0-9]+");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Set<Fact> facts = new LinkedHashSet<>();
    private final StringBuilder left;

    /** Whether the parts of a fact count as facts of their own: the year of a date, the figure of an amount. */
    private final boolean withParts;

    private Facts(String lower, boolean withParts) {
        this.left = new StringBuilder(lower);
        this.withParts = withParts;
    }

    /** What a sentence claims. */
    static Set<Fact> statedIn(String text) {
        return new Facts(Plain.lower(text), false).read();
    }

    /** All that a source lets others claim. */
    static Set<Fact> allowedBy(String text) {
        Facts facts = new Facts(Plain.lower(text), true);
        Set<Fact> allowed = facts.read();
        NumberWords.in(Plain.folded(text))
                .forEach(number -> allowed.add(Fact.number(Fact.Kind.NUMBER, BigDecimal.valueOf(number))));
        return allowed;
    }

    /** Whether a unit, a currency or a percent sign stands there. */
    static boolean unitFollows(String folded, int index) {
        return UNIT_AHEAD.matcher(folded).region(index, folded.length()).lookingAt();
    }

    private Set<Fact> read() {
        take(ADDRESS, match -> addLink(match.group()));
        take(EMAIL, match -> addEmail(match.group()));
        take(DOMAIN, match -> addLink(match.group()));
        fold();
        take(DATE_ISO, match -> addDate(match.group(3), Integer.valueOf(match.group(2)), match.group(1)));
        take(DATE_IN_FIGURES, match -> addDate(match.group(1), Integer.valueOf(match.group(3)), year(match.group(4))));
        take(PHONE_FRENCH, match -> addFrenchPhone(match.group()));
        take(PHONE_ABROAD, match -> addPhone("+" + digits(match.group()).replaceFirst("^00", "")));
        take(PHONE, match -> addPhone(digits(match.group())));
        readDates();
        readMoney();
        take(PERCENTAGE, match -> addNumber(Fact.Kind.PERCENTAGE, number(match.group(1))));
        readTimes();
        take(LONE_NUMBER, match -> add(Fact.number(Fact.Kind.NUMBER, number(match.group()))));
        take(DIGITS_LEFT, match -> add(Fact.number(Fact.Kind.NUMBER, new BigDecimal(match.group()))));
        return facts;
    }

    private void readDates() {
        take(DATE_SHORT, match -> addDate(match.group(1), Integer.valueOf(match.group(2)), null));
        take(DATE_IN_WORDS, match -> addDate(match.group(1), month(match.group(2)), match.group(3)));
        take(MONTH_FIRST, match -> addDate(match.group(2), month(match.group(1)), match.group(3)));
        take(MONTH_AND_YEAR, match -> addDate(null, month(match.group(1)), match.group(2)));
        take(MONTH_ALONE, match -> addDate(null, month(match.group(1)), null));
        take(WEEKDAY, match -> add(new Fact(Fact.Kind.DATE, match.group(1))));
    }

    private void readMoney() {
        take(CENTS_AFTER, match -> addNumber(Fact.Kind.AMOUNT,
                number(match.group(1)).add(number(match.group(2)).divide(HUNDRED))));
        take(AMOUNT, match -> addNumber(Fact.Kind.AMOUNT, number(match.group(1)).multiply(scale(match.group(2)))));
        take(AMOUNT_AFTER_SIGN, match -> addNumber(Fact.Kind.AMOUNT, number(match.group(1))));
        take(CENTS, match -> addNumber(Fact.Kind.AMOUNT, number(match.group(1)).divide(HUNDRED)));
        take(OTHER_MONEY, match -> add(new Fact(Fact.Kind.AMOUNT,
                Fact.canonical(number(match.group(1))) + match.group(2))));
        take(FREE, match -> add(Fact.number(Fact.Kind.AMOUNT, BigDecimal.ZERO)));
    }

    private void readTimes() {
        take(CLOCK, match -> add(new Fact(Fact.Kind.TIME, Integer.valueOf(match.group(1)) + ":" + match.group(2))));
        readRanges();
        take(DURATION, this::addDuration);
        take(PERIOD, match -> add(new Fact(Fact.Kind.PERIOD,
                match.group(1) != null ? unit(match.group(1)) : PERIODS.getOrDefault(match.group(2), ""))));
    }

    /** In {@code 2 à 4 jours} the unit belongs to both numbers. */
    private void readRanges() {
        take(RANGE, match -> addDuration(number(match.group(1)), unit(match.group(2))));
    }

    private void addDuration(MatchResult match) {
        BigDecimal value = number(match.group(1));
        String unit = unit(match.group(2));
        @Nullable
        String sort = match.group(3);
        boolean half = match.group(4) != null;
        addDuration(half ? value.add(new BigDecimal("0.5")) : value,
                sort == null ? unit : unit + " " + sort.replaceFirst("s$", ""));
    }

    /** Hours of the day and hours that pass are written alike: both count as times. */
    private void addDuration(BigDecimal value, String unit) {
        add("heure".equals(unit)
                ? new Fact(Fact.Kind.TIME, Fact.canonical(value) + ":00")
                : Fact.duration(value, unit));
        addPart(value);
    }

    private void addNumber(Fact.Kind kind, BigDecimal value) {
        add(Fact.number(kind, value));
        addPart(value);
    }

    private void addPart(BigDecimal value) {
        if (withParts) {
            add(Fact.number(Fact.Kind.NUMBER, value));
        }
    }

    private void addFrenchPhone(String written) {
        String digits = digits(written);
        addPhone("0" + digits.substring(digits.length() - 9));
    }

    private void addPhone(String number) {
        add(new Fact(Fact.Kind.PHONE, number));
    }

    private void addEmail(String written) {
        add(new Fact(Fact.Kind.EMAIL, written.replaceAll("[.-]+$", "")));
    }

    private void addLink(String written) {
        String link = Links.canonical(written);
        add(new Fact(Fact.Kind.LINK, link));
        if (withParts) {
            add(new Fact(Fact.Kind.LINK, Links.host(link)));
        }
    }

    private void addDate(@Nullable String day, int month, @Nullable String year) {
        String shortDay = day == null ? "" : String.valueOf(Integer.parseInt(day));
        String fullYear = year == null ? "" : year;
        add(date(shortDay, month, fullYear));
        if (withParts) {
            add(date(shortDay, month, ""));
            add(date("", month, fullYear));
            add(date("", month, ""));
            if (!fullYear.isEmpty()) {
                add(Fact.number(Fact.Kind.NUMBER, new BigDecimal(fullYear)));
            }
        }
    }

    private static Fact date(String day, int month, String year) {
        return new Fact(Fact.Kind.DATE, day + "/" + month + "/" + year);
    }

    private void add(Fact fact) {
        facts.add(fact);
    }

    /** From here on accents do not matter, and numbers in words are in figures. */
    private void fold() {
        String folded = Plain.folded(left.toString()).replaceAll("\\bpremier (?=" + MONTH + ")", "1 ")
                .replaceAll("\\bpour ?cent\\b|\\bpour 100\\b", "%");
        left.replace(0, left.length(), NumberWords.inFigures(folded));
    }

    private void take(Pattern pattern, Consumer<MatchResult> reader) {
        Matcher matcher = pattern.matcher(left.toString());
        while (matcher.find()) {
            reader.accept(matcher.toMatchResult());
            for (int i = matcher.start(); i < matcher.end(); i++) {
                left.setCharAt(i, '\u0001');
            }
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String year(String written) {
        return written.length() == 2 ? "20" + written : written;
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name, 0);
    }

    private static String unit(String written) {
        String singular = written.endsWith("s") && !"mois".equals(written)
                ? written.substring(0, written.length() - 1)
                : written;
        return UNITS.getOrDefault(singular, singular);
    }

    private static BigDecimal scale(@Nullable String word) {
        if (word == null) {
            return BigDecimal.ONE;
        }
        int thousandAndMore = word.startsWith("million") ? 1_000_000 : 1_000;
        return BigDecimal.valueOf(word.startsWith("milliard") ? 1_000_000_000 : thousandAndMore);
    }

    /** {@code 1 234,50}, {@code 1.234} and {@code 3,5} as people write them in France. */
    private static BigDecimal number(String written) {
        boolean thousands = written.matches("[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]+)?");
        String plain = thousands ? written.replaceAll("[ .]", "") : written;
        return new BigDecimal(plain.replace(',', '.'));
    }
}
