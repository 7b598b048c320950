package fr.lanterne.bot.scam.address;

import fr.lanterne.bot.scam.organisation.Organisation;
import fr.lanterne.bot.scam.organisation.Organisation.Mark;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises an address that dresses up as somebody else's. It is only asked about addresses that are nobody's we know.
 *
 * <p>What imitations do, and how each is caught: wear the name among other words ({@code ameli-contact.fr}), put the real
 * address in front of their own ({@code impots.gouv.fr.exemple.com}), glue the name to words of business
 * ({@code compteorange.com}), slip a letter ({@code neftlix.fr}) or draw it with others ({@code arneli}, {@code paypa1}).
 */
public final class LookAlikes {

    /** Below that length one changed letter makes another ordinary word. */
    private static final int MIN_FOR_SLIP = 6;
    /** From that length a name inside a longer label is no accident. */
    private static final int MIN_FOR_INSIDE = 8;
    private static final int MAX_GLUED = 40;

    /** Words that scams put beside a name to sound like its business. */
    private static final Set<String> BUSINESS = Set.of("compte", "comptes", "client", "clients", "espace",
            "espaceclient",
            "facture", "factures", "facturation", "paiement", "paiements", "payment", "pay", "payer", "remboursement",
            "rembourse", "refund", "secure", "secured", "securite", "security", "service", "services", "info", "infos",
            "assistance", "assist", "aide", "support", "connexion", "connection", "connect", "login", "acces", "access",
            "verif", "verifier", "verify", "verification", "confirm", "confirmation", "suivi", "suivre", "tracking",
            "track",
            "livraison", "livrer", "delivery", "colis", "paquet", "regularisation", "regulariser", "regler",
            "reglement",
            "mise", "jour", "maj", "update", "renouvellement", "renouveler", "renew", "activation", "activer", "active",
            "carte", "vitale", "ma", "mon", "mes", "mobile", "app", "appli", "application", "online", "enligne",
            "ligne",
            "web", "site", "portail", "dossier", "formulaire", "form", "urgence", "alerte", "amende", "contact",
            "officiel",
            "officielle", "gratuit", "cadeau", "promo", "gain", "fr", "com", "net", "gouv", "id", "identifiant", "mdp",
            "code", "bloque", "telepeage", "peage", "notification", "notif", "message", "msg", "sms", "mail", "user",
            "banque", "bank", "espacepersonnel", "personnel", "particuliers", "particulier", "auth", "sante", "maladie",
            "demande", "commande", "offre", "france", "direct", "impaye", "solde", "reactivation", "deblocage", "v1",
            "v2",
            "v3", "interruption", "fraude", "opposition", "annulation", "stop", "le", "la", "les", "de", "votre",
            "nouveau",
            "nouvelle", "prime", "primes", "avoir", "droit", "droits", "allocation", "allocations", "attestation",
            "adresse",
            "obligatoire", "rappel", "regul", "taxe", "douane", "frais", "relais", "point", "points", "reprogrammer",
            "centre",
            "tri", "transit", "box", "fibre", "forfait", "fidelite", "mensuelle", "abonnement", "reabonnement",
            "confirmer",
            "valider", "validation", "authentification", "valid", "numerique", "digital", "cle", "pass", "passe");

    private final Map<String, Organisation> strong = new LinkedHashMap<>();
    private final Map<String, Organisation> ordinary = new LinkedHashMap<>();

    /** Whose address it imitates. Empty when it plays the State in general. */
    public record LookAlike(Optional<Organisation> imitated) {}

    public LookAlikes(List<Organisation> organisations) {
        for (Organisation organisation : organisations) {
            for (Mark mark : organisation.marks()) {
                (mark.ordinary() ? ordinary : strong).putIfAbsent(mark.word(), organisation);
            }
        }
    }

    /** Whether the address is dressed up, and as whose. */
    public Optional<LookAlike> of(HostName host) {
        List<String> labels = host.labelsOfOwner().stream().map(LookAlikes::plain).toList();
        List<String> parts = labels.stream().flatMap(label -> Stream.of(label.split("[-_]+")))
                .filter(part -> !part.isEmpty()).toList();
        Optional<Organisation> worn = worn(labels, parts, host);
        if (worn.isPresent()) {
            return worn.map(organisation -> new LookAlike(Optional.of(organisation)));
        }
        boolean playsTheState = parts.contains("gouv") || parts.contains("gouvfr")
                || (parts.contains("gov") && !host.suffix().contains("gov"));
        return playsTheState ? Optional.of(new LookAlike(Optional.empty())) : Optional.empty();
    }

