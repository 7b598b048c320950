package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.SearchPart;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.search.OfflineIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Fiches with the questions that are put to them. */
record School(OfflineIndex index, List<Put> questions) {

    School {
        questions = List.copyOf(questions);
    }

    /** @param outside a file of questions that none of the fiches answers */
    static School of(Collection<Fiche> fiches, List<Path> sets, Path outside,
            Set<SearchPart> without) throws IOException {
        List<Put> questions = new ArrayList<>();
        for (Path set : sets) {
            QuestionSet.read(set).rows().forEach(row -> questions.add(
                    new Put(row.question(), row.expected(), set.getFileName().toString(), 0)));
        }
        return new School(OfflineIndex.of(fiches, without), with(outside, folded(questions)));
    }

    private static List<Put> with(Path outside, List<Put> folded) throws IOException {
        List<Put> questions = new ArrayList<>(folded);
        List<String> lines = Files.readAllLines(outside).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        for (int i = 0; i < lines.size(); i++) {
            questions.add(new Put(lines.get(i), Set.of(), FittingReport.OUTSIDE, i % CrossValidatedFitting.FOLDS));
        }
        return questions;
    }

    /** The fiches with their own golden questions. */
    static School ofGoldenQuestions(Collection<Fiche> fiches, String name, Path outside, Set<SearchPart> without)
            throws IOException {
        List<Put> questions = new ArrayList<>();
        fiches.forEach(fiche -> fiche.questions()
                .forEach(question -> questions.add(new Put(question, Set.of(fiche.id()), name, 0))));
        return new School(OfflineIndex.of(fiches, without), with(outside, folded(questions)));
    }

    private static List<Put> folded(List<Put> questions) {
        List<Set<FicheId>> expected = questions.stream().map(Put::expected).toList();
        Topics topics = new Topics(expected, CrossValidatedFitting.FOLDS);
        return questions.stream().map(question -> new Put(question.text(), question.expected(), question.set(),
                topics.fold(question.expected()))).toList();
    }
}
