package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.PictureReading;
import fr.lanterne.channels.LanterneApplication;
import fr.lanterne.channels.web.TestService.Conversation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A refused upload is answered, not cut off, however much of it is still on its way. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = LanterneApplication.class)
class UploadTests {

    private static final int MIB = 1 << 20;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry registry) {
        registry.add("lanterne.data-dir", TestService::freshDataDir);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "40, true", "9, false", "40, false"})
    void tellsThatAPictureIsTooLarge(int mebibytes, boolean lengthKnown) throws Exception {
        Conversation conversation = new TestService(port).open();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = upload(conversation, conversation.token(), "image/png", mebibytes,
                    lengthKnown);

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("urn:lanterne:problem:picture-too-large")
                    .contains(String.valueOf(PictureReading.MAX_BYTES));
        }
    }

    @ParameterizedTest
    @CsvSource({"image/heic, 415", "image/png, 401"})
    void tellsWhateverElseIsWrongWithALargeUpload(String type, int status) throws Exception {
        Conversation conversation = new TestService(port).open();
        for (int i = 0; i < 2; i++) {
            assertThat(
                    upload(conversation, status == 401 ? "wrong" : conversation.token(), type, 12, true).statusCode())
                    .isEqualTo(status);
        }
    }

    private HttpResponse<String> upload(Conversation conversation, String token, String type, int mebibytes,
            boolean lengthKnown) throws IOException, InterruptedException {
        var body = BodyPublishers.ofByteArray(new byte[mebibytes * MIB]);
        return client.send(HttpRequest
                .newBuilder(URI.create("http://localhost:" + port + conversation.path("/attachments")))
                .timeout(Duration.ofSeconds(60)).header("Authorization", "Bearer " + token)
                .header("Content-Type", type).POST(lengthKnown ? body : BodyPublishers.fromPublisher(body)).build(),
                BodyHandlers.ofString());
    }
}
