package fr.lanterne.channels.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The widget is one file, so it carries a copy of the tokens. */
class TokensTests {

    @Test
    void theWidgetLooksLikeThePages() {
        String tokens = content("tokens.css").replaceAll("(?s)/\\*.*?\\*/", "").replace(":root", ":host").strip();

        assertThat(content("widget.js")).contains("const TOKENS = `\n" + tokens + "\n`;");
    }

    static String content(String name) {
        try (InputStream file = TokensTests.class.getResourceAsStream("/static/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
