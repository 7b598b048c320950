package fr.lanterne.bot.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Decides, sentence by sentence, what of a phrased answer may reach a citizen.
 *
 * <p>A sentence passes when it names passages that exist; when every link, e-mail, telephone, amount, date, duration,
 * percentage, time and other number in it stands in those passages, whatever the spelling; when enough of its words do; and
 * when it neither vouches for a message nor asks for a secret, unless the passage says so in the same words.
 *
 * <p>What it cannot see: a figure taken from the right passage but tied to the wrong thing; a dropped or added negation
 * ({@code vous ne devez pas}), {@code au moins} turned into {@code au plus}; a right word put to a wrong use. Number words
 * are read in French only, units and months in French and English, some in Spanish and German; in other languages a
 * figure's unit goes unchecked, the figure itself does not. Against these stand the instructions to the model, the
 * essentials quoted as they are, and the citation beside every sentence.
 */
final class GroundingCheck {

    private static final double WORDS_IN_SOURCE = 1.0 / 3;
    private static final int TOO_SHORT_TO_JUDGE = 4;

    private static final Pattern VOUCHES = Pattern.compile("\\b(?:"
            + "(?:c'est|il est|elle est|est|sont|parait|semble|reste) (?:bien |tout a fait |totalement |parfaitement |donc |vraiment |completement )?"
            + "(?:sur(?= ?[.,;!?]|$)|fiable|securise|securisee|authentique|legitime|officiel et sur|sans danger|sans risque|inoffensif|inoffensive|de confiance|digne de confiance)\\b(?! que)"
            + "|(?:sans (?:aucun )?(?:danger|risque|crainte)|en toute (?:securite|confiance|tranquillite)|aucun (?:danger|risque))"
            + "|vous pouvez (?:donc |bien |tout a fait )?(?:y |le |la |les |lui )?(?:cliquer|ouvrir|repondre|faire confiance|payer|appuyer)"
            + "|n'est pas (?:une arnaque|un piege|frauduleux|dangereux|suspect)|pas (?:une|d')arnaque|ne risquez rien|rassurez-vous|faites confiance|ayez confiance"
            + "|(?:is|it's|looks) (?:safe|legitimate|genuine)|you can (?:safely )?(?:click|open|trust)|es seguro|puede(?:s)? hacer clic)");

