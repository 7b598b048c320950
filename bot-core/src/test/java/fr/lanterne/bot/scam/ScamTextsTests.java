package fr.lanterne.bot.scam;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.Risk;
import fr.lanterne.bot.Verdict;
import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.number.CalledNumber;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScamTextsTests {

    private final ScamTexts texts = new ScamTexts();
    private final ScamCheck check = SharedScams.check();

    @Test
    void hasASentenceForEverySignal() {
        ResourceBundle bundle = ResourceBundle.getBundle("fr.lanterne.bot.scam.scam-messages", Locale.FRENCH);
        Stream.of(Arrays.stream(Story.values()).map(story -> "STORY_" + story),
                Arrays.stream(Ask.values()).map(ask -> "ASKS_" + ask),
                Arrays.stream(Pressure.values()).map(Pressure::name),
                Arrays.stream(Link.Trick.values()).map(Link.Trick::name),
                Arrays.stream(CalledNumber.Kind.values()).map(kind -> kind + "_NUMBER")).flatMap(kinds -> kinds)
                .forEach(kind -> assertThat(bundle.containsKey("reason." + kind)).as(kind).isTrue());
        Arrays.stream(Risk.values()).forEach(risk -> assertThat(texts.verdict(risk)).isNotBlank());
    }

    @Test
    void showsAnImitationBesideTheRealAddress() {
        Verdict verdict = texts.verdict(check.check("Votre carte expire : https://ameli.fr.carte-x.com/a"));
        assertThat(verdict.signs()).first().extracting(Verdict.Sign::text).asString()
                .contains("ameli[.]fr[.]carte-x[.]com")
                .contains("elle finit par carte-x[.]com").contains("La vraie adresse est ameli.fr");
    }

    @Test
    void quotesNoAddressThatLeadsAnywhere() {
        Verdict verdict = texts
                .verdict(check.check("Payez sur http://exemple-a.com/x ou www.exemple-b.fr ou аmеli.fr"));
        assertThat(verdict.signs()).allSatisfy(sign -> assertThat(sign.evidence() + sign.text())
                .doesNotContainPattern("https?:").doesNotContain("exemple-a.com", "exemple-b.fr"));
    }
}
