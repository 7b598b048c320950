package fr.lanterne.knowledge.source;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a sentence can be read without those around it, and says something of its own. Takes folded texts. */
final class SelfContained {

    private static final String PRONOUN = "(?:il|elle|ils|elles|on|celui|celle|ceux|celles|ce|cet|cette|ces|cela|ca|son|sa|ses|leur|leurs|lui|y)\\b";

    /** {@code Il est interdit de} points at nothing; {@code Il est valable} does. */
    private static final String IMPERSONAL = "(?:il (?:n')?est (?:[a-z]+ ){0,3}?(?:interdit|obligatoire|possible|impossible|"
            + "necessaire|recommande|conseille|inutile|prevu) (?:de|d'|que|qu'|pour|a|par)|"
            + "il (?:ne )?(?:faut|suffit)\\b|il (?:n'y a|y a|n'existe|existe)\\b)";

    private static final Pattern LOOKS_BACK = Pattern.compile("^(?!" + IMPERSONAL + ")(?:" + PRONOUN + "|c'|s'ils?\\b|"
            + "(?:a|dans|pour|pendant|durant|apres|avant|de|selon|sur|avec|sans|passe|au-dela de|a l'issue de|en dehors de|lors de|hors|si|quand|que|dont) "
            + PRONOUN + "|(?:lorsqu|des qu|tant qu|puisqu|bien qu|afin qu)'" + PRONOUN
            + "|(?:toutefois|cependant|neanmoins|mais|et|ou|or|donc|car|puis|ensuite|enfin|ainsi|sinon|aussi|egalement|seul|seule|seuls|seules|meme|"
            + "autrement|inversement|parfois|notamment|oui|non|idem|dont|contrairement|derniere?|le reste|autres?|l'autre|les autres|a ce titre|a noter|attention|pour autant|"
            + "chacune?|plusieurs|toute? autre|tous (?:deux|les 2)|une autre|un autre|en effet|en outre|en revanche|en plus|en principe|en general|en consequence|de meme|de plus|de ce fait|il s'agit|"
            + "par ailleurs|par exemple|par consequent|d'autre part|d'une part|du coup|a defaut|a titre d'exemple|exemple|au contraire|au total|"
            + "dans (?:le|un|les) (?:meme|memes|tel|2|deux|autres|premier|second) cas|dans tous les cas|dans l'affirmative|dans la negative|le cas echeant|les? memes?|la meme|les (?:2|deux|3)|l'une?|l'interesse|"
            + "selon le cas|selon les cas|une telle|un tel|de tels|de telles|le contraire)\\b)");

    private static final Pattern POINTS_BACK = Pattern
            .compile(
                    "^.{0,50}\\b(?:celui|celle|ceux|celles)-(?:ci|la)\\b|\\b(?:ci|la)-(?:dessus|dessous|apres|avant)\\b"
                            + "|\\b(?:ces?|cette) derni(?:er|ere)s?\\b|\\b(?:suivante?s?|correspondante?s?)(?= ?[.:;]|$)|\\bprecedente?s?\\b|\\b(?:susmentionn|precit|sus)|\\bdans ce cas\\b|\\ba cet effet\\b"
                            + "|\\b(?:le|la|les|aux?|dans les) memes? (?:condition|procedure|regle|delai|demarche|modalite)s?\\b|\\bcomme (?:indique|precise|suit)\\b|\\bces cas\\b|\\b(?:2|deux) cas\\b|\\bcela\\b|\\b(?:alors|donc|ensuite)\\b|\\by compris ceux\\b|\\bdans tous les cas\\b|\\bvoir\\b|\\bil s'agit\\b");

    /** {@code vous devez le demander}: what? */
    private static final Pattern OBJECT_UNNAMED = Pattern.compile(
            "^.{0,40}?\\b(?:devez|pouvez|doit|doivent|peut|peuvent|faut|fait|faire|voulez|souhaitez|avez|pour|a|de|sans|vous) (?:(?:la|les|lui|leur|en|y|l'y) (?=[a-z]+(?:er|ir|oir|re|ez)\\b(?! (?:de|du|des)\\b))|le (?=[a-z]+(?:er|ir|oir|ez)\\b)|l'(?=[a-z]+(?:er|ir|oir|re|ez)\\b))");

