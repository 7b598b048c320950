package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Essential;
import java.util.List;
import java.util.regex.Pattern;

/** What a sentence weighs: how much an answer without it would mislead. Takes folded texts. */
final class Worth {

    private static final String UNIT = "(?:jours?|semaines?|mois|ans?|annees?|heures?|trimestres?)";

    private static final Pattern AMOUNT = Pattern
            .compile("\\d ?€|\\d ?%|\\beuros?\\b|\\bgratuite?s?(?:ment)?\\b|\\bpayante?s?\\b|\\bsans frais\\b");

    private static final Pattern PERIOD = Pattern.compile("\\d ?(?:h|" + UNIT + ")\\b");

    private static final Pattern DEADLINE = Words.beginning(
            "dans (?:un delai|les? \\d|l'annee|les? [a-z]+ jours)", "sous \\d",
            "delais? (?:maximum |minimum |maximal |minimal |legal )?(?:de|d'|est)", "au plus (?:tard|tot)",
            "avant (?:le|la fin|l'expiration|tout|de)", "a l'avance", "jusqu'au", "a compter d", "valables?",
            "validite", "pendant \\d", "duree (?:de|maximale|minimale|maximum|minimum|totale|legale)",
            "preavis", "prescription", "tous les \\d", "des (?:le|la|l')");
    private static final Pattern AGE = Words.any(
            "(?:plus|moins|au moins|agee?s? (?:de|d')|a partir de|avant|jusqu'a|entre) (?:\\d+ et |l'age de )?\\d{1,2} ans",
            "majeure?s?", "mineure?s?", "emancipee?s?");
    private static final Pattern RESIDENCE = Words.any("reside[rz]?", "residents?",
            "residence (?:principale|stable|habituelle)", "viv(?:re|ez) en", "domiciliee?s?", "nationalite",
            "sejour regulier", "situation reguliere", "europeen(?:ne)?s?", "etrangere?s?");
    private static final Pattern LIMIT = Words.any("au moins", "(?:au )?maxim(?:um|ale?)",
            "(?:au )?minim(?:um|ale?)", "plus de", "moins de", "superieure?s? a", "inferieure?s? (?:ou egal|a)",
            "depasse[rz]?", "dans la limite", "plafonnee?", "uniquement", "seulement", "exclusivement",
            "reservee?s?");
    private static final Pattern EXCEPTION = Words.any("sauf", "excepte", "a l'exception", "hormis",
            "a moins que", "dispensee?s?", "exoneree?s?", "(?:pas|non) concernee?s?", "exclue?s?", "meme si",
            "d'autres regles", "regles (?:particulieres|specifiques|differentes)", "regime particulier",
            "interdite?s?", "impossible");
    private static final Pattern NEGATION = Pattern
            .compile("(?=n)\\b(?:ne|n'[a-z]+)\\b[^.;:]{0,45}?\\b(?:pas|plus|jamais|aucune?|que)\\b");
    private static final Pattern OBLIGATION = Words.any("devez", "doit", "doivent", "obligatoire(?:ment)?",
            "obligation", "faut", "necessaire", "indispensable", "exigee?s?", "a condition", "sous reserve",
            "sous condition", "a peine de", "soumise?s? a", "imperative?(?:ment)?");
    private static final Pattern CONSEQUENCE = Words.any("amendes?", "punie?s?", "sanctionnee?s?", "penalite",
            "majoration", "majoree?s?", "risque[sz]?", "perd(?:re|ez|u)?", "refusee?s?", "rejetee?s?",
            "nulle?s?", "irrecevable", "caduque?", "annulee?s?", "suspendue?s?",
            "vaut (?:refus|accord|acceptation|rejet)", "sous peine", "faute de");
    private static final Pattern COSTS = Words.beginning("cout", "prix", "tarif", "montant", "s'eleve",
            "est de", "sont de", "fixee?s? a", "gratuit", "rembours", "vers(?:er|ee)",
            "pris(?:e|es)? en charge", "plafond", "ressources", "revenus?", "payer", "reduction", "taux",
            "amende", "egal a");
    /** What one may, or what happens besides, rarely decides. */
    private static final Pattern BY_THE_WAY = Words.any("egalement", "aussi", "peut-etre", "en general",
            "generalement", "notamment", "eventuellement");
    /** That there are rules says nothing of them. */
    private static final Pattern VAGUE = Words.any("un certain nombre",
            "certaines? (?:conditions?|regles?|activites?|cas)", "(?:sous|soumise?s? a|a des) conditions?",
            "dans certains cas", "differentes? regles?", "plusieurs (?:conditions|regles|criteres)",
            "risques particuliers", "peut exiger");
    private static final Pattern DEPENDS = Words.any(
            "(?:varie(?:nt)?|depend(?:ent)?|differe(?:nt)?) (?:selon|en fonction|de|du|d'|suivant|de ce que)");
    private static final Pattern OFFICE_HOURS = Words.any("appels?", "lundi", "mardi", "jeudi", "vendredi",
            "horaires?", "\\d+ ?h(?:\\d\\d)? a", "minutes?", "prix d'un", "0 ?8\\d\\d", "standard telephonique");

