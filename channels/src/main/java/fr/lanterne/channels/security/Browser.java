package fr.lanterne.channels.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** What people call the browser that sends this User-Agent. */
final class Browser {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // In this order: the later ones' words stand in the earlier ones' too.
        BROWSERS.put("Edg/", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private Browser() {}

    /** Empty when it names none that is known. */
    static String name(String userAgent) {
        return (first(BROWSERS, userAgent) + " " + first(SYSTEMS, userAgent)).strip();
    }

    private static String first(Map<String, String> names, String userAgent) {
        return names.entrySet().stream().filter(entry -> userAgent.contains(entry.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse("");
    }
}