    /** {@code Pour les élections, il doit choisir}: who? After {@code si} and {@code lorsque} the clause before tells. */
    private static final Pattern SUBJECT_AFTER = Pattern.compile(
            "^(?!si |s'|lorsqu|quand |des que |tant que )[^,:;]{0,80}, (?!" + IMPERSONAL
                    + ")(?:il|elle|ils|elles|on)\\b(?! s'agit)");

    /** {@code cette carte}; not {@code ce qui}, {@code c'est}. */
    private static final Pattern POINTED = Pattern.compile(
            "\\b(?:ce|cet|cette|ces) (?!qui\\b|que\\b|qu'|dont\\b|n'|sont\\b|soit\\b|jour\\b)([a-z0-9]+)");

    private static final Pattern POINTER = Pattern.compile(
            "\\b(?:consulte[rz]|renseigne[rz]|reportez|referez|pour (?:en savoir plus|plus d'information|toute information|obtenir des informations|connaitre)|"
                    + "cliquez|simulateur|simulation|tableau|(?:liste|carte) (?:complete|suivante|ci)|informations? (?:complementaires?|sur)|exemple|(?:cette|la presente) (?:page|fiche)|telechargeable|"
                    + "ci-joint|pictogramme|fiche pratique|rubrique|lien)\\b|->|→|=| \\+ \\d|^[a-z]+ : \\d");

    private static final Pattern FIRST_PERSON = Pattern.compile("\\b(?:je|mon|ma|mes|nous|notre|nos|j'[a-z]+)\\b");

    /** What was decided for some weeks says nothing of the rule. */
    private static final Pattern PASSING = Pattern.compile(
            "covid|coronavirus|epidemie|pandemie|crise sanitaire|confinement|couvre-feu|urgence sanitaire|projet de (?:loi|reforme)|exceptionnellement, (?:pour|en)|a titre exceptionnel|experimentation|\\bprochainement\\b|jusqu'au (?:\\d+(?:er)? )?[a-z]+ 20[012]\\d|(?:au plus tard|avant) le (?:\\d+(?:er)? )?[a-z]+ 20[012]\\d|en cours de (?:mise a jour|modification)");

    /** {@code The delay}, {@code the amount}: of which one, only a label tells. */
    private static final Pattern SUBJECT_UNNAMED = Pattern.compile(
            "^(?:le |la |l'|les |un |une )(?:delai|duree|montant|tarif|cout|prix|somme|taux|plafond|periode|demande|prestation|prime|indemnite|aide|allocation|date|limite|seuil|nombre|decision|notification|declaration|reponse|silence|refus|formulaire|document|dossier|courrier|demarche|procedure|versement|paiement|recours|formation|contrat|conge|stage|autorisation|benefice|usager|beneficiaire|demandeur|controle|sanction|amende|peine|convocation|audience|juge|tribunal|acte|examen|epreuve|licence|carte|titre|entretien|majoration|reduction|exoneration|pension|penalite|validite)s?\\b");

    /** About where the subject of a sentence ends, in characters. */
    private static final int SUBJECT = 40;

    private SelfContained() {}

    /**
     * Whether a sentence stands alone under the words that a reader sees with it: its label and the title of its fiche.
     */
    static boolean isSo(String sentence, String label, String title) {
        return !LOOKS_BACK.matcher(sentence).find() && !POINTS_BACK.matcher(sentence).find()
                && !SUBJECT_AFTER.matcher(sentence).find() && !OBJECT_UNNAMED.matcher(sentence).find()
                && !POINTER.matcher(sentence).find()
                && !FIRST_PERSON.matcher(sentence).find() && pointsOnlyAt(label, title, sentence);
    }

    /** Whether it was decided for some weeks, or until a day that will have passed. */
    static boolean passes(String sentence) {
        return PASSING.matcher(sentence).find();
    }

    static boolean needsALabel(String sentence) {
        return SUBJECT_UNNAMED.matcher(sentence).find();
    }

    /**
     * {@code cette carte} is clear where the label or the sentence itself spoke of a card; the title is enough unless the
     * sentence is about it ({@code la durée de cette carte}), since a title may cover several.
     */
    private static boolean pointsOnlyAt(String label, String title, String sentence) {
        Matcher pointed = POINTED.matcher(sentence);
        while (pointed.find()) {
            Set<String> known = FrenchSentences.stems(
                    label + " " + (pointed.start() < SUBJECT ? "" : title) + " "
                            + sentence.substring(0, pointed.start()));
            if (!known.containsAll(FrenchSentences.stems(pointed.group(1)))) {
                return false;
            }
        }
        return true;
    }
}
