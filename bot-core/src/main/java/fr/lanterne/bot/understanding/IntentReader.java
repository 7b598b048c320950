package fr.lanterne.bot.understanding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a citizen wants, from the words alone. */
final class IntentReader {

    private static final String HUMANS = "(?:quelqu'un|quelqun|quelquun|qqun|humaine?s?|(?:vraie? |autre )?personne(?: reelle| humaine)?|"
            + "conseillere?s?|mediateur|mediatrice|agent|operateur|operatrice|interlocuteur|interlocutrice|correspondant|"
            + "teleconseiller|etre humain|vrai gens|human|agent|someone|real person|person)";

    private static final Pattern WANTS_TO_SPEAK = Pattern.compile(
            "(?:parle[rz]?|discuter|echanger|communiquer|dialoguer|joindre|contacter|avoir|voir|passe[rz](?: moi)?|appeler|"
                    + "transfere[rz](?: moi)?|relation|mis en contact|speak|talk|chat)"
                    + "(?: (?:avec|a|au|aux|to|with|directement|plutot|vraiment)){0,3}+(?: (?:une|un|an|votre|vos|des|la))?+ (?:l')?"
                    + HUMANS + "\\b");

    private static final Pattern WISHES = Pattern.compile(
            "\\b(?:veux|veut|voudrais|souhaite|souhaiterais|aimerais|peux|puis|pourrais|pouvez|possible|prefere|prefererais|"
                    + "besoin|faut|want|like|need|can)\\b");

    private static final Pattern WANTS_A_HUMAN = Pattern.compile(
            "(?:veux|voudrais|souhaite|aimerais|prefere|besoin|donnez moi|passez moi) (?:d'|de |l'aide d')?(?:un |une |l'aide d'un |l'aide d'une )"
                    + "(?:vrai |vraie )?" + HUMANS + "\\b");

    private static final Pattern NO_ROBOT = Pattern.compile(
            "(?:pas|marre|assez|ras le bol|arretez?|plus|deteste|not)(?: \\S++){0,4} (?:robots?|machines?|bots?|ordinateur|chatbots?|automates?|repondeur)\\b|"
                    + "\\b(?:vraie? (?:humain|personne|gens|conseiller|conseillere|agent)|personne reelle|en chair et en os|etre humain)\\b");

    private static final Pattern RING_ME = Pattern.compile("\\b(?:rappelez moi|rappeler moi|qu'on me rappelle)\\b");

    /** Somebody of a service that we are not. */
    private static final Pattern OTHER_SERVICE = Pattern.compile(
            "\\b(?:france travail|pole emploi|caf|cpam|ameli|assurance maladie|securite sociale|secu|carsat|msa|urssaf|impots?|"
                    + "tresor public|prefecture|sous prefecture|mairie|ants|france titres|banque|bancaire|banquier|assurances?|"
                    + "assureur|mutuelle|edf|engie|orange|sfr|bouygues|free|operateur telephonique|la poste|tribunal|police|"
                    + "gendarmerie|commissariat|notaire|avocat|hopital|medecin|doctolib|mission locale|cap emploi|ecole|justice|"
                    + "insertion|social|sociale|assistante?|maison|syndic|sncf|consulat|ambassade)\\b");

    private static final Pattern SOMEBODY = Pattern.compile("\\b" + HUMANS + "\\b");

    /** What a wish is about, rather than whom it is for. */
    private static final Pattern ABOUT = Pattern
            .compile("\\b(?:pour|concernant|au sujet d(?:e|es|u)?|a propos d(?:e|es|u)?|rapport a)\\b");

    private static final Set<String> ASIDE = words("s il te vous plait svp stp merci bonjour bonsoir salut hello un une"
            + " je veux voudrais d l a de le la please maintenant vite oui non ok alors et the the");
    private static final Set<String> HUMAN_ALONE = words(
            "humain humaine conseiller conseillere mediateur mediatrice agent"
                    + " operateur operatrice quelqu quelqun personne interlocuteur human vrai vraie reel reelle en ligne");
    private static final Set<String> GREETINGS = words(
            "bonjour bonsoir bonjou bjr bsr salut slt coucou cc hello hi hey allo"
                    + " yo start salam hola");
    private static final Set<String> GREETING_ASIDE = words(
            "a tous toutes tout le monde madame monsieur messieurs dames"
                    + " mesdames ca va comment allez vous vas tu va bien et la lanterne robot assistant cher chere");
    private static final Set<String> THANKS = words("merci mercii remercie remerciements thanks thx mrc mci revoir bye"
            + " ciao bientot");
    private static final Set<String> THANKS_ASIDE = words("beaucoup bien mille fois infiniment grand grandement super"
            + " parfait genial top cool ok d accord c est tres gentil gentille je vous te t a au pour tout votre ton cette"
            + " l la le les aide reponse reponses infos informations renseignements conseils bonne belle journee soiree"
            + " nuit encore bon oui non madame monsieur tout m avoir aide aidee repondu rapide utile clair you so much"
            + " et de du");

