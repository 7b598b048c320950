package fr.lanterne.bot;

import java.util.regex.Pattern;

/**
 * Where a citizen chats. A new one is a new name: what it can do, it declares itself ({@link Outlet}).
 *
 * @param name 2 to 20 capital letters, as it is kept in the store
 */
public record Channel(String name) {

    private static final Pattern NAME = Pattern.compile("[A-Z]{2,20}");

    /** The widget and the HTTP API: screens come and fetch what is said. */
    public static final Channel WEB = new Channel("WEB");

    public Channel {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a channel's name is 2 to 20 capital letters");
        }
    }

    /** The channel of that name. */
    public static Channel valueOf(String name) {
        return new Channel(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
