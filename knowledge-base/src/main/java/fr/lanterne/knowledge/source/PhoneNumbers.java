package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Contact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers, with their price and hours, in the lines that tell how to reach a service. The documents have
 * no element for them: a number is what looks like one under « Par téléphone », in bold as a rule.
 */
final class PhoneNumbers {

    private static final Pattern BY_PHONE = Pattern
            .compile("(?iU)t[ée]l[ée]phon|\\bsms\\b|\\bappel|num[ée]ro|urgence|\\bt[ée]l\\b");
    private static final Pattern OTHERWISE = Pattern.compile(
            "(?iU)courrier|t[ée]l[ée]copie|\\bfax\\b|messagerie|courriel|\\bmail|sur place|internet|en ligne|forum"
                    + "|formulaire|adresse");
    private static final Pattern LONG_NUMBER = Pattern
            .compile("(?<![\\d/.-])(?:\\+\\d{1,3}(?: ?\\(0\\))?(?:[ .-]?\\d){6,12}"
                    + "|00(?: ?\\d){8,13}|0(?:[ .-]?\\d){9})(?!\\d)");
    private static final Pattern SHORT_NUMBER = Pattern.compile(
            "1[0-9]|11[0-9]|116 ?\\d{3}|118 ?\\d{3}|10 ?\\d{2}|3\\d ?\\d{2}|[3-8]\\d{4}|3\\d \\d \\d");
    private static final Pattern SHORT_NUMBER_FIRST = Pattern
            .compile("^(" + SHORT_NUMBER.pattern() + ")(?=$| ?\\(|,| ou )");
    private static final Pattern HOURS = Pattern.compile(
            "(?iU)lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|7 ?j|24 ?h|\\b\\d{1,2} ?h(?:\\d\\d)?\\b|jours sur"
                    + "|tous les jours");
    private static final Pattern PRICE = Pattern.compile(
            "(?iU)gratuit|coût|\\bprix|tarif|€|\\beuros?\\b|centime|surtax|majoré|payant|appel local");
    private static final Pattern CLAUSE = Pattern.compile("(?<=\\.) +| - | ; ");
    private static final Pattern PART = Pattern.compile("[,(] ?");
    private static final Pattern ASIDE = Pattern.compile("([^(]+)\\(([^)]+)\\)");
    private static final Pattern LABEL = Pattern.compile("(.{2,80}?) ?: ?$");
    private static final Pattern EDGES = Pattern.compile("^[\\s,.;:–(-]+|[\\s,.;:–-]+$");
    private static final int MAX_NOTES = 4;
    private static final int MAX_LENGTH = 200;

    /**
     * A line of a contact's text.
     *
     * @param topic the title above it, empty when there is none
     * @param emphasised its words in bold
     */
    record Line(String topic, String text, List<String> emphasised) {}

    /** Where a number stands in a line. */
    private record Place(int start, int end) {}

    private final String name;
    private final List<Found> found = new ArrayList<>();
    private List<Found> current = new ArrayList<>();
    private boolean awaitingNotes;
    private String topic = "";
    private boolean byPhone;

    private PhoneNumbers(String name) {
        this.name = name;
    }

    static List<Contact.Phone> in(String name, List<Line> lines) {
        PhoneNumbers numbers = new PhoneNumbers(name);
        numbers.byPhone = BY_PHONE.matcher(name).find();
        lines.forEach(numbers::read);
        return numbers.found.stream().map(Found::phone).distinct().toList();
    }

    private void read(Line line) {
        if (!line.topic().equals(topic)) {
            topic = line.topic();
            current = new ArrayList<>();
            byPhone = BY_PHONE.matcher(topic).find() || (topic.isEmpty() && byPhone);
        }
        if (line.text().endsWith(":") && OTHERWISE.matcher(line.text()).find()) {
            byPhone = false;
        } else if (BY_PHONE.matcher(line.text()).find() && !OTHERWISE.matcher(topic).find()) {
            byPhone = true;
        }
        if (byPhone) {
            readPhoneLine(line);
        }
    }

