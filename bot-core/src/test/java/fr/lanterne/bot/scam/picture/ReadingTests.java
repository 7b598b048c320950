package fr.lanterne.bot.scam.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reading of a picture makes of words that were read nearly rightly. */
class ReadingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        httos://suivi-colis.com      | https://suivi-colis.com
        htips:/ /suivi-colis.com     | https://suivi-colis.com
        httops.//suivi-colis.com     | https://suivi-colis.com
        ici : http:/Isuivi-colis.com | ici : http://suivi-colis.com
        https://suivi-colis,com/a    | https://suivi-colis.com/a
        suivi-colis,.com             | suivi-colis.com
        © Cliquez ici »              | Cliquez ici
        """)
    void mendsTheSignsOfAddresses(String read, String meant) {
        assertThat(ReadLines.of(read)).containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"le 12/04//2026", "et/ou", "prix : 3,99 euros", "Bonjour, comme convenu",
            "ftp://un.exemple"})
    void leavesOtherWordsAsTheyWereRead(String read) {
        assertThat(ReadLines.of(read)).containsExactly(read);
    }

    @Test
    void findsTheSecondSlashOnTheNextLine() {
        assertThat(ReadLines.of("Cliquez : http:\n/Imes-comptes.info"))
                .containsExactly("Cliquez : http://mes-comptes.info");
    }

    @Test
    void joinsAddressesThatATelephoneBroke() {
        assertThat(joined("sur www.mon-", "site.net", "merci")).containsExactly("sur www.mon-site.net", "merci");
        assertThat(joined("https://suivi-co", "lis.com")).containsExactly("https://suivi-colis.com");
        assertThat(joined("formulaire suivant : monespa", "ce-perso.info"))
                .containsExactly("formulaire suivant : monespace-perso.info");
    }

    @Test
    void joinsNothingElse() {
        assertThat(joined("Pour payer : cliquez", "paiement.info")).hasSize(2);
        assertThat(joined("https://suivi-colis.com", "merci")).hasSize(2);
        assertThat(joined("votre colis", "arrive")).hasSize(2);
        assertThat(joined("Ameli : votre dossier", "incomplet")).hasSize(2);
    }

    @Test
    void lettersThatKeptTheirTailsWin() {
        assertThat(agreed("allez sur https://realer-peaae.com", "allez sur https://regler-peage.com"))
                .containsExactly("allez sur https://regler-peage.com");
        assertThat(agreed("allez sur https://regler-peage.com", "allez sur https://realer-peaae.com"))
                .containsExactly("allez sur https://regler-peage.com");
    }

    @Test
    void anAddressThatOnlyOneReadingHasIsTaken() {
        assertThat(agreed("infos : https://mon colis-fr", "infos : https://mon-colis.fr"))
                .containsExactly("infos : https://mon-colis.fr");
    }

    @Test
    void otherWordsAreThoseOfTheFirstReading() {
        assertThat(agreed("Bonjour Paul", "Banjour Paul")).containsExactly("Bonjour Paul");
        assertThat(agreed("voir ameli.fr", "vair ameli.fr")).containsExactly("voir ameli.fr");
    }

    private static List<String> joined(String... lines) {
        return WrappedAddresses.joined(List.of(lines));
    }

    private static List<String> agreed(String one, String other) {
        return Agreement.of(List.of(List.of(one), List.of(other)));
    }
}
