package fr.lanterne.bot.scam.organisation;

import fr.lanterne.bot.scam.organisation.Organisation.Mark;
import fr.lanterne.bot.scam.organisation.Organisation.Verification;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads the registry: a block of {@code key: value} lines a body, blocks apart by a blank line. */
final class OrganisationFile {

    private static final Set<String> KEYS = Set.of("organisme", "noms", "marques", "domaines", "domaines-de-memoire",
            "numeros", "numeros-de-memoire", "expediteurs", "expediteurs-de-memoire", "ecrit", "jamais", "fiche",
            "source",
            "verification");
    private static final Map<String, Verification> VERIFICATIONS = Map.of("officielle", Verification.OFFICIAL,
            "secondaire", Verification.SECONDARY, "memoire", Verification.MEMORY);

    private OrganisationFile() {}

    static List<Organisation> parse(List<String> lines) {
        List<Organisation> read = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        for (String raw : Stream.concat(lines.stream(), Stream.of("")).toList()) {
            String line = raw.strip();
            if (line.isEmpty() && !block.isEmpty()) {
                read.add(organisation(block));
                block.clear();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                put(block, line);
            }
        }
        return List.copyOf(read);
    }

    private static void put(Map<String, String> block, String line) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon);
        if (!KEYS.contains(key) || block.put(key, line.substring(colon + 1).strip()) != null) {
            throw new IllegalArgumentException("not a line of the registry, or twice in one block: " + line);
        }
    }

    private static Organisation organisation(Map<String, String> block) {
        String name = Optional.ofNullable(block.get("organisme"))
                .orElseThrow(() -> new IllegalArgumentException("a block without 'organisme': " + block));
        Verification verification = Optional.ofNullable(VERIFICATIONS.get(block.getOrDefault("verification", "")))
                .orElseThrow(() -> new IllegalArgumentException(name + ": 'verification' is missing or unknown"));
        return new Organisation(name, list(block, "noms").map(OrganisationFile::words).toList(),
                list(block, "marques").map(OrganisationFile::mark).toList(), list(block, "domaines").toList(),
                list(block, "domaines-de-memoire").toList(),
                Stream.concat(list(block, "numeros"), list(block, "expediteurs")).toList(),
                Stream.concat(list(block, "numeros-de-memoire"), list(block, "expediteurs-de-memoire")).toList(),
                block.getOrDefault("ecrit", ""), block.getOrDefault("jamais", ""),
                Optional.ofNullable(block.get("fiche")), block.getOrDefault("source", ""), verification);
    }

    private static List<String> words(String name) {
        return ReadableText.of(name).words().stream().map(ReadableText.Word::text).toList();
    }

    private static Mark mark(String written) {
        return written.endsWith("?")
                ? new Mark(written.substring(0, written.length() - 1).replace("-", ""), true)
                : new Mark(written.replace("-", ""), false);
    }

    private static Stream<String> list(Map<String, String> block, String key) {
        return Stream.of(block.getOrDefault(key, "").split(",")).map(String::strip)
                .filter(Predicate.not(String::isEmpty));
    }
}
