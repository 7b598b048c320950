package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.Harm.Part;
import fr.lanterne.bot.scam.Signal.Tells;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which fiche says what to do with a message that tells such a story. */
final class Advice {

    private static final String WHAT_TO_DO = "que faire";

    private Advice() {}

    /** The nearest first; the last one fits every message. */
    static List<Part> parts(Assessment assessment) {
        List<Part> parts = new ArrayList<>();
        assessment.organisation().flatMap(Organisation::fiche)
                .ifPresent(fiche -> parts.add(new Part(fiche, WHAT_TO_DO)));
        assessment.signals().stream().filter(Tells.class::isInstance).map(Tells.class::cast)
                .flatMap(tells -> fiche(tells.story()).stream()).map(fiche -> new Part(fiche, WHAT_TO_DO))
                .forEach(parts::add);
        parts.addAll(Harm.NONE.parts());
        return parts;
    }

    private static Optional<String> fiche(Story story) {
        return Optional.ofNullable(switch (story) {
            case DELIVERY -> "arnaque-colis";
            case FINE, VIGNETTE -> "arnaque-amende";
            case HEALTH_CARD -> "arnaque-ameli-carte-vitale";
            case TRAINING_ACCOUNT -> "arnaque-cpf";
            case FAKE_ADVISER -> "faux-conseiller-bancaire";
            case NEW_NUMBER -> "arnaque-nouveau-numero";
            case SEXTORTION -> "chantage-webcam";
            case TECH_SUPPORT -> "faux-support-technique";
            case REFUND, UNPAID, ACCOUNT, PRIZE, VOICEMAIL, SECOND_HAND, JOB, RENTAL, ROMANCE, INHERITANCE, INVESTMENT,
                    RENOVATION, OPENER ->
                null;
        });
    }
}
