package fr.lanterne.bot.understanding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds distress and danger in a message, whatever else it says. */
final class Alarms {

    /** In order: where two fit, the first is the one whose number must be called first. */
    private final Map<Intent, Phrases> alarms = new LinkedHashMap<>();

    Alarms() {
        alarms.put(Intent.CANNOT_SPEAK, Phrases.in("cannot-speak"));
        alarms.put(Intent.MEDICAL_EMERGENCY, Phrases.in("medical-emergency"));
        alarms.put(Intent.FIRE, Phrases.in("fire"));
        alarms.put(Intent.DANGER_NOW, Phrases.in("danger-now"));
        alarms.put(Intent.SUICIDE_RISK, Phrases.in("suicide-risk"));
        alarms.put(Intent.CHILD_IN_DANGER, Phrases.in("child-in-danger"));
        alarms.put(Intent.PARTNER_VIOLENCE, Phrases.in("partner-violence"));
    }

    Optional<Intent> read(Wording wording) {
        return alarms.entrySet().stream().filter(alarm -> alarm.getValue().standIn(wording)).map(Map.Entry::getKey)
                .findFirst();
    }
}
