package fr.lanterne.bot.answer;

import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.ConversationState;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.bot.dialogue.TurnInput;
import fr.lanterne.bot.model.ChatModel;
import fr.lanterne.bot.understanding.Understanding;
import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheHit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.Retriever;
import fr.lanterne.knowledge.Source;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fiches to answer from. */
final class Samples {

    static final String LOSS_TEXT = """
        En cas de perte, vous devez demander un nouveau permis sur le site de l'ANTS.

        Vous devez fournir les documents suivants :
        - une photo d'identité de moins de 6 mois
        - un justificatif de domicile
        - un timbre fiscal de 25 €

        Le nouveau permis arrive sous 15 jours. Vous pouvez appeler le 0 805 805 817 du lundi au vendredi, de 9 h à 18 h 30. Le service est ouvert à partir de 18 ans. La demande est traitée à 50 % en ligne depuis le 1er octobre 2025.""";

    /** On the day of these tests no sample is a year old. */
    static final OldFacts OLD_FACTS = new OldFacts(
            Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC), Period.ofMonths(12));

    private static final Source SOURCE = new Source("Service-Public.gouv.fr / DILA",
            URI.create("https://www.service-public.gouv.fr/particuliers/vosdroits/F1727"), "Licence Ouverte 2.0",
            LocalDate.of(2026, 8, 12));

    private Samples() {}

    static Passage loss() {
        return loss(LOSS_TEXT);
    }

    static Passage loss(String text) {
        return new Passage(new FicheId("F1727"), 1, "Perte du permis de conduire", List.of("Demande", "En France"),
                text,
                List.of(new Passage.Link("ANTS", URI.create("https://ants.gouv.fr/monespace"))),
                List.of(new Essential(Essential.Kind.AMOUNT, "La demande coûte 25 € en cas de perte.")),
                List.of(new Contact.Phone("ANTS", "34 00", "prix d'un appel", "du lundi au vendredi")), SOURCE);
    }

    static Passage summary() {
        return new Passage(new FicheId("F1727"), 0, "Perte du permis de conduire", List.of(),
                "Vous avez perdu votre permis de conduire. La démarche se fait en ligne.", List.of(), List.of(),
                List.of(), SOURCE);
    }

    static Passage theft() {
        return new Passage(new FicheId("F1450"), 0, "Vol du permis de conduire", List.of(),
                "En cas de vol, déclarez d'abord le vol à la police. Le récépissé remplace le permis pendant 2 mois.",
                List.of(), List.of(), List.of(), SOURCE);
    }

    static Retrieval.Found found(Passage... passages) {
        return new Retrieval.Found(
                List.of(new FicheHit(passages[0].ficheId(), passages[0].title(), 10, List.of(passages))), 0.9);
    }

    static Material material(Passage... passages) {
        return Material.of(found(passages), "");
    }

    static AnswerSkill skill(Retriever retriever, @Nullable ChatModel model) {
        return skill(retriever, model, Clock.systemUTC());
    }

    static AnswerSkill skill(Retriever retriever, @Nullable ChatModel model, Clock clock) {
        Rewriting rewriting = model == null ? null : new Rewriting(model, Duration.ofMillis(300));
        return new AnswerSkill(
                new Asking(retriever, new Understanding(), rewriting,
                        new ContextProperties(3, Duration.ofHours(2), Duration.ofSeconds(2)), clock),
                new OwnFile(retriever), model,
                new AnswerProperties(Duration.ofSeconds(5), 0.62, 0.8, Period.ofMonths(12)),
                AnswerTexts.french(), OLD_FACTS);
    }

    static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    static TurnInput asked(String question) {
        return new TurnInput(new ConversationId(new UUID(0, 1)), ConversationState.HELD_BY_BOT,
                new Understanding().understand(question), List.of());
    }

    static SkillStep.Concludes conclusion(List<SkillStep> steps) {
        return (SkillStep.Concludes) steps.getLast();
    }

    /** All that was shown on the way. */
    static String shown(List<SkillStep> steps) {
        return steps.stream().filter(SkillStep.Says.class::isInstance).map(step -> ((SkillStep.Says) step).text())
                .collect(Collectors.joining());
    }
}
