package fr.lanterne.bot.scam.picture;

/** How far two readings of one thing are apart. */
final class Edits {

    private Edits() {}

    /** Levenshtein's distance: characters to add, to drop or to change. */
    static int between(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int k = 0; k < row.length; k++) {
            row[k] = k;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k < row.length; k++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.min(changed, Math.min(row[k], row[k - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
