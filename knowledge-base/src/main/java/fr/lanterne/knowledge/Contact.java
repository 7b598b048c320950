package fr.lanterne.knowledge;

import java.net.URI;

/** Somebody to turn to: a telephone, an online service or a place. */
public sealed interface Contact {

    /** What it is called, as people read it. */
    String name();

    /**
     * A telephone number.
     *
     * @param number as people read it: {@code 0 805 805 817}, {@code 3646}, {@code 33700}
     * @param price as people read it ({@code gratuit}), empty when unknown
     * @param hours as people read them, empty when unknown
     */
    record Phone(String name, String number, String price, String hours) implements Contact {
        public Phone {
            name = Contact.named(name);
            number = Contact.oneLine(number);
            price = Contact.oneLine(price);
            hours = Contact.oneLine(hours);
            if (number.chars().noneMatch(Character::isDigit)) {
                throw new IllegalArgumentException("the telephone of '" + name + "' has no digit");
            }
        }
    }

    /** A web page, an online service or a form. */
    record Link(String name, URI url) implements Contact {
        public Link {
            name = Contact.named(name);
            if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
                throw new IllegalArgumentException("the link of '" + name + "' must start with https:// or http://");
            }
        }
    }

    /**
     * A place.
     *
     * @param hours as people read them, empty when unknown
     */
    record Address(String name, String address, String hours) implements Contact {
        public Address {
            name = Contact.named(name);
            address = Contact.named(address);
            hours = Contact.oneLine(hours);
        }
    }

    private static String named(String text) {
        String line = oneLine(text);
        if (line.isEmpty()) {
            throw new IllegalArgumentException("a contact needs a name and something to reach it by");
        }
        return line;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