    private void readPhoneLine(Line line) {
        List<Place> places = numbersIn(line);
        if (places.isEmpty()) {
            awaitingNotes = false;
            clauses(line.text()).forEach(clause -> current.forEach(phone -> phone.note(clause)));
            return;
        }
        if (!awaitingNotes) {
            current = new ArrayList<>();
        }
        awaitingNotes = true;
        int from = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            int until = i + 1 < places.size() ? places.get(i + 1).start() : line.text().length();
            Found phone = new Found(labelled(line.text().substring(from, place.start())),
                    line.text().substring(place.start(), place.end()));
            clauses(line.text().substring(place.end(), until)).forEach(phone::note);
            current.add(phone);
            found.add(phone);
            from = place.end();
        }
    }

    private static List<Place> numbersIn(Line line) {
        List<Place> places = new ArrayList<>();
        Matcher matcher = LONG_NUMBER.matcher(line.text());
        while (matcher.find()) {
            places.add(new Place(matcher.start(), matcher.end()));
        }
        Matcher first = SHORT_NUMBER_FIRST.matcher(line.text());
        if (first.find()) {
            addApart(places, first.start(1), first.end(1));
        }
        for (String bold : line.emphasised()) {
            int at = line.text().indexOf(bold);
            if (at >= 0 && SHORT_NUMBER.matcher(bold).matches()) {
                addApart(places, at, at + bold.length());
            }
        }
        places.sort(Comparator.comparingInt(Place::start));
        return places;
    }

    private static void addApart(List<Place> places, int start, int end) {
        if (places.stream().noneMatch(place -> start < place.end() && place.start() < end)) {
            places.add(new Place(start, end));
        }
    }

    private String labelled(String before) {
        Matcher label = LABEL.matcher(before.replaceFirst("^[\\s,;(]+", ""));
        String said = label.matches() && !BY_PHONE.matcher(label.group(1)).find() ? label.group(1).strip() : "";
        if (said.isEmpty() && topic.toLowerCase(Locale.ROOT).contains("sms")) {
            said = "par SMS";
        }
        if (said.isEmpty() && !topic.isEmpty() && !BY_PHONE.matcher(topic).find() && !topic.endsWith(":")) {
            said = EDGES.matcher(topic).replaceAll("");
        }
        return said.isEmpty() ? name : name + " – " + said;
    }

    private static List<String> clauses(String text) {
        List<String> clauses = new ArrayList<>();
        for (String clause : CLAUSE.splitAsStream(text).toList()) {
            if (HOURS.matcher(clause).find() && PRICE.matcher(clause).find()) {
                clauses.addAll(PART.splitAsStream(clause).toList());
            } else {
                clauses.add(clause);
            }
        }
        return clauses;
    }

    /** A number with what was said of it so far. */
    private static final class Found {

        private final String name;
        private final String number;
        private final Set<String> hours = new LinkedHashSet<>();
        private final Set<String> price = new LinkedHashSet<>();

        Found(String name, String number) {
            this.name = name;
            this.number = number.strip();
        }

        void note(String clause) {
            String said = EDGES.matcher(clause).replaceAll("");
            if (said.endsWith(")") && !said.contains("(")) {
                said = said.substring(0, said.length() - 1);
            }
            if (HOURS.matcher(said).find()) {
                hours.add(said);
            } else if (PRICE.matcher(said).find()) {
                Matcher aside = ASIDE.matcher(said);
                price.add(aside.matches() && PRICE.matcher(aside.group(2)).find()
                        && !PRICE.matcher(aside.group(1)).find() ? aside.group(2) : said);
            }
        }

        Contact.Phone phone() {
            return new Contact.Phone(name, number, isShort(price) ? joined(price) : price.iterator().next(),
                    isShort(hours) ? joined(hours) : "");
        }

        /** Hours that differ by place or season cannot be told in a line; half of them would mislead. */
        private static boolean isShort(Set<String> notes) {
            return notes.size() <= MAX_NOTES && joined(notes).length() <= MAX_LENGTH;
        }

        private static String joined(Set<String> notes) {
            return String.join(" ; ", notes);
        }
    }
}
