package fr.lanterne.knowledge.fiche;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import fr.lanterne.knowledge.fiche.FicheReading.Problem;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML head of a fiche, its keys in French for those who write it. */
record FrontMatter(@Nullable FicheId id, String title, Audience audience, List<String> theme, List<String> keywords,
        List<Contact> contacts, List<Source> sources, @Nullable LocalDate reviewDate, List<Passage.Link> seeAlso,
        List<String> questions) {

    private static final String THEME_SEPARATOR = " > ";
    private static final int LONGEST_PLAIN = 500;
    private static final Map<String, Audience> AUDIENCES = Map.of("particuliers", Audience.INDIVIDUALS, "associations",
            Audience.ASSOCIATIONS, "professionnels", Audience.PROFESSIONALS);
    private static final Set<String> KEYS = Set.of("id", "titre", "public", "theme", "mots", "revision", "sources",
            "contacts", "voir", "questions");

    Fiche fiche(FicheBody body) {
        if (id == null) {
            throw new IllegalArgumentException("a fiche needs an id");
        }
        return new Fiche(id, title, audience, theme, keywords, body.summary(), body.essentials(), body.sections(),
                contacts, sources, reviewDate, seeAlso, questions);
    }

    static FrontMatter read(String yaml, List<Problem> problems) {
        return new Reader(problems).read(yaml);
    }

    static String write(Fiche fiche) {
        StringBuilder out = new StringBuilder();
        entry(out, "id", fiche.id().value());
        entry(out, "titre", fiche.title());
        entry(out, "public", AUDIENCES.entrySet().stream().filter(entry -> entry.getValue() == fiche.audience())
                .map(Map.Entry::getKey).findFirst().orElseThrow());
        list(out, "theme", fiche.theme());
        list(out, "mots", fiche.keywords());
        if (fiche.reviewDate() != null) {
            entry(out, "revision", fiche.reviewDate().toString());
        }
        out.append("sources:\n");
        for (Source source : fiche.sources()) {
            entry(out, "  - editeur", source.publisher());
            entry(out, "    url", source.url().toString());
            optional(out, "    licence", source.licence());
            entry(out, "    date", source.date().toString());
        }
        if (!fiche.contacts().isEmpty()) {
            out.append("contacts:\n");
            fiche.contacts().forEach(contact -> contact(out, contact));
        }
        if (!fiche.seeAlso().isEmpty()) {
            out.append("voir:\n");
            fiche.seeAlso().forEach(link -> link(out, link.label(), link.url()));
        }
        list(out, "questions", fiche.questions());
        return out.toString();
    }

    private static void link(StringBuilder out, String name, URI url) {
        entry(out, "  - nom", name);
        entry(out, "    lien", url.toString());
    }

    private static void contact(StringBuilder out, Contact contact) {
        switch (contact) {
            case Contact.Phone phone -> {
                entry(out, "  - nom", phone.name());
                entry(out, "    telephone", phone.number());
                optional(out, "    prix", phone.price());
                optional(out, "    horaires", phone.hours());
            }
            case Contact.Link link -> link(out, link.name(), link.url());
            case Contact.Address address -> {
                entry(out, "  - nom", address.name());
                entry(out, "    adresse", address.address());
                optional(out, "    horaires", address.hours());
            }
        }
    }

    private static void list(StringBuilder out, String key, List<String> values) {
        if (!values.isEmpty()) {
            out.append(key).append(":\n");
            values.forEach(value -> out.append("  - ").append(scalar(value)).append('\n'));
        }
    }

    private static void optional(StringBuilder out, String key, String value) {
        if (!value.isEmpty()) {
            entry(out, key, value);
        }
    }

    private static void entry(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(scalar(value)).append('\n');
    }

    /** Plain where YAML surely reads it back, quoted elsewhere. */
    private static String scalar(String text) {
        return text.length() <= LONGEST_PLAIN
                && text.matches("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} .,;()/'’?!%€+…«»°–_-]|:(?=[^ ]))*(?<![ :])")
                        ? text
                        : '"' + quoted(text) + '"';
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if ((point >= ' ' && point < 0x7f) || Character.isLetterOrDigit(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format("\\U%08x", point));
            }
        });
        return out.toString();
    }

    /** Reads nodes rather than values, so that every problem has its line and no value is taken for a number or a date. */
    private static final class Reader {

        private static final int LINES_ABOVE = 2;

        private final List<Problem> problems;

        Reader(List<Problem> problems) {
            this.problems = problems;
        }

        FrontMatter read(String yaml) {
            Map<String, Node> entries = entries(compose(yaml), KEYS);
            FicheId id = required(entries, "id", 1, FicheId::new);
            String title = required(entries, "titre", 1, Function.identity());
            Audience audience = optional(entries, "public", this::audience);
            return new FrontMatter(id, title == null ? "?" : title, audience == null ? Audience.INDIVIDUALS : audience,
                    theme(entries.get("theme")), texts(entries.get("mots")), contacts(entries.get("contacts")),
                    sources(entries.get("sources")), optional(entries, "revision", Reader::date),
                    links(entries.get("voir")), texts(entries.get("questions")));
        }

        private @Nullable Node compose(String yaml) {
            try {
                LoaderOptions options = new LoaderOptions();
                options.setMaxAliasesForCollections(0);
                options.setAllowDuplicateKeys(false);
                return new Yaml(options).compose(new java.io.StringReader(yaml));
            } catch (MarkedYAMLException malformed) {
                int line = malformed.getProblemMark() == null ? 0 : malformed.getProblemMark().getLine();
                problem(line + LINES_ABOVE, "this is not YAML (" + malformed.getProblem()
                        + "); write a text with ': ' or ' #' between double quotes");
            } catch (YAMLException malformed) {
                problem(1, "the front matter is not YAML: " + malformed.getMessage());
            }
            return null;
        }

        private Map<String, Node> entries(@Nullable Node node, Set<String> known) {
            Map<String, Node> entries = new HashMap<>();
            if (node instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                    if (!known.contains(key)) {
                        problem(line(tuple.getKeyNode()), "'" + key + "' is not known here; known are "
                                + String.join(", ", known.stream().sorted().toList()));
                    } else if (entries.put(key, tuple.getValueNode()) != null) {
                        problem(line(tuple.getKeyNode()), "'" + key + "' stands twice");
                    }
                }
            } else if (node != null) {
                problem(line(node), "write 'key: value' here; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            return entries;
        }

        private List<Contact> contacts(@Nullable Node node) {
            return items(node, item -> {
                Map<String, Node> entries = entries(item,
                        Set.of("nom", "telephone", "prix", "horaires", "lien", "adresse"));
                String name = required(entries, "nom", line(item), Function.identity());
                String hours = orEmpty(optional(entries, "horaires", Function.identity()));
                if (name == null) {
                    return null;
                } else if (entries.containsKey("telephone")) {
                    String price = orEmpty(optional(entries, "prix", Function.identity()));
                    return optional(entries, "telephone", number -> new Contact.Phone(name, number, price, hours));
                } else if (entries.containsKey("lien")) {
                    return optional(entries, "lien", link -> new Contact.Link(name, URI.create(link)));
                } else if (entries.containsKey("adresse")) {
                    return optional(entries, "adresse", address -> new Contact.Address(name, address, hours));
                }
                problem(line(item), "a contact has a 'telephone', a 'lien' or an 'adresse'");
                return null;
            });
        }

        private List<Passage.Link> links(@Nullable Node node) {
            return items(node, item -> {
                Map<String, Node> entries = entries(item, Set.of("nom", "lien"));
                String name = required(entries, "nom", line(item), Function.identity());
                URI url = required(entries, "lien", line(item), URI::create);
                return name == null || url == null ? null : checked(item, () -> new Passage.Link(name, url));
            });
        }

        private List<Source> sources(@Nullable Node node) {
            if (node == null) {
                problem(1, "'sources' is missing: an editeur, a url and a date for each");
            }
            return items(node, item -> {
                Map<String, Node> entries = entries(item, Set.of("editeur", "url", "licence", "date"));
                String publisher = required(entries, "editeur", line(item), Function.identity());
                URI url = required(entries, "url", line(item), URI::create);
                LocalDate date = required(entries, "date", line(item), Reader::date);
                String licence = orEmpty(optional(entries, "licence", Function.identity()));
                return publisher == null || url == null || date == null
                        ? null
                        : checked(item, () -> new Source(publisher, url, licence, date));
            });
        }

        private List<String> theme(@Nullable Node node) {
            return node instanceof ScalarNode scalar
                    ? List.of(scalar.getValue().split(THEME_SEPARATOR))
                    : texts(node);
        }

        private List<String> texts(@Nullable Node node) {
            return items(node, item -> {
                if (item instanceof ScalarNode scalar) {
                    return scalar.getValue();
                }
                problem(line(item),
                        "write one text after the '-'; put it between double quotes if it has ': ' or ' #'");
                return null;
            });
        }

        private <T> List<T> items(@Nullable Node node, Function<Node, @Nullable T> reader) {
            List<T> items = new ArrayList<>();
            if (node instanceof SequenceNode sequence) {
                for (Node item : sequence.getValue()) {
                    T value = reader.apply(item);
                    if (value != null) {
                        items.add(value);
                    }
                }
            } else if (node != null) {
                problem(line(node), "write a list here, each item on a line of its own after '  - '");
            }
            return items;
        }

        private <T> @Nullable T required(Map<String, Node> entries, String key, int line,
                Function<String, @Nullable T> reader) {
            if (!entries.containsKey(key)) {
                problem(line, "'" + key + "' is missing");
            }
            return optional(entries, key, reader);
        }

        private <T> @Nullable T optional(Map<String, Node> entries, String key, Function<String, @Nullable T> reader) {
            Node node = entries.get(key);
            if (node == null) {
                return null;
            }
            if (!(node instanceof ScalarNode scalar)) {
                problem(line(node), "'" + key + "' is one text, not a list");
                return null;
            }
            return checked(node, () -> reader.apply(scalar.getValue()));
        }

        private <T> @Nullable T checked(Node node, java.util.function.Supplier<@Nullable T> maker) {
            try {
                return maker.get();
            } catch (DateTimeParseException noDate) {
                problem(line(node), "write the date as 2026-11-23, not '" + noDate.getParsedString() + "'");
            } catch (IllegalArgumentException invalid) {
                problem(line(node), String.valueOf(invalid.getMessage()));
            }
            return null;
        }

        private Audience audience(String text) {
            Audience audience = AUDIENCES.get(text);
            if (audience == null) {
                throw new IllegalArgumentException(
                        "'public' is particuliers, associations or professionnels, not '" + text
                                + "'");
            }
            return audience;
        }

        private static LocalDate date(String text) {
            return LocalDate.parse(text);
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        private static int line(Node node) {
            return node.getStartMark().getLine() + LINES_ABOVE;
        }

        private void problem(int line, String message) {
            problems.add(new Problem(line, message));
        }
    }
}
