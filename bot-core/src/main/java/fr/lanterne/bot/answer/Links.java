package fr.lanterne.bot.answer;

/** Addresses of the web as texts, in one form for the ways of writing the same. */
final class Links {

    private Links() {}

    /** Without scheme, {@code www.}, trailing punctuation and slash. The path's case was lowered with the text's. */
    static String canonical(String written) {
        String link = written.replaceAll(" ?point ?", ".").replace(" ", "").replaceAll("[.,;:!?'*_…]+$", "");
        while (link.endsWith(")") && link.indexOf('(') < 0) {
            link = link.substring(0, link.length() - 1);
        }
        return link.replaceFirst("^https?://", "").replaceFirst("^www\\.", "").replaceAll("[.,;:!?/]+$", "");
    }

    static String host(String canonical) {
        int end = 0;
        while (end < canonical.length() && "/?#".indexOf(canonical.charAt(end)) < 0) {
            end++;
        }
        return canonical.substring(0, end);
    }
}
