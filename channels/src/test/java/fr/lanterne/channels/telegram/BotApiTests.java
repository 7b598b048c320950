package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.lanterne.channels.telegram.BotApiFault.Kind;
import fr.lanterne.channels.telegram.FakeTelegram.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.telegram.telegrambots.meta.api.methods.GetMe;

class BotApiTests {

    private static final String OTHER_TOKEN = "987654321:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    private final FakeTelegram telegram = new FakeTelegram();

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void tellsWhatToMakeOfEachRefusal() {
        assertThat(fault(Fault.refused(401, "Unauthorized")).kind()).isEqualTo(Kind.WRONG_TOKEN);
        assertThat(fault(Fault.refused(403, "Forbidden: bot was blocked by the user")).kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(fault(Fault.refused(400, "Bad Request")).kind()).isEqualTo(Kind.REFUSED);
        assertThat(fault(Fault.refused(409, "Conflict")).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(fault(Fault.refused(500, "Internal Server Error")).kind()).isEqualTo(Kind.FAILED);
        assertThat(fault(Fault.html502()).kind()).isEqualTo(Kind.FAILED);
        assertThat(fault(Fault.tooMany(17)).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void anAnswerThatDoesNotComeLeavesItUnknown() {
        assertThat(fault(Fault.late(3_000)).kind()).isEqualTo(Kind.UNCERTAIN);
    }

    @Test
    void whoIsNotThereCannotHaveTakenIt() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        assertThat(fault(FakeTelegram.TOKEN, "http://localhost:" + nobody).kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void noFaultHoldsTheToken() {
        BotApiFault unknown = fault(OTHER_TOKEN, telegram.url());
        assertThat(unknown.kind()).isEqualTo(Kind.WRONG_TOKEN);
        BotApi api = new BotApi(properties(FakeTelegram.TOKEN, telegram.url()), 1_000);
        Throwable noFile = Assertions.catchThrowable(() -> api.file("gone", Duration.ofSeconds(2)).block());
        for (Throwable fault : new Throwable[]{unknown, noFile}) {
            assertThat(fault).isInstanceOf(BotApiFault.class).hasNoCause();
            assertThat(fault.toString()).doesNotContain("AAAA", "BBBB");
        }
        assertThat(properties(FakeTelegram.TOKEN, telegram.url()).toString()).doesNotContain("AAAA");
    }

    @Test
    void aWrongTokenIsOneClearSentence() {
        TelegramState state = new TelegramState();
        TelegramProperties properties = properties(OTHER_TOKEN, telegram.url());
        AtomicReference<UpdateReader.Self> bot = new AtomicReference<>(new UpdateReader.Self(0, ""));
        ChatLanes lanes = new ChatLanes(null, null, bot, properties, Clock.systemUTC());
        Connection connection = new Connection(new BotApi(properties, 1_000), new TelegramConfiguration.TelegramLine(
                new Intake(null, lanes, Clock.systemUTC()), lanes, bot), state, properties, "");

        connection.start();

        await().until(() -> state.now().sentence()
                .equals("Telegram does not know this bot: LANTERNE_TELEGRAM_TOKEN is wrong or was revoked"));
        assertThat(new TelegramHealth(state).health().getStatus().getCode()).isEqualTo("DOWN");
        connection.stop();
    }

    private BotApiFault fault(Fault fault) {
        telegram.faults = call -> fault;
        return fault(FakeTelegram.TOKEN, telegram.url());
    }

    private static BotApiFault fault(String token, String url) {
        try (BotApi api = new BotApi(properties(token, url), 1_000)) {
            return Assertions.catchThrowableOfType(BotApiFault.class, () -> api.call(new GetMe()).block());
        }
    }

    private static TelegramProperties properties(String token, String url) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("lanterne.telegram.token", token);
        source.put("lanterne.telegram.api-url", URI.create(url).toString());
        source.put("lanterne.telegram.timeout", "1s");
        return new Binder(source).bindOrCreate("lanterne.telegram", TelegramProperties.class);
    }
}
