package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Contact;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Collects whom a fiche sends people to, and writes the line that mentions each where it stands in the text. A contact
 * named twice is kept once.
 */
final class ContactReader {

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern POSTCODE = Pattern.compile("\\b\\d{5}\\b");
    private static final Pattern NOT_AN_ADDRESS = Pattern
            .compile("(?iU)attention|horaires|ouvert|lundi|rendez-vous|permanence|http|@|\\bjoindre\\b|[^.]{120,}");

    private final InlineText inline;
    private final Audience audience;
    private final Set<Contact> contacts = new LinkedHashSet<>();

    ContactReader(InlineText inline, Audience audience) {
        this.inline = inline;
        this.audience = audience;
    }

    List<Contact> contacts() {
        return List.copyOf(contacts);
    }

    /** Takes the contacts of {@code OuSAdresser} or {@code QuiPeutMAider}; answers the line to put in its place. */
    String organisation(XmlNode.Element organisation) {
        String name = title(organisation);
        if (name.isEmpty()) {
            return "";
        }
        Optional<String> page = organisation.element("RessourceWeb").flatMap(web -> web.attribute("URL"))
                .flatMap(ServicePublicSite::address);
        List<PhoneNumbers.Line> lines = lines(organisation);
        List<Contact.Phone> phones = PhoneNumbers.in(name, lines);
        contacts.addAll(phones);
        page.ifPresent(address -> contacts.add(new Contact.Link(name, URI.create(address))));
        contacts.addAll(linksWithin(name, organisation));
        address(name, lines).ifPresent(contacts::add);
        return mention(name, page, organisation.element("Complement").map(inline::plain).orElse(""),
                reachedBy(phones, lines));
    }

    /** Takes an online service, a form or a letter template; answers the line to put in its place. */
    String service(XmlNode.Element service) {
        String name = title(service);
        if (name.isEmpty()) {
            return "";
        }
        Optional<String> page = service.attribute("URL")
                .or(() -> service.element("LienWeb").flatMap(link -> link.attribute("URL")))
                .flatMap(ServicePublicSite::address)
                .or(() -> service.attribute("ID").flatMap(id -> ServicePublicSite.page(audience, id)));
        page.ifPresent(address -> contacts.add(new Contact.Link(name, URI.create(address))));
        return mention(name, page, kind(service), List.of());
    }

    private String title(XmlNode.Element element) {
        return element.element("Titre").map(inline::plain).orElse("");
    }

    private static String kind(XmlNode.Element service) {
        String type = service.attribute("type").orElse("");
        boolean sayType = type.startsWith("Formulaire") || type.startsWith("Modèle") || type.startsWith("Simulateur");
        return Stream.of(sayType ? type.toLowerCase(Locale.FRENCH) : "",
                service.attribute("numerocerfa").map(number -> "cerfa n° " + number).orElse(""))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String mention(String name, Optional<String> page, String complement, List<String> reachedBy) {
        String shown = MarkdownText.escaped(name);
        String mention = "→ " + page.map(address -> MarkdownText.link(shown, address)).orElse(shown);
        if (!complement.isEmpty()) {
            mention += " (" + MarkdownText.escaped(complement) + ")";
        }
        return reachedBy.isEmpty()
                ? mention
                : mention + " : " + MarkdownText.escaped(String.join(" ; ", reachedBy));
    }

    private static List<String> reachedBy(List<Contact.Phone> phones, List<PhoneNumbers.Line> lines) {
        Stream<String> emails = lines.stream().flatMap(line -> EMAIL.matcher(line.text()).results())
                .map(match -> match.group());
        return Stream.concat(phones.stream().map(Contact.Phone::number), emails).distinct().toList();
    }

    private List<Contact> linksWithin(String name, XmlNode.Element organisation) {
        List<Contact> links = new ArrayList<>();
        organisation.element("Texte").stream().flatMap(XmlNode.Element::tree)
                .filter(element -> element.name().equals("LienExterne")).forEach(link -> {
                    String text = inline.plain(link);
                    boolean bare = text.isEmpty() || text.startsWith("http") || text.startsWith("www.");
                    link.attribute("URL").flatMap(ServicePublicSite::address).ifPresent(address -> links
                            .add(new Contact.Link(bare ? name : name + " – " + text, URI.create(address))));
                });
        return links;
    }

    private static Optional<Contact> address(String name, List<PhoneNumbers.Line> lines) {
        String postal = lines.stream()
                .filter(line -> line.topic().toLowerCase(Locale.ROOT).matches("(par courrier|sur place).*")
                        && !line.topic().toLowerCase(Locale.ROOT).contains("électronique"))
                .collect(Collectors.groupingBy(PhoneNumbers.Line::topic, LinkedHashMap::new,
                        Collectors.toList()))
                .values().stream().findFirst().orElse(List.of()).stream().map(PhoneNumbers.Line::text)
                .takeWhile(text -> !NOT_AN_ADDRESS.matcher(text).find()).collect(Collectors.joining(", "));
        return POSTCODE.matcher(postal).find() ? Optional.of(new Contact.Address(name, postal, "")) : Optional.empty();
    }

    private List<PhoneNumbers.Line> lines(XmlNode.Element organisation) {
        List<PhoneNumbers.Line> lines = new ArrayList<>();
        organisation.element("Texte").ifPresent(text -> addLines(text, "", lines));
        return lines;
    }

    private void addLines(XmlNode.Element container, String topic, List<PhoneNumbers.Line> lines) {
        container.elements().forEach(element -> {
            switch (element.name()) {
                case "Chapitre", "SousChapitre" -> addLines(element, title(element), lines);
                case "Titre", "Condition" -> {
                    // A title is the topic of its lines; conditions are for the site's own forms.
                }
                case "Paragraphe" -> addLine(element, topic, lines);
                default -> addLines(element, topic, lines);
            }
        });
    }

    private void addLine(XmlNode.Element paragraph, String topic, List<PhoneNumbers.Line> lines) {
        String text = inline.plain(paragraph);
        if (!text.isEmpty()) {
            lines.add(new PhoneNumbers.Line(topic, text, paragraph.tree()
                    .filter(element -> element.name().equals("MiseEnEvidence")).map(inline::plain).toList()));
        }
    }
}
