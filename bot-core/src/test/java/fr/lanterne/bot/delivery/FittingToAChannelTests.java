package fr.lanterne.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outlet;
import fr.lanterne.bot.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FittingToAChannelTests {

    private static final Outlet.Pace PACE = new Outlet.Pace(Duration.ZERO, 30);
    private static final Reply REPLY = new Reply(List.of(new Reply.Paragraph("Que voulez-vous ?")), List.of(),
            List.of(new Reply.Action("Passeport", Reply.Action.Kind.SEND, "Je veux un passeport"),
                    new Reply.Action("Appeler", Reply.Action.Kind.OPEN, "tel:3018"),
                    new Reply.Action("Ouvrir", Reply.Action.Kind.OPEN, "https://ants.gouv.fr")));

    @Test
    void whatCannotBePressedIsSaid() {
        Reply said = fitted(Outlet.Kind.SAY, new Outlet.Abilities(false, true, PACE)).message().reply();

        assertThat(said.actions()).isEmpty();
        assertThat(said.plainText()).isEqualTo("""
            Que voulez-vous ?

            Vous pouvez répondre, par exemple :

            - Je veux un passeport

            Appeler : 3018

            Ouvrir : https://ants.gouv.fr""");
    }

    @Test
    void aChannelThatCanPressGetsItAsItIs() {
        assertThat(fitted(Outlet.Kind.SAY, new Outlet.Abilities(true, true, PACE)).message().reply()).isEqualTo(REPLY);
    }

    @Test
    void whatCannotBeTakenBackIsToldSo() {
        Fitting.Fitted fitted = fitted(Outlet.Kind.WITHDRAW, new Outlet.Abilities(true, false, PACE));

        assertThat(fitted.kind()).isEqualTo(Outlet.Kind.SAY);
        assertThat(fitted.message().reply().plainText()).startsWith("Un message précédent a été retiré.");
    }

    private static Fitting.Fitted fitted(Outlet.Kind kind, Outlet.Abilities abilities) {
        return new Fitting().of(new ChatMessage(new MessageId(UUID.randomUUID()), 1, Author.BOT, REPLY, null,
                Instant.EPOCH), kind, abilities);
    }
}
