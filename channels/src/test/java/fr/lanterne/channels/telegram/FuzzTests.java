package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FuzzTests {

    private static final UpdateReader.Self BOT = new UpdateReader.Self(99, "LanterneBot");

    private enum Came {
        NUMBERLESS, NOTHING, SOMETHING
    }

    @Test
    void whateverComesComesToSomething() {
        MutatedUpdates updates = new MutatedUpdates(4, 1);
        Map<Came, Integer> came = new EnumMap<>(Came.class);
        for (int i = 0; i < 20_000; i++) {
            String update = updates.next();
            assertThatCode(() -> came.merge(read(update), 1, Integer::sum)).as(update.substring(0, Math.min(300,
                    update.length()))).doesNotThrowAnyException();
        }
        // The mutations must reach each way out, or they try nothing.
        assertThat(came).hasSize(3).allSatisfy((kind, count) -> assertThat(count).isGreaterThan(500));
    }

    private static Came read(String update) {
        return UpdateReader.envelope(update).map(envelope -> {
            assertThat(envelope.body()).matches(body -> body.chars().allMatch(letter -> letter > 0 && letter < 128));
            Arrival arrival = UpdateReader.read(envelope.body(), BOT);
            if (arrival instanceof Arrival.Message message && message.content() instanceof Arrival.Words words) {
                assertThat(words.text()).isNotBlank().matches(text -> text.indexOf('\0') < 0);
            }
            return arrival instanceof Arrival.Nothing ? Came.NOTHING : Came.SOMETHING;
        }).orElse(Came.NUMBERLESS);
    }
}