    /** With its accent, since {@code est sur} is mostly about a place. */
    private static final Pattern SURE = Pattern.compile(
            "\\b(?:c'est|est|sont|paraît|semble|reste|tout|très) (?:[\\p{L}-]+ )?(?:sûre?s?|sécurisée?s?)\\b(?! que)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final String SECRETS = "(?:mots? de passe|codes?(?! postal)|cryptogramme|numeros? de (?:votre |la )?carte|coordonnees bancaires|(?:votre|la) carte bancaire|"
            + "iban|rib|identifiants?|numero de securite sociale|argent|virement|mandat|cartes? (?:cadeau|prepayee)|especes|password|pin)";
    private static final Pattern ASKS = Pattern.compile(
            "\\b(?:donnez|envoyez|communiquez|transmettez|dites|indiquez|partagez|fournissez|confirmez|ecrivez|"
                    + "repondez|tapez|saisissez|entrez|versez|virez|payez|reglez|merci de|veuillez|pouvez-vous|donner|envoyer|communiquer|send|give|tell|share)\\b"
                    + "[^.!?]{0,80}\\b" + SECRETS + "\\b|\\bquel(?:le)?s? (?:est|sont) votre?s? [^.?]{0,20}" + SECRETS
                    + "\\b");
    private static final Pattern FORBIDS = Pattern
            .compile("\\b(?:ne|n'|jamais|ni|pas|aucun|aucune|never|not|don't)(?:\\b|(?<='))");

    private static final Pattern CLAUSE_START = Pattern.compile("[,;:.!?]| (?:et|puis|mais|and|but) ");

    /** What became of a sentence. */
    sealed interface Verdict {}

    /** It may be said. */
    record Grounded(List<SourcePassage> passages) implements Verdict {
        Grounded {
            passages = List.copyOf(passages);
        }
    }

    /** It may not. */
    record Refused(Reason reason) implements Verdict {}

    /** Why a sentence may not be said. */
    enum Reason {
        NO_CITATION, UNKNOWN_CITATION, LINK, EMAIL, PHONE, AMOUNT, DATE, DURATION, PERIOD, PERCENTAGE, TIME, NUMBER, VOUCHES_FOR_MESSAGE, ASKS_FOR_SECRET, FOREIGN_TO_PASSAGES
    }

    private final Material material;
    private final boolean inFrench;

    GroundingCheck(Material material, String language) {
        this.material = material;
        this.inFrench = "fr".equals(language);
    }

    Verdict check(Sentence sentence) {
        if (sentence.citations().isEmpty()) {
            return new Refused(Reason.NO_CITATION);
        }
        List<SourcePassage> cited = sentence.citations().stream().flatMap(number -> material.numbered(number).stream())
                .toList();
        if (cited.size() < sentence.citations().size()) {
            return new Refused(Reason.UNKNOWN_CITATION);
        }
        return objection(sentence.text(), cited).<Verdict>map(Refused::new).orElseGet(() -> new Grounded(cited));
    }

    /** Whether a line that announces a list, and cites nothing, may stand before an item that may be said. */
    boolean mayAnnounce(Sentence line) {
        return line.announces() && line.citations().isEmpty() && Facts.statedIn(line.text()).isEmpty()
                && danger(line.text()).isEmpty();
    }

    private Optional<Reason> objection(String text, List<SourcePassage> cited) {
        if (cited.stream().anyMatch(passage -> passage.says(text))) {
            return inventedFact(text, cited);
        }
        return danger(text).or(() -> inventedFact(text, cited)).or(() -> foreignWords(text, cited));
    }

    private static Optional<Reason> danger(String text) {
        String folded = Plain.folded(text);
        if (vouches(VOUCHES, folded) || vouches(SURE, Plain.lower(text))) {
            return Optional.of(Reason.VOUCHES_FOR_MESSAGE);
        }
        return ASKS.matcher(folded).results().anyMatch(found -> !isForbidden(folded, found.start(), found.end()))
                ? Optional.of(Reason.ASKS_FOR_SECRET)
                : Optional.empty();
    }

    private static boolean vouches(Pattern words, String text) {
        return words.matcher(text).results()
                .anyMatch(found -> !isForbidden(text, found.start(), found.start()));
    }

    /** Whether the clause around some words negates them: {@code ne donnez jamais}, {@code rien ne prouve que}. */
    private static boolean isForbidden(String folded, int start, int end) {
        String before = folded.substring(0, start);
        int clause = CLAUSE_START.matcher(before).results().mapToInt(MatchResult::end).max().orElse(0);
        return FORBIDS.matcher(folded.substring(clause, end)).find();
    }

    private static Optional<Reason> inventedFact(String text, List<SourcePassage> cited) {
        Set<Fact> allowed = new HashSet<>();
        cited.forEach(passage -> allowed.addAll(passage.facts()));
        return Facts.statedIn(text).stream().filter(fact -> !allowed.contains(fact) && !isOne(fact)).findFirst()
                .map(fact -> Reason.valueOf(fact.kind().name()));
    }

    /** {@code 1 photo} is {@code une photo}. */
    private static boolean isOne(Fact fact) {
        return fact.kind() == Fact.Kind.NUMBER && "1".equals(fact.value());
    }

    private Optional<Reason> foreignWords(String text, List<SourcePassage> cited) {
        Set<String> stems = Plain.stems(text);
        if (!inFrench || stems.size() < TOO_SHORT_TO_JUDGE) {
            return Optional.empty();
        }
        long known = stems.stream().filter(stem -> cited.stream().anyMatch(passage -> passage.stems().contains(stem)))
                .count();
        return known < stems.size() * WORDS_IN_SOURCE ? Optional.of(Reason.FOREIGN_TO_PASSAGES) : Optional.empty();
    }
}
