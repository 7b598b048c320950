package fr.lanterne.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Author;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.MessageId;
import fr.lanterne.bot.Outcome;
import fr.lanterne.bot.Reply;
import fr.lanterne.bot.Reply.Action;
import fr.lanterne.bot.Reply.Bullets;
import fr.lanterne.bot.Reply.Citation;
import fr.lanterne.bot.Reply.Essentials;
import fr.lanterne.bot.Reply.Paragraph;
import fr.lanterne.bot.Reply.Steps;
import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import fr.lanterne.knowledge.FicheId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlPiecesTests {

    @Test
    void writesEveryBlockAndSourceOfAReply() {
        Reply reply = new Reply(
                List.of(new Paragraph("Faites la demande en ligne [1]."), new Bullets(List.of("photo", "justificatif")),
                        new Steps(List.of("Ouvrez le site.", "Payez.")), new Essentials(List.of("C'est gratuit."))),
                List.of(new Citation(new FicheId("F1"), "Permis & conduite",
                        URI.create("https://exemple.gouv.fr/?a=1&b=2"),
                        "", "France Titres", LocalDate.of(2020, 8, 12))),
                List.of(new Action("Appeler", Action.Kind.OPEN, "tel:3018")));

        assertThat(HtmlPieces.of(said(Author.BOT, null, reply))).singleElement().extracting(Piece::html).isEqualTo(
                """
                    Faites la demande en ligne [1].

                    • photo
                    • justificatif

                    1. Ouvrez le site.
                    2. Payez.

                    <b>À savoir</b>
                    • C'est gratuit.

                    Appeler : 3018

                    [1] <a href="https://exemple.gouv.fr/?a=1&amp;b=2">Permis &amp; conduite</a>, France Titres, information du 12 août 2020""");
    }

    @Test
    void saysWhichPersonSpeaks() {
        assertThat(HtmlPieces.of(said(Author.MEDIATOR, "Anne", Reply.of("Bonjour"))).getFirst().html())
                .isEqualTo("<b>👤 Anne, de l’équipe</b>\n\nBonjour");
    }

    @Test
    void noTextBecomesAMark() {
        assertThat(HtmlPieces.of(said(Author.BOT, null, Reply.of("<b>1 < 2</b> & <a href=\"x\">")))
                .getFirst().html()).isEqualTo("&lt;b&gt;1 &lt; 2&lt;/b&gt; &amp; &lt;a href=&quot;x&quot;&gt;");
    }

    @Test
    void cutsWhereASentenceEnds() {
        String sentences = IntStream.range(0, 400).mapToObj(i -> "Voici la phrase numéro " + i + " de cette réponse.")
                .collect(Collectors.joining(" "));

        List<Piece> pieces = HtmlPieces.of(said(Author.BOT, null, Reply.of(sentences)));

        assertThat(pieces).hasSizeGreaterThan(3).allSatisfy(piece -> assertThat(piece.plain()).endsWith("réponse.")
                .startsWith("Voici").hasSizeLessThanOrEqualTo(4_096));
        assertThat(pieces.stream().map(Piece::plain).collect(Collectors.joining(" "))).isEqualTo(sentences);
    }

    @Test
    void anAddressOfACheckedMessageLeadsNowhere() {
        Verdict verdict = new Verdict(Risk.HIGH,
                List.of(new Verdict.Sign("IMITATION", "hxxps://colis-frais[.]info/x", "Le site imite Chronopost.")));
        Reply reply = new Reply(
                List.of(new Paragraph("N'ouvrez pas https://colis-frais.info/x, allez sur laposte.fr.")),
                List.of(), List.of(), verdict);

        assertThat(HtmlPieces.of(said(Author.BOT, null, reply)).getFirst().html())
                .isEqualTo("N'ouvrez pas hxxps://colis-frais[.]info/x, allez sur laposte.fr.");
    }

    @Test
    void whateverIsSaidFitsAndKeepsItsMarksWhole() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            String text = random.ints(1 + random.nextInt(12_000), 1, 0x2_0000).filter(Character::isDefined)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .map(point -> random.nextInt(9) == 0 ? "<>&\"".charAt(random.nextInt(4)) : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            for (Piece piece : HtmlPieces.of(said(Author.BOT, null, Reply.of(text + "x")))) {
                assertThat(piece.plain()).isNotBlank().hasSizeLessThanOrEqualTo(4_096);
                assertThat(piece.html().replaceAll("&(?:amp|lt|gt|quot);", "")).doesNotContain("<", ">", "\"", "&");
                assertThat(Character.isHighSurrogate(piece.plain().charAt(piece.plain().length() - 1))).isFalse();
            }
        }
    }

    @Test
    void aButtonHoldsItsPlaceInTheMessageInSixtyFourBytes() {
        ChatMessage message = said(Author.BOT, null, new Reply(List.of(new Paragraph("?")), List.of(),
                List.of(new Action("Oui", Action.Kind.SEND, "o".repeat(3_000)),
                        new Action("Site", Action.Kind.OPEN, "https://ants.gouv.fr"))));

        var rows = Buttons.of(message).getKeyboard();

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getFirst().getCallbackData().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(64);
        assertThat(Buttons.pressed(rows.get(0).getFirst().getCallbackData())).get()
                .matches(pressed -> pressed.isOf(message) && pressed.number() == 0 && !pressed.judgement());
        assertThat(rows.get(1).getFirst().getUrl()).isEqualTo("https://ants.gouv.fr");
        assertThat(Buttons.pressed(rows.get(2).getFirst().getCallbackData())).get().matches(Buttons.Pressed::judgement);
        assertThat(Buttons.pressed("x:1")).isEmpty();
    }

    private static ChatMessage said(Author author, String speaker, Reply reply) {
        return new ChatMessage(new MessageId(UUID.randomUUID()), 999_999_999_999L, author, speaker, reply,
                Outcome.ANSWERED, null, Instant.EPOCH);
    }
}