    private Optional<Organisation> worn(List<String> labels, List<String> parts, HostName host) {
        return first(parts.stream().map(strong::get)).or(() -> joined(labels)).or(() -> amongBusiness(parts))
                .or(() -> glued(parts)).or(() -> slipped(parts)).or(() -> drawn(host));
    }

    /** The name with hyphens in it, or inside a longer word. */
    private Optional<Organisation> joined(List<String> labels) {
        return first(labels.stream().map(label -> label.replace("-", "").replace("_", "")).flatMap(label -> strong
                .entrySet().stream().filter(entry -> label.equals(entry.getKey())
                        || (entry.getKey().length() >= MIN_FOR_INSIDE && label.contains(entry.getKey())))
                .map(Map.Entry::getValue)));
    }

    private Optional<Organisation> amongBusiness(List<String> parts) {
        boolean business = parts.stream().anyMatch(part -> (BUSINESS.contains(part) && !ordinary.containsKey(part))
                || (part.length() > 5 && isGlued(part, BUSINESS)));
        return business ? first(parts.stream().map(ordinary::get)) : Optional.empty();
    }

    private Optional<Organisation> glued(List<String> parts) {
        return first(parts.stream().filter(part -> part.length() <= MAX_GLUED).flatMap(part -> Stream
                .concat(strong.entrySet().stream(), ordinary.entrySet().stream())
                .filter(entry -> part.length() > entry.getKey().length() + 1 && isAround(entry.getKey(), part))
                .map(Map.Entry::getValue)));
    }

    private static boolean isAround(String mark, String part) {
        for (int at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + 1)) {
            String before = part.substring(0, at);
            String after = part.substring(at + mark.length());
            if (isGlued(before, BUSINESS) && isGlued(after, BUSINESS)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text is made of those words and nothing else; digits may follow them. */
    private static boolean isGlued(String text, Set<String> words) {
        String letters = text.replaceAll("\\d++$", "");
        boolean[] reached = new boolean[letters.length() + 1];
        reached[0] = true;
        for (int end = 1; end <= letters.length(); end++) {
            for (int start = Math.max(0, end - 16); start < end; start++) {
                reached[end] |= reached[start] && words.contains(letters.substring(start, end));
            }
        }
        return reached[letters.length()];
    }

    /** One letter more, less, other, or two swapped. The first letter stays: people notice it. */
    private Optional<Organisation> slipped(List<String> parts) {
        return first(parts.stream().filter(part -> part.length() >= MIN_FOR_SLIP && part.length() <= MAX_GLUED)
                .flatMap(part -> strong.entrySet().stream()
                        .filter(entry -> entry.getKey().length() >= MIN_FOR_SLIP && isOneSlip(entry.getKey(), part))
                        .map(Map.Entry::getValue)));
    }

    private static boolean isOneSlip(String mark, String part) {
        int difference = mark.length() - part.length();
        if (Math.abs(difference) > 1 || mark.charAt(0) != part.charAt(0)) {
            return false;
        }
        int same = 0;
        while (same < mark.length() && same < part.length() && mark.charAt(same) == part.charAt(same)) {
            same++;
        }
        String markRest = mark.substring(same);
        String partRest = part.substring(same);
        if (difference == 0) {
            boolean otherLetter = from(1, markRest).equals(from(1, partRest));
            boolean swapped = markRest.length() > 1 && markRest.charAt(0) == partRest.charAt(1)
                    && markRest.charAt(1) == partRest.charAt(0) && from(2, markRest).equals(from(2, partRest));
            return otherLetter || swapped;
        }
        return difference > 0 ? markRest.substring(1).equals(partRest) : partRest.substring(1).equals(markRest);
    }

    private static String from(int start, String text) {
        return text.substring(Math.min(start, text.length()));
    }

    /** Digits and pairs of letters that are drawn like a letter. */
    private Optional<Organisation> drawn(HostName host) {
        return first(host.labelsOfOwner().stream().map(LookAlikes::plain)
                .flatMap(label -> Stream.of(label.split("[-_]+")))
                .flatMap(part -> drawings(part).stream().filter(drawing -> !drawing.equals(part))).map(strong::get));
    }

    private static List<String> drawings(String part) {
        String digits = part.replace('0', 'o').replace('3', 'e').replace('4', 'a').replace('5', 's').replace("vv", "w");
        return List.of(digits.replace('1', 'l'), digits.replace('1', 'i'), digits.replace("rn", "m").replace('1', 'i'),
                digits.replace('1', 'l').replace('l', 'i'));
    }

    private static String plain(String label) {
        return ReadableText.of(label).folded();
    }

    private static Optional<Organisation> first(Stream<Organisation> found) {
        return found.filter(Objects::nonNull).findFirst();
    }
}
