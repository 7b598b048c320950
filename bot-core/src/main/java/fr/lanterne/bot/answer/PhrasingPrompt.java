package fr.lanterne.bot.answer;

import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Passage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the language model is asked: the rules of a resource file, and the passages and the masked question as data between
 * marks that the data cannot forge.
 */
final class PhrasingPrompt {

    /** Of the rules, with their number: kept with every answer. */
    static final String VERSION = "phrasing-v1";

    private static final int MAX_QUESTION = 2_000;

    private final String rules;

    PhrasingPrompt() {
        this.rules = resource(VERSION + ".txt");
    }

    ChatModel.Prompt of(Material material, String maskedQuestion) {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < material.passages().size(); i++) {
            data.append(extract(i + 1, material.passages().get(i).passage())).append("\n\n");
        }
        data.append("<question>\n").append(quoted(shortened(maskedQuestion))).append("\n</question>");
        return new ChatModel.Prompt(rules, data.toString());
    }

    private static String extract(int number, Passage passage) {
        StringBuilder extract = new StringBuilder("<extrait numéro=\"" + number + "\">\n");
        extract.append("Fiche : ").append(quoted(passage.title())).append('\n');
        if (!passage.headings().isEmpty()) {
            extract.append("Partie : ").append(quoted(String.join(", ", passage.headings()))).append('\n');
        }
        extract.append(quoted(passage.text())).append('\n');
        passage.essentials()
                .forEach(essential -> extract.append("Indispensable : ").append(quoted(essential.text())).append('\n'));
        passage.links().forEach(link -> extract.append("Lien : ").append(quoted(link.label() + " " + link.url()))
                .append('\n'));
        passage.contacts().forEach(contact -> extract.append("Contact : ").append(quoted(line(contact))).append('\n'));
        return extract.append("</extrait>").toString();
    }

    private static String line(Contact contact) {
        return contact.name() + ", " + switch (contact) {
            case Contact.Phone phone -> Stream.of(phone.number(), phone.price(), phone.hours())
                    .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
            case Contact.Link link -> link.url().toString();
            case Contact.Address address -> address.address();
        };
    }

    /** Data holds no angle bracket, so it can neither end its own part nor begin another. */
    static String quoted(String data) {
        return Plain.visible(data).replace('<', '‹').replace('>', '›').replace('＜', '‹').replace('＞', '›');
    }

    private static String shortened(String question) {
        return question.length() <= MAX_QUESTION ? question : question.substring(0, MAX_QUESTION);
    }

    /** The rules of that name in this package. */
    static String resource(String name) {
        try (InputStream in = PhrasingPrompt.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the rules for the language model are not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the rules for the language model cannot be read: " + name, e);
        }
    }
}
