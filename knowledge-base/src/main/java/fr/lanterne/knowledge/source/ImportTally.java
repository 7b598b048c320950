package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Credit;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.ImportResult;
import fr.lanterne.knowledge.catalog.Saved;
import fr.lanterne.knowledge.fiche.Fiche;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what an import meets. */
final class ImportTally {

    /** Under which word the fiches are counted that gave way to one of the same identifier. */
    static final String KEPT = "kept for another audience";

    private final Map<String, Integer> documents = new LinkedHashMap<>();
    private final Map<String, Integer> skippedElements = new TreeMap<>();
    private final List<ImportResult.Refusal> refused = new ArrayList<>();
    private final Map<FicheId, Audience> seen = new HashMap<>();
    private Optional<Fiche> first = Optional.empty();
    private int doubles;

    /** Counts a file; answers its fiche when it is to be published. */
    Optional<Fiche> count(FicheFile file) {
        documents.merge(file.kind().plural(), 1, Integer::sum);
        return switch (file) {
            case FicheFile.Taken taken -> taken(taken);
            case FicheFile.Refused(String name, var kind, String reason) -> {
                refused.add(new ImportResult.Refusal(name, reason));
                yield Optional.empty();
            }
            case FicheFile.NotAFiche other -> Optional.empty();
        };
    }

    private Optional<Fiche> taken(FicheFile.Taken taken) {
        Fiche fiche = taken.fiche();
        taken.skippedElements().forEach((name, count) -> skippedElements.merge(name, count, Integer::sum));
        if (first.isEmpty()) {
            first = Optional.of(fiche);
        }
        Audience before = seen.get(fiche.id());
        if (before != null && before.compareTo(fiche.audience()) <= 0) {
            doubles++;
            return Optional.empty();
        }
        seen.put(fiche.id(), fiche.audience());
        return Optional.of(fiche);
    }

    /** The first fiche that was read: its source is the one to credit. */
    Optional<Fiche> first() {
        return first;
    }

    String whyNoFiche() {
        return refused.size() == 1 && documents.values().stream().mapToInt(Integer::intValue).sum() == 1
                ? refused.getFirst().reason()
                : "it holds no fiche that can be read";
    }

    ImportResult.Imported result(String location, Credit credit, Saved saved) {
        Map<String, Integer> counted = new LinkedHashMap<>(documents);
        int kept = saved.kept() + doubles;
        if (kept > 0) {
            counted.put(KEPT, kept);
        }
        return new ImportResult.Imported(location, credit, counted, saved.added(), saved.changed(), saved.unchanged(),
                refused, skippedElements, saved.revision());
    }
}
