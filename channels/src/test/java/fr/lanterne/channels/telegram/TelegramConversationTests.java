package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.telegram.FakeTelegram.Fault;
import fr.lanterne.channels.telegram.FakeTelegram.Sent;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/** Citizens on Telegram, from their message to what they read, through the real service and a Bot API that a test plays. */
@DirtiesContext
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class TelegramConversationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FakeTelegram TELEGRAM = new FakeTelegram();
    private static final AtomicLong PEOPLE = new AtomicLong(1_000);

    @LocalServerPort
    int port;

    @Autowired
    TelegramState state;

    private final long person = PEOPLE.incrementAndGet();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        String folder = Files.createTempDirectory("lanterne-data").toString();
        registry.add("lanterne.data-dir", () -> folder);
        registry.add("lanterne.telegram.token", () -> FakeTelegram.TOKEN);
        registry.add("lanterne.telegram.api-url", TELEGRAM::url);
        registry.add("lanterne.telegram.poll-timeout", () -> "1s");
        registry.add("lanterne.telegram.timeout", () -> "2s");
        registry.add("lanterne.telegram.between", () -> "20ms");
        registry.add("lanterne.telegram.per-second", () -> "500");
        registry.add("lanterne.telegram.messages-per-minute", () -> "15");
        registry.add("lanterne.telegram.description", () -> "Assistant automatique");
        registry.add("lanterne.delivery.first-backoff", () -> "50ms");
        registry.add("lanterne.delivery.timeout", () -> "3s");
        registry.add("lanterne.delivery.lease", () -> "5s");
    }

    @BeforeEach
    void ready() {
        await().atMost(PATIENCE).until(() -> get("/actuator/health/readiness").contains("UP"));
    }

    @AfterEach
    void healthy() {
        TELEGRAM.faults = call -> FakeTelegram.NONE;
    }

    @AfterAll
    static void close() {
        TELEGRAM.close();
    }

    @Test
    void answersAQuestionInReplyToIt() {
        int asked = TELEGRAM.writes(person, "Comment je renouvelle mon permis de conduire ?");

        Sent answer = answerTo(asked);
        assertThat(answer.text()).contains("ants.gouv.fr", "[1] <a href=\"http");
        assertThat(answer.body().path("parse_mode").asString()).isEqualTo("html");
        assertThat(answer.body().path("link_preview_options").path("is_disabled").asBoolean()).isTrue();
        assertThat(labels(answer)).contains("👍 Cela m’aide", "👎 Cela ne m’aide pas");
        assertThat(said().getFirst().text()).startsWith("Bonjour. Je suis Lanterne, un assistant automatique.");
    }

    @Test
    void answersInTheOrderInWhichTheCitizenWrote() {
        List<Integer> asked = IntStream.range(0, 6).mapToObj(i -> TELEGRAM.writes(person, "bonjour " + i)).toList();

        await().atMost(PATIENCE).until(() -> answered().size() == 6);
        assertThat(answered().stream().map(Sent::answers)).containsExactlyElementsOf(asked);
    }

    @Test
    void checksWhatWasForwardedAndItsAddressLeadsNowhere() {
        int forwarded = TELEGRAM.sends(person, """
            "text":"Chronopost : votre colis est bloqué, payez 1,99 € sur https://chronopost-frais.info/payer",
            "forward_origin":{"type":"hidden_user","sender_user_name":"Chronopost","date":1}""");

        Sent verdict = answerTo(forwarded);
        assertThat(verdict.text()).doesNotContain("chronopost-frais.info");
        assertThat(labels(verdict)).contains("J’ai donné ma carte ou mon compte");

        // Pressed twice, by a hand that trembles.
        String data = verdict.buttons().getFirst().path("callback_data").asString();
        TELEGRAM.presses(person, data);
        TELEGRAM.presses(person, data);
        await().atMost(PATIENCE).until(() -> presses("C’est noté.") >= 2 && said().size() == 3);
        answerTo(TELEGRAM.writes(person, "merci"));
        assertThat(said()).hasSize(4);
    }

    @Test
    void aButtonOfAnErasedConversationIsExplained() {
        Sent answer = answerTo(TELEGRAM.writes(person, "Comment je renouvelle mon permis de conduire ?"));
        TELEGRAM.writes(person, "/oublier");
        await().atMost(PATIENCE).until(() -> said().getLast().text().startsWith("Voulez-vous effacer"));
        TELEGRAM.presses(person, said().getLast().buttons().getFirst().path("callback_data").asString());
        await().atMost(PATIENCE).until(() -> said().getLast().text().startsWith("C’est fait."));

        TELEGRAM.presses(person, answer.buttons().getLast().path("callback_data").asString());

        await().atMost(PATIENCE).until(() -> presses("Ce bouton n’est plus valable. Écrivez votre message.") > 0);
    }

    @Test
    void answersWhatWasCorrected() {
        int asked = TELEGRAM.writes(person, "bonjour");
        answerTo(asked);
        TELEGRAM.edits(person, asked, "Comment je renouvelle mon permis de conduire ?");

        await().atMost(PATIENCE).until(() -> answered().size() == 2);
        assertThat(answered().getLast().answers()).isEqualTo(asked);
        assertThat(answered().getLast().text()).contains("ants.gouv.fr");
    }

    @Test
    void knowsItsCommands() {
        TELEGRAM.writes(person, "/start");
        await().atMost(PATIENCE).until(() -> said().size() == 1);
        assertThat(said().getFirst().text()).startsWith("Bonjour. Je suis Lanterne, un assistant automatique.");
        assertThat(labels(said().getFirst())).containsExactly("Vérifier un message", "Parler à une personne", "Aide");

        TELEGRAM.writes(person, "/mesdonnees");
        await().atMost(PATIENCE).until(() -> said().getLast().text().startsWith("Voici ce que je garde"));
        assertThat(TELEGRAM.calls("senddocument")).isNotEmpty();
        assertThat(answerTo(TELEGRAM.writes(person, "/humain")).text()).contains("personne");
        TELEGRAM.writes(person, "/nimportequoi");
        await().atMost(PATIENCE).until(() -> said().getLast().text().startsWith("Je ne connais pas cette commande."));
    }

    @Test
    void aLinkToTheBotSaysWhatTheCitizenCameFor() {
        assertThat(answerTo(TELEGRAM.writes(person, "/start arnaque")).text()).contains("message");
    }

    @Test
    void sayOnceThatItCannotListen() {
        String voice = "\"voice\":{\"file_id\":\"v\",\"file_unique_id\":\"1\",\"duration\":3}";
        TELEGRAM.sends(person, voice);
        TELEGRAM.sends(person, voice);
        answerTo(TELEGRAM.writes(person, "bonjour"));

        assertThat(said().stream().filter(message -> message.text().startsWith("Je ne sais pas encore écouter")))
                .hasSize(1);
    }

    @Test
    void picturesThatAreSentTogetherAreOneMessage() throws IOException {
        TELEGRAM.files.put("one", picture("Votre colis est en attente"));
        TELEGRAM.files.put("two", picture("Payez les frais de douane"));
        int first = TELEGRAM.sends(person, photo("one"));
        TELEGRAM.sends(person, photo("two"));

        Sent answer = answerTo(first);
        answerTo(TELEGRAM.writes(person, "merci"));

        assertThat(answered()).hasSize(2);
        // Where this machine cannot read pictures the citizen is asked for the words.
        assertThat(answer.text()).containsAnyOf("Voici ce que je lis sur votre image", "Copiez le texte");
    }

    @Test
    void whoSendsTooMuchIsToldOnce() {
        for (int i = 0; i < 25; i++) {
            TELEGRAM.writes(person, "bonjour " + i);
        }
        await().atMost(PATIENCE).until(() -> answered().size() >= 15
                && said().stream().anyMatch(message -> message.text().startsWith("Vous envoyez beaucoup")));
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> answered().size() <= 16);
        assertThat(said().stream().filter(message -> message.text().startsWith("Vous envoyez beaucoup"))).hasSize(1);
    }

    @Test
    void sendsAgainWhenTelegramAllowsIt() {
        AtomicInteger refused = new AtomicInteger();
        fail(call -> refused.incrementAndGet() <= 2 ? Fault.tooMany(1) : FakeTelegram.NONE);
        long begun = System.nanoTime();

        answerTo(TELEGRAM.writes(person, "bonjour"));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(said()).hasSize(2);
    }

    @Test
    void sendsAgainAfterAnAnswerThatIsNone() {
        AtomicInteger failed = new AtomicInteger();
        fail(call -> failed.incrementAndGet() <= 3 ? Fault.html502() : FakeTelegram.NONE);
        answerTo(TELEGRAM.writes(person, "bonjour"));
        assertThat(said()).hasSize(2);
    }

    @Test
    void repeatsAMessageWithoutAKnownEndOnce() {
        answerTo(TELEGRAM.writes(person, "bonjour"));
        AtomicInteger late = new AtomicInteger();
        fail(call -> late.incrementAndGet() <= 5 ? Fault.late(4_000) : FakeTelegram.NONE);
        int asked = TELEGRAM.writes(person, "bonjour");

        await().atMost(PATIENCE).until(() -> copies(asked) == 2);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> copies(asked) == 2);
    }

    @Test
    void saysItPlainlyWhenItsMarksAreRefused() {
        answerTo(TELEGRAM.writes(person, "bonjour"));
        fail(call -> call.body().has("parse_mode")
                ? Fault.refused(400, "Bad Request: can't parse entities: unsupported start tag")
                : FakeTelegram.NONE);

        Sent answer = answerTo(TELEGRAM.writes(person, "Comment je renouvelle mon permis de conduire ?"));

        assertThat(answer.text()).doesNotContain("<a href").contains("ants.gouv.fr");
    }

    @Test
    void whoBlocksItHearsNothingUntilTheyComeBack() {
        answerTo(TELEGRAM.writes(person, "bonjour"));
        fail(call -> Fault.refused(403, "Forbidden: bot was blocked by the user"));
        TELEGRAM.writes(person, "bonjour 2");
        await().atMost(PATIENCE).until(() -> TELEGRAM.calls("sendmessage").stream()
                .filter(call -> call.body().path("chat_id").asLong() == person).count() == 3);
        TELEGRAM.faults = call -> FakeTelegram.NONE;
        TELEGRAM.update("\"my_chat_member\":{\"chat\":{\"id\":" + person + ",\"type\":\"private\"},\"from\":"
                + FakeTelegram.user(person) + ",\"date\":1,\"old_chat_member\":{\"status\":\"kicked\",\"user\":"
                + FakeTelegram.user(99) + ",\"until_date\":0},\"new_chat_member\":{\"status\":\"member\",\"user\":"
                + FakeTelegram.user(99) + "}}");

        answerTo(TELEGRAM.writes(person, "bonjour 3"));
        assertThat(answered()).hasSize(2);
    }

    @Test
    void inAGroupItSpeaksOnlyWhenAddressed() {
        TELEGRAM.update("\"message\":" + group(1, "salut tout le monde"));
        TELEGRAM.update("\"message\":" + group(2, "@LanterneBot comment je renouvelle mon permis de conduire ?"));

        await().atMost(PATIENCE).until(() -> TELEGRAM.to(-person).size() == 2);
        assertThat(TELEGRAM.to(-person).getFirst().text()).contains("Tout le monde peut lire ce groupe");
        assertThat(TELEGRAM.to(-person).getLast().answers()).isEqualTo(2);
    }

    @Test
    void anotherProgramThatFetchesTheMessagesIsOneClearSentence() {
        TELEGRAM.faults = call -> call.method().equals("getupdates")
                ? Fault.refused(409, "Conflict: terminated by other getUpdates request")
                : FakeTelegram.NONE;
        await().atMost(PATIENCE).until(() -> state.now().sentence().contains("another program"));
        assertThat(get("/actuator/health")).contains("DOWN");
        TELEGRAM.faults = call -> FakeTelegram.NONE;
        await().atMost(PATIENCE).until(() -> state.now().works());
    }

    @Test
    void introducesItself() {
        await().atMost(PATIENCE).until(() -> !TELEGRAM.calls("setmydescription").isEmpty());
        JsonNode menu = TELEGRAM.calls("setmycommands").getFirst().body().path("commands");
        assertThat(menu.valueStream().map(command -> command.path("command").asString()))
                .containsExactly("aide", "humain", "arnaque", "mesdonnees", "oublier", "langue");
        assertThat(TELEGRAM.calls("deletewebhook")).isNotEmpty();
    }

    /** Requests about this test's person only. */
    private void fail(java.util.function.Function<FakeTelegram.Call, Fault> fault) {
        TELEGRAM.faults = call -> call.method().equals("sendmessage") && call.body().path("chat_id").asLong() == person
                ? fault.apply(call)
                : FakeTelegram.NONE;
    }

    private String group(int id, String text) {
        return "{\"message_id\":" + id + ",\"date\":" + (System.currentTimeMillis() / 1000) + ",\"chat\":{\"id\":"
                + -person + ",\"type\":\"group\",\"title\":\"G\"},\"from\":" + FakeTelegram.user(person)
                + ",\"text\":" + FakeTelegram.quoted(text) + "}";
    }

    private Sent answerTo(int message) {
        await().atMost(PATIENCE).until(() -> copies(message) > 0);
        return said().stream().filter(sent -> sent.answers() == message).reduce((first, last) -> last).orElseThrow();
    }

    private long copies(int message) {
        return said().stream().filter(sent -> sent.answers() == message).count();
    }

    private List<Sent> said() {
        return TELEGRAM.to(person);
    }

    private List<Sent> answered() {
        return said().stream().filter(sent -> sent.answers() != 0).toList();
    }

    private static List<String> labels(Sent message) {
        return message.buttons().stream().map(button -> button.path("text").asString()).toList();
    }

    private long presses(String answer) {
        return TELEGRAM.calls("answercallbackquery").stream()
                .filter(call -> call.body().path("text").asString("").equals(answer)).count();
    }

    private static String photo(String file) {
        return "\"media_group_id\":\"album\",\"photo\":[{\"file_id\":\"" + file
                + "\",\"file_unique_id\":\"1\",\"width\":900,\"height\":200,\"file_size\":9000}]";
    }

    private static byte[] picture(String text) throws IOException {
        BufferedImage image = new BufferedImage(900, 160, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 900, 160);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
        pen.drawString(text, 40, 90);
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    private String get(String path) {
        return WebClient.create("http://localhost:" + port).get().uri(path)
                .exchangeToMono(response -> response.bodyToMono(String.class)).block(PATIENCE);
    }
}
