package fr.lanterne.knowledge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The headings above a sentence as the words that say in which situation it holds: {@code Si vous êtes mineur : …}. */
final class SituationLabel {

    private static final int LONGEST = 120;
    private static final int START = 30;
    private static final Pattern SAYS_NOTHING = Pattern.compile(
            ".*\\?|reponse|presentation|principes?|generalites|demarches?|procedures?|conditions?(?: a remplir| generales?| pour en beneficier)?|beneficiaires|"
                    + "personnes concernees|definition|rappels?|a savoir|caracteristiques|regles? generales?|precisions?|modalites|exemples?|attention|contenu|objet|role|dispositions generales|"
                    + "informations? (?:generales?|prealables?)|organisation|fonctionnement|mise en oeuvre|etapes?.*|comment .*|qui .*|ou .*|quand .*|pourquoi .*|que .*");
    /** Without the other cases beside it nobody knows which one this is. */
    private static final Pattern ANOTHER_CASE = Pattern.compile(
            "(?:autres?|(?:dans|pour) (?:les|un|une|tous) autres?) .*|autres|.*\\bci-(?:dessus|dessous|avant|apres)\\b.*|"
                    + "(?:cette|ce|ces|cet|elle|il|ils|elles|son|sa|ses|celui|celle|a cet|a cette) .*|(?:oui|non)\\b.*|[a-z]");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*(?:\\d{1,2}[.)°-]|[A-Z][.)])\\s*");
    /** A heading that begins so tells a situation even where the document calls it a chapter. */
    private static final Pattern TELLS_A_SITUATION = Pattern.compile(
            "(?:vous|votre|vos|si|en|a|au|aux|dans|pour|avec|sans|avant|apres|entre|moins|plus|hors|sur|lorsque|quand)\\b.*");
    private static final Pattern IS_A_CLAUSE = Pattern
            .compile("(?:vous|votre|vos) .*|(?:le|la|l'|les) ?[a-z]+ (?:est|a|n'est|sont|ne) .*");
    private static final Pattern ORDINARY_START = Pattern.compile(
            "(?U)(?:Les?|La|L['’]\\p{L}+|Un|Une|Des|Du|De|Vous|Votre|Vos|Si|S['’]ils?|En|Pour|Au|Aux|À|Dans|Par|Avant|Après|Lorsque?|Lorsqu['’]\\p{L}+|Quand|Toute?s?|Il|Aucune?|Certaine?s|Plusieurs|Selon|Chaque|Sauf|Sans|Dès|Pendant|Durant|Depuis|Jusqu['’]\\p{L}+|D['’]\\p{L}+|Tant|Première?|Demande|Renouvellement|Cas|Durée|Montant|Coût|Tarif|Vol|Perte|Moins|Plus|Entre|Ne|N['’]\\p{L}+|Et|Ou|Soit|\\p{L}{2,}(?:er|ir|oir|ez))\\b.*");

    private SituationLabel() {}

    /**
     * What must precede a sentence under these headings, with its colon; empty when the sentence or the title tells all of
     * it.
     *
     * @return nothing when no short label would tell the situation
     */
    static Optional<String> of(List<Heading> headings, String title, String sentence) {
        List<String> parts = new ArrayList<>();
        for (Heading heading : headings) {
            String folded = FrenchSentences.folded(heading.text());
            if (ANOTHER_CASE.matcher(folded).matches()) {
                return Optional.empty();
            }
            boolean situation = heading.situation() || TELLS_A_SITUATION.matcher(folded).matches();
            if (!SAYS_NOTHING.matcher(folded).matches() && !isTold(folded, situation, title, sentence, parts)) {
                parts.add(conditional(heading.text(), folded));
            }
        }
        return parts.isEmpty() ? Optional.of("") : joined(parts);
    }

    /** A situation must be told in its own words: that {@code à l'étranger} is in the sentence does not make one a foreigner. */
    private static boolean isTold(String heading, boolean situation, String title, String sentence,
            List<String> parts) {
        if (situation) {
            int at = sentence.indexOf(heading);
            return title.contains(heading) || (at >= 0 && at <= START);
        }
        Set<String> told = FrenchSentences
                .stems(title + " " + sentence + " " + FrenchSentences.folded(String.join(" ", parts)));
        return told.containsAll(FrenchSentences.stems(heading));
    }

    private static Optional<String> joined(List<String> parts) {
        StringBuilder label = new StringBuilder(parts.getFirst());
        parts.stream().skip(1).forEach(part -> label.append(", ").append(lowered(part)));
        return label.length() <= LONGEST ? Optional.of(label + " : ") : Optional.empty();
    }

    /** A sentence after a colon starts small, unless with a name. */
    static String lowered(String sentence) {
        return ORDINARY_START.matcher(sentence).matches()
                ? Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }

    private static String conditional(String heading, String folded) {
        String situation = NUMBERED.matcher(heading).replaceFirst("").replaceAll("\\s*:\\s*$", "")
                .replace(" : ", " – ");
        return IS_A_CLAUSE.matcher(folded).matches() ? "Si " + lowered(situation) : FrenchSentences.capital(situation);
    }
}