    private static final List<String> SIGNS_OF_A_PERSON = List.of(" ans", "national", "resid", "europeen", "etranger",
            "majeur", "mineur", "viv", "domicil", "sejour", "situation", "emancip");
    /** One of these, or a figure, stands in whatever decides: the rest need not be weighed. */
    private static final List<String> SIGNS = List.of("gratuit", "payant", "sans frais", "sauf", "condition", "oblig",
            "interdit", "uniquement", "devez", "doit", "doivent", "pas", "plus", "jamais", "aucun", "dispens", "exoner",
            "risque", "refus", "nul", "regle", "faut");

    private Worth() {}

    static int of(String text, Statement.Origin origin) {
        if (!mayDecide(text, origin)) {
            return 0;
        }
        boolean figure = AMOUNT.matcher(text).find() || PERIOD.matcher(text).find();
        boolean person = SIGNS_OF_A_PERSON.stream().anyMatch(text::contains)
                && (AGE.matcher(text).find() || RESIDENCE.matcher(text).find());
        boolean obligation = OBLIGATION.matcher(text).find();
        if ((!figure && !person && !origin.isMarked()) || OFFICE_HOURS.matcher(text).find()) {
            return 0;
        }
        int worth = switch (origin) {
            case WARNING -> 4;
            case NOTE -> 3;
            case LIST, TABLE, TEXT -> 0;
        };
        worth += figure ? 3 : 0;
        worth += figure && (DEADLINE.matcher(text).find() || COSTS.matcher(text).find()) ? 2 : 0;
        worth += person ? 2 : 0;
        worth += person && obligation ? 1 : 0;
        worth += LIMIT.matcher(text).find() ? 1 : 0;
        worth += obligation ? 2 : 0;
        worth += isException(text) ? 2 : 0;
        worth += CONSEQUENCE.matcher(text).find() ? 2 : 0;
        worth -= !figure && VAGUE.matcher(text).find() ? 3 : 0;
        worth -= DEPENDS.matcher(text).find() ? 3 : 0;
        worth -= BY_THE_WAY.matcher(text).find() ? 2 : 0;
        return worth;
    }

    /** A quick look that leaves out most of a document. */
    private static boolean mayDecide(String text, Statement.Origin origin) {
        return text.chars().anyMatch(letter -> letter >= '0' && letter <= '9')
                || (origin.isMarked() ? SIGNS : SIGNS_OF_A_PERSON).stream().anyMatch(text::contains)
                || text.contains("gratuit");
    }

    private static boolean isException(String text) {
        return EXCEPTION.matcher(text).find() || NEGATION.matcher(text).find();
    }

    static Essential.Kind kind(String text) {
        if (isException(text)) {
            return Essential.Kind.EXCEPTION;
        }
        if (AMOUNT.matcher(text).find()) {
            return Essential.Kind.AMOUNT;
        }
        return PERIOD.matcher(text).find() && DEADLINE.matcher(text).find()
                ? Essential.Kind.DEADLINE
                : Essential.Kind.CONDITION;
    }
}
