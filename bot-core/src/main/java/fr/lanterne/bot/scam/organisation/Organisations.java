package fr.lanterne.bot.scam.organisation;

import fr.lanterne.bot.scam.wording.ReadableText;
import fr.lanterne.bot.scam.wording.ReadableText.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies that scams pretend to be, and which of them a message names. */
public final class Organisations {

    private static final String REGISTRY = "/fr/lanterne/bot/scam/organisations.txt";
    /** Where a sender stands. */
    private static final int WORDS_OF_A_SENDER = 6;

    private final List<Organisation> all;
    private final Map<String, List<Name>> byFirstWord = new HashMap<>();
    private final Map<String, Organisation> byNumber = new HashMap<>();
    private final Map<String, Organisation> byRememberedNumber = new HashMap<>();

    private record Name(Organisation organisation, List<String> words) {}

    /**
     * A body that a message names.
     *
     * @param first whether it is named where a sender stands
     */
    public record Named(Organisation organisation, boolean first) {}

    public Organisations(List<Organisation> all) {
        this.all = List.copyOf(all);
        for (Organisation organisation : all) {
            organisation.calledBy()
                    .forEach(words -> byFirstWord.computeIfAbsent(words.getFirst(), w -> new ArrayList<>())
                            .add(new Name(organisation, words)));
            organisation.numbers().forEach(number -> byNumber.put(number, organisation));
            organisation.rememberedNumbers().forEach(number -> byRememberedNumber.put(number, organisation));
        }
    }

    /** The registry that comes with the program. */
    public static Organisations known() {
        try (InputStream in = Organisations.class.getResourceAsStream(REGISTRY)) {
            if (in == null) {
                throw new IllegalStateException("the registry of organisations is missing: " + REGISTRY);
            }
            return new Organisations(OrganisationFile.parse(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList()));
        } catch (IOException e) {
            throw new UncheckedIOException("the registry of organisations cannot be read", e);
        }
    }

    public List<Organisation> all() {
        return all;
    }

    /** The body whose number that is, read at the source. */
    public Optional<Organisation> ofNumber(String digits) {
        return Optional.ofNullable(byNumber.get(digits));
    }

    /** The body whose number that is, from memory. */
    public Optional<Organisation> remembersNumber(String digits) {
        return Optional.ofNullable(byRememberedNumber.get(digits));
    }

    /** Who is named, in order of appearance, the longest name at each place. */
    public List<Named> namedIn(ReadableText text) {
        List<Named> named = new ArrayList<>();
        List<Word> words = text.words();
        for (int i = 0; i < words.size(); i++) {
            Optional<Name> longest = longestAt(words, i);
            if (longest.isPresent()) {
                Name name = longest.get();
                named.add(new Named(name.organisation(), i < WORDS_OF_A_SENDER));
                i += name.words().size() - 1;
            }
        }
        return named;
    }

    private Optional<Name> longestAt(List<Word> words, int first) {
        Name longest = null;
        for (Name name : byFirstWord.getOrDefault(words.get(first).text(), List.of())) {
            boolean longer = longest == null || name.words().size() > longest.words().size();
            if (longer && fits(name, words, first)) {
                longest = name;
            }
        }
        return Optional.ofNullable(longest);
    }

    private static boolean fits(Name name, List<Word> words, int first) {
        if (first + name.words().size() > words.size()) {
            return false;
        }
        for (int i = 0; i < name.words().size(); i++) {
            if (!words.get(first + i).text().equals(name.words().get(i))) {
                return false;
            }
        }
        return true;
    }
}
