package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.Signal.Tells;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which fiche says what to do with a message that tells such a story. */
final class Advice {

    private static final String[] WHAT_TO_DO = {"que faire du message", "recu un sms", "un sms annonce",
            "message suspect",
            "vignette", "on vous contacte", "que faire tout de suite", "l'ecran est bloque"};

    private Advice() {}

    /** The nearest first; the last ones fit every message. */
    static List<Part> parts(Assessment assessment) {
        List<Part> parts = new ArrayList<>();
        assessment.organisation().flatMap(Organisation::fiche)
                .ifPresent(fiche -> parts.add(new Part(fiche, WHAT_TO_DO)));
        assessment.signals().stream().filter(Tells.class::isInstance).map(Tells.class::cast)
                .flatMap(tells -> fiche(tells.story()).stream()).map(fiche -> new Part(fiche, WHAT_TO_DO))
                .forEach(parts::add);
        parts.add(new Part("reconnaitre-hameconnage", WHAT_TO_DO));
        parts.addAll(Harm.NONE.parts());
        return parts;
    }

    private static Optional<String> fiche(Story story) {
        return switch (story) {
            case DELIVERY, OPENER -> Optional.of("arnaque-colis");
            case FINE -> Optional.of("arnaque-amende");
            case VIGNETTE -> Optional.of("faux-sites-administratifs");
            case HEALTH_CARD -> Optional.of("arnaque-ameli-carte-vitale");
            case TRAINING_ACCOUNT -> Optional.of("arnaque-cpf");
            case FAKE_ADVISER -> Optional.of("faux-conseiller-bancaire");
            case NEW_NUMBER -> Optional.of("arnaque-nouveau-numero");
            case SEXTORTION -> Optional.of("chantage-webcam");
            case TECH_SUPPORT -> Optional.of("faux-support-technique");
            case REFUND, UNPAID, ACCOUNT, PRIZE, VOICEMAIL, SECOND_HAND, JOB, RENTAL, ROMANCE, INHERITANCE, INVESTMENT,
                    RENOVATION ->
                Optional.empty();
        };
    }
}
