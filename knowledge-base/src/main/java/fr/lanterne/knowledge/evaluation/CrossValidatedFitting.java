package fr.lanterne.knowledge.evaluation;

import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Importer;
import fr.lanterne.knowledge.ModelFitting;
import fr.lanterne.knowledge.Retrieval;
import fr.lanterne.knowledge.evaluation.ListwiseRanker.Candidates;
import fr.lanterne.knowledge.evaluation.LogisticRegression.Sight;
import fr.lanterne.knowledge.search.ExaminedQuestion;
import fr.lanterne.knowledge.search.LinearModel;
import fr.lanterne.knowledge.search.OfflineIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits both models and reports how they do on topics that they were not fitted on. The confidence learns from what rankers
 * gave that had not seen the topic either: what a ranker does with its own examples would make it too sure.
 */
final class CrossValidatedFitting implements ModelFitting {

    static final int FOLDS = 8;
    private static final double RANKER_PENALTY = 50;
    private static final double CONFIDENCE_PENALTY = 60;

    @Override
    public String fit(Request request, Importer.Progress progress) throws IOException {
        List<School> schools = School.of(request, progress);
        try {
            Topics topics = new Topics(schools.stream().flatMap(School::expected).toList(), FOLDS);
            return fit(schools.stream().map(school -> school.folded(topics)).toList(), request.to(), progress);
        } finally {
            for (School school : schools) {
                school.index().close();
            }
        }
    }

    private static String fit(List<School> schools, Path to, Importer.Progress progress) throws IOException {
        List<Put> questions = schools.stream().flatMap(school -> school.questions().stream()).toList();
        List<ExaminedQuestion> plain = examined(schools, List.of(untaught()), progress);
        List<LinearModel> rankers = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            rankers.add(ranker(questions, plain, fold));
            progress.at("fitting rankers", fold + 1, FOLDS + 1);
        }
        LinearModel ranker = ranker(questions, plain, FOLDS);
        List<ExaminedQuestion> unseen = examined(schools, rankers, progress);
        List<Judgement> judgements = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            judgements.addAll(judgements(questions, unseen, confidence(questions, unseen, fold), fold));
        }
        FittingReport report = new FittingReport(judgements);
        write(to.resolve("ranking-model.tsv"), report.ranking(), ranker);
        write(to.resolve("confidence-model.tsv"), report.confidence(), confidence(questions, unseen, FOLDS));
        return report.ranking() + "\n" + report.confidence();
    }

    private static LinearModel untaught() {
        List<String> names = OfflineIndex.featureNames();
        return new LinearModel(names, new double[names.size()], 0);
    }

    /** Each question under the ranker of its fold, or under the only one. */
    private static List<ExaminedQuestion> examined(List<School> schools, List<LinearModel> rankers,
            Importer.Progress progress) throws IOException {
        List<ExaminedQuestion> examined = new ArrayList<>();
        for (School school : schools) {
            for (Put question : school.questions()) {
                examined.add(school.index().examine(question.text(), rankers.get(question.fold() % rankers.size())));
                progress.at("searching", examined.size(), examined.size());
            }
        }
        return examined;
    }

    /** From the questions of all other folds of which an expected fiche is among the candidates. */
    private static LinearModel ranker(List<Put> questions, List<ExaminedQuestion> examined, int leftOut) {
        List<Candidates> lessons = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Set<FicheId> expected = questions.get(i).expected();
            List<FicheId> fiches = examined.get(i).fiches();
            if (questions.get(i).fold() != leftOut && fiches.stream().anyMatch(expected::contains)) {
                boolean[] answers = new boolean[fiches.size()];
                for (int place = 0; place < answers.length; place++) {
                    answers[place] = expected.contains(fiches.get(place));
                }
                lessons.add(new Candidates(examined.get(i).features(), answers));
            }
        }
        return ListwiseRanker.fit(OfflineIndex.featureNames(), lessons, RANKER_PENALTY);
    }

    private static LinearModel confidence(List<Put> questions, List<ExaminedQuestion> examined, int leftOut) {
        List<Sight> seen = IntStream.range(0, questions.size()).filter(i -> questions.get(i).fold() != leftOut)
                .filter(i -> !examined.get(i).fiches().isEmpty())
                .mapToObj(i -> new Sight(examined.get(i).evidence(),
                        rank(questions.get(i), examined.get(i)) <= Retrieval.CITED))
                .toList();
        return LogisticRegression.fit(OfflineIndex.evidenceNames(), seen, CONFIDENCE_PENALTY);
    }

    private static List<Judgement> judgements(List<Put> questions, List<ExaminedQuestion> examined,
            LinearModel confidence, int fold) {
        return IntStream.range(0, questions.size()).filter(i -> questions.get(i).fold() == fold)
                .mapToObj(i -> new Judgement(questions.get(i).set(), rank(questions.get(i), examined.get(i)),
                        examined.get(i).fiches().isEmpty()
                                ? 0
                                : 1 / (1 + Math.exp(-confidence.of(examined.get(i).evidence())))))
                .toList();
    }

    /** From 1. */
    private static int rank(Put question, ExaminedQuestion examined) {
        if (question.expected().isEmpty()) {
            return Result.NOT_FOUND;
        }
        for (int place = 0; place < examined.fiches().size(); place++) {
            if (question.expected().contains(examined.fiches().get(place))) {
                return place + 1;
            }
        }
        return Result.NOT_FOUND;
    }

    private static void write(Path file, String report, LinearModel model) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, report.lines().map(line -> ("# " + line).strip()).collect(Collectors.joining("\n"))
                + "\n" + model.asText());
    }
}
