package fr.lanterne.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.dialogue.SkillStep;
import fr.lanterne.knowledge.Retriever;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.search.OfflineIndex;
import fr.lanterne.knowledge.source.FicheFile;
import fr.lanterne.knowledge.source.FicheFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** Dialogues over the starter set and the real search, some that the rules were made with and some that they were not. */
class DialogueTests {

    private static final Path STARTER_SET = Path.of("../knowledge-base/src/main/resources/fiches");
    private static final String NOTHING = "-";

    private static OfflineIndex index;

    @BeforeAll
    static void index() throws IOException {
        List<Fiche> fiches = new ArrayList<>();
        try (FicheFiles files = FicheFiles.open(STARTER_SET)) {
            files.stream().filter(FicheFile.Taken.class::isInstance)
                    .forEach(file -> fiches.add(((FicheFile.Taken) file).fiche()));
        }
        index = OfflineIndex.of(fiches);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    /** Messages and the fiches that may answer each, by turns. */
    private record Dialogue(boolean goesOn, List<String> said, List<List<String>> expected) {

        static Dialogue read(String line) {
            List<String> cells = List.of(line.split("\t"));
            List<String> said = new ArrayList<>();
            List<List<String>> expected = new ArrayList<>();
            for (int i = 1; i < cells.size(); i += 2) {
                said.add(cells.get(i));
                expected.add(List.of(cells.get(i + 1).split(",")));
            }
            return new Dialogue("followUp".equals(cells.getFirst()), said, expected);
        }

        /** The fiche that answered each message. */
        List<String> answers() {
            Retriever retriever = question -> Mono.fromCallable(() -> index.retrieve(question).retrieval());
            Chat chat = new Chat(Samples.skill(retriever, null, Samples.at(Chat.START)));
            return said.stream().map(text -> fiche(chat.say(text))).toList();
        }

        private static String fiche(SkillStep.Concludes end) {
            return end.outcome() != Outcome.ANSWERED
                    ? NOTHING
                    : end.reply().citations().getFirst().ficheId().value();
        }

        /** Whether the message before the last found its fiche: else there is nothing to go on with. */
        boolean isUnderWay(List<String> answers) {
            int before = answers.size() - 2;
            return expected.get(before).contains(answers.get(before));
        }

        boolean isUnderstood(List<String> answers) {
            return expected.getLast().contains(answers.getLast());
        }

        boolean dragsTheOldSubjectAlong(List<String> answers) {
            return !isUnderstood(answers) && !answers.getLast().equals(NOTHING)
                    && answers.getLast().equals(answers.get(answers.size() - 2));
        }
    }

    @ParameterizedTest
    @CsvSource({"dev, 0.9", "held-out, 0.85"})
    void goesOnWithTheSubject(String set, double least) throws IOException {
        List<String> failed = new ArrayList<>();
        int underWay = 0;
        for (Dialogue dialogue : dialogues(set).stream().filter(Dialogue::goesOn).toList()) {
            List<String> answers = dialogue.answers();
            if (dialogue.isUnderWay(answers)) {
                underWay++;
                if (!dialogue.isUnderstood(answers)) {
                    failed.add(dialogue.said() + " -> " + answers);
                }
            }
        }
        assertThat(underWay).isGreaterThanOrEqualTo(12);
        assertThat(1 - (double) failed.size() / underWay).as(failed.toString()).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"dev, 0.8", "held-out, 0.7"})
    void hearsAnotherSubject(String set, double least) throws IOException {
        List<Dialogue> changes = dialogues(set).stream().filter(dialogue -> !dialogue.goesOn()).toList();
        List<String> failed = changes.stream().filter(dialogue -> !dialogue.isUnderstood(dialogue.answers()))
                .map(dialogue -> dialogue.said() + " -> " + dialogue.answers()).toList();
        assertThat(1 - (double) failed.size() / changes.size()).as(failed.toString()).isGreaterThanOrEqualTo(least);
        assertThat(changes).filteredOn(dialogue -> dialogue.dragsTheOldSubjectAlong(dialogue.answers())).isEmpty();
    }

    @Test
    void answersWhatWasAskedOfTheSubject() {
        Retriever retriever = question -> Mono.fromCallable(() -> index.retrieve(question).retrieval());
        Chat chat = new Chat(Samples.skill(retriever, null, Samples.at(Chat.START)));
        chat.say("comment faire un passeport");
        assertThat(chat.say("combien ça coûte ?").reply().citations()).extracting(Reply.Citation::passage)
                .contains("Combien coûte un passeport ?");
        assertThat(chat.say("et si je l'ai perdu ?").reply().citations()).extracting(Reply.Citation::passage)
                .contains("Votre passeport est perdu ou volé");
        chat.say("j'ai perdu mon permis");
        assertThat(chat.say("et si on me l'a volé ?").reply().citations()).extracting(Reply.Citation::passage)
                .contains("Votre permis est volé");
    }

    private static List<Dialogue> dialogues(String set) throws IOException {
        try (InputStream in = DialogueTests.class.getResourceAsStream("dialogues." + set + ".tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Dialogue::read).toList();
        }
    }
}