    private final Alarms alarms = new Alarms();
    private final Talk talk = new Talk();
    private final Map<Intent, Phrases> questions = new LinkedHashMap<>();

    IntentReader() {
        questions.put(Intent.OWN_FILE_QUESTION, Phrases.in("own-file"));
        questions.put(Intent.VIOLENCE_QUESTION, Phrases.in("violence-question"));
        questions.put(Intent.MEDICAL_QUESTION, Phrases.in("medical-advice"));
        questions.put(Intent.LEGAL_QUESTION, Phrases.in("legal-advice"));
    }

    Intent read(PlainText text, boolean french) {
        Wording wording = Wording.of(text);
        return alarms.read(wording).or(() -> talk.aboutTheBot(wording)).or(() -> courtesy(text))
                .or(() -> talk.read(wording))
                .orElseGet(() -> french ? question(wording) : Intent.FOREIGN_LANGUAGE);
    }

    private Intent question(Wording wording) {
        return questions.entrySet().stream().filter(kind -> kind.getValue().standIn(wording)).map(Map.Entry::getKey)
                .findFirst().orElse(Intent.QUESTION);
    }

    /** A wish for a human, a greeting, thanks. */
    private static Optional<Intent> courtesy(PlainText text) {
        String sentence = text.folded().replaceAll("[^a-z0-9'€/]+", " ").strip();
        List<String> words = Arrays.stream(sentence.split("[ '/]+")).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return isThumbUp(text.written()) ? Optional.of(Intent.THANKS) : Optional.empty();
        }
        if (wantsHuman(sentence, words)) {
            return Optional.of(Intent.HUMAN_WANTED);
        }
        if (saysOnly(words, GREETINGS, GREETING_ASIDE)) {
            return Optional.of(Intent.GREETING);
        }
        return saysOnly(words, THANKS, THANKS_ASIDE) ? Optional.of(Intent.THANKS) : Optional.empty();
    }

    private static boolean wantsHuman(String sentence, List<String> words) {
        if (isHumanAlone(words)) {
            return true;
        }
        if (OTHER_SERVICE.matcher(whom(sentence)).find() && !sentence.contains("robot")) {
            return false;
        }
        if (NO_ROBOT.matcher(sentence).find() || RING_ME.matcher(sentence).find()
                || WANTS_A_HUMAN.matcher(sentence).find()) {
            return true;
        }
        var speak = WANTS_TO_SPEAK.matcher(sentence);
        return speak.find() && (speak.start() == 0 || WISHES.matcher(sentence.substring(0, speak.start())).find()
                || sentence.startsWith("comment") || words.size() <= 7);
    }

    /** The sentence without what it is about, when that follows whom the citizen asks for. */
    private static String whom(String sentence) {
        Matcher about = ABOUT.matcher(sentence);
        return about.find() && SOMEBODY.matcher(sentence.substring(0, about.start())).find()
                ? sentence.substring(0, about.start())
                : sentence;
    }

    private static boolean isHumanAlone(List<String> words) {
        List<String> left = words.stream().filter(word -> !ASIDE.contains(word)).toList();
        return !left.isEmpty() && left.size() <= 3 && HUMAN_ALONE.containsAll(withoutEnding(left));
    }

    /** {@code quelqu'un} was split at its apostrophe. */
    private static List<String> withoutEnding(List<String> words) {
        return words.stream().filter(word -> !"un".equals(word)).toList();
    }

    private static boolean saysOnly(List<String> words, Set<String> core, Set<String> aside) {
        return words.stream().anyMatch(core::contains)
                && words.stream().allMatch(word -> core.contains(word) || aside.contains(word)
                        || GREETINGS.contains(word));
    }

    private static boolean isThumbUp(String text) {
        return text.contains("\uD83D\uDC4D") || text.contains("\uD83D\uDE4F");
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
