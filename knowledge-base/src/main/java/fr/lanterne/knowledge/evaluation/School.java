package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.ModelFitting;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.search.OfflineIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fiches with the questions that are put to them. */
record School(OfflineIndex index, List<Put> questions) {

    private static final String AMONG_ALL = " among all";

    School {
        questions = List.copyOf(questions);
    }

    /**
     * The archives by themselves, each golden folder by itself, and all of them together: a service may hold either or
     * both. Questions from outside are put to each.
     */
    static List<School> of(ModelFitting.Request request, Importer.Progress progress) throws IOException {
        List<Put> outside = outside(request.outside());
        List<Put> sets = new ArrayList<>();
        for (Path set : request.questions()) {
            QuestionSet.read(set).rows().forEach(row -> sets.add(
                    new Put(row.question(), row.expected(), set.getFileName().toString(), 0)));
        }
        List<Asked> asked = new ArrayList<>();
        asked.add(new Asked(FicheSet.read(request.fiches(), progress), sets));
        for (Path folder : request.golden()) {
            Collection<Fiche> fiches = FicheSet.read(List.of(folder), progress);
            asked.add(new Asked(fiches, golden(fiches, folder.getFileName().toString())));
        }
        if (!request.golden().isEmpty()) {
            List<Path> all = Stream.concat(request.fiches().stream(), request.golden().stream()).toList();
            asked.add(new Asked(FicheSet.read(all, progress), asked.stream().flatMap(each -> each.questions().stream())
                    .map(put -> new Put(put.text(), put.expected(), put.set() + AMONG_ALL, 0)).toList()));
        }
        List<School> schools = new ArrayList<>();
        for (Asked each : asked) {
            schools.add(new School(OfflineIndex.of(each.fiches(), request.without()),
                    Stream.concat(each.questions().stream(), outside.stream()).toList()));
        }
        return schools;
    }

    private record Asked(Collection<Fiche> fiches, List<Put> questions) {}

    private static List<Put> golden(Collection<Fiche> fiches, String set) {
        return fiches.stream().flatMap(fiche -> fiche.questions().stream()
                .map(question -> new Put(question, Set.of(fiche.id()), set, 0))).toList();
    }

    private static List<Put> outside(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        List<Put> questions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            questions.add(new Put(lines.get(i), Set.of(), FittingReport.OUTSIDE, i % CrossValidatedFitting.FOLDS));
        }
        return questions;
    }

    /** The same questions, dealt into folds. */
    School folded(Topics topics) {
        return new School(index, questions.stream().map(question -> question.expected().isEmpty()
                ? question
                : new Put(question.text(), question.expected(), question.set(), topics.fold(question.expected())))
                .toList());
    }

    /** What the questions expect, those from outside left out. */
    Stream<Set<FicheId>> expected() {
        return questions.stream().map(Put::expected).filter(fiches -> !fiches.isEmpty());
    }
}
