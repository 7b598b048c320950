package fr.lanterne.bot.scam.number;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.scam.number.CalledNumber.Kind;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFinderTests {

    private final NumberFinder finder = new NumberFinder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"appelez le 06 12 34 56 78|0612345678|MOBILE",
            "au 0101010101.|0101010101|FIXED",
            "+33 (0)9 70 12 34 56|0970123456|FIXED", "0033612345678|0612345678|MOBILE",
            "le 0899 12 34 56|0899123456|PREMIUM",
            "0 805 805 817|0805805817|FREE", "+44 7911 123456|+447911123456|FOREIGN",
            "le : +331857374|+331857374|UNKNOWN",
            "au 07 XX XX XX XX|07xxxxxxxx|UNKNOWN", "+33 X XX XX XX XX|0xxxxxxxxx|UNKNOWN",
            "composez le XXXXXXXXXX|xxxxxxxxxx|UNKNOWN", "appelez le 3646|3646|SHORT",
            "Appelez le 118 712|118712|PREMIUM",
            "06.12.34.56.78|0612345678|MOBILE", "０６ １２ ３４ ５６ ７８|0612345678|MOBILE"})
    void readsNumbersAsPeopleWriteThem(String text, String digits, Kind kind) {
        List<CalledNumber> found = finder.findIn(ReadableText.of(text));
        assertThat(found).first().extracting(CalledNumber::digits, CalledNumber::kind).containsExactly(digits, kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP au 36180", "Stop SMS au 36945", "envoyez STOP au XXXXX", "colis FR42467422-19",
            "le 12/05/2024 10:30", "79,99 €", "850 000 euros", "réf 12345678901234567890", "en 2024", "XXL",
            "rdv à 19h",
            "j'en ai vu 3000 à la mer", "XXX XX XX"})
    void takesNoOtherDigitsForANumberToCall(String text) {
        assertThat(finder.findIn(ReadableText.of(text))).isEmpty();
    }

    @Test
    void keepsTheNumberAsSent() {
        assertThat(finder.findIn(ReadableText.of("Tél. 01.89.62.13.17 !"))).extracting(CalledNumber::sent)
                .containsExactly("01.89.62.13.17");
    }
}
