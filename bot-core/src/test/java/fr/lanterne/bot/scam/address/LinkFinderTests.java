package fr.lanterne.bot.scam.address;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.scam.address.Link.Trick;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFinderTests {

    private final LinkFinder finder = new LinkFinder();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Suivez https://exemple-colis.com/a?b=1 vite|exemple-colis.com",
            "voir http //exemple.info|exemple.info", "voir http // exemple.info/x|exemple.info",
            "hxxps://exemple[.]com/v|exemple.com", "htpp://exemple.fr|exemple.fr", "https ://exemple.fr|exemple.fr",
            "exemple (point) com|exemple.com", "exemple point com|exemple.com", "exemple .com|exemple.com",
            "ici : www . exemple . fr merci|www.exemple.fr", "Via : chrono-exemple.co/index.php.|chrono-exemple.co",

            "http //vital-exemple -ameli.fr|vital-exemple-ameli.fr",
            "http // banque exemple ajoute -numero.exemple.com/FR|ajoute-numero.exemple.com",
            "Rendez-vous sur EXEMPLE-Colis.Com|exemple-colis.com", "(https://exemple.org).|exemple.org",
            "https://éxemple-café.fr|éxemple-café.fr", "http://exemple.fr:8080/a|exemple.fr",
            "impots.gouv.fr.remboursement-x.com|impots.gouv.fr.remboursement-x.com",
            "m\u200Bon.exem\u200Bple.fr|mon.exemple.fr", "exemple.fr|exemple.fr", "avec https:exemple.fr/a|exemple.fr"})
    void readsAddressesAsPeopleSendThem(String text, String host) {
        assertThat(hosts(text)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cliquez sur https://exemple-de-\nlongueur.com/a", "https://exemple\n-de-longueur.com/x",
            "https://exemple-de-longueur.\ncom"})
    void joinsAnAddressThatALineEndBroke(String text) {
        assertThat(hosts(text)).containsExactly("exemple-de-longueur.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"On se voit ce soir.Je viens à 8h", "C'est bon.Tu viens ?", "merci.Et toi", "le 12.05.2024",
            "J'ai payé 12.50 euros", "Ok...on y va", "M.Dupont est là", "fin.La suite demain", "v1.2.3",
            "écris à jean.dupont@exemple.fr", "20h30.On mange", "Hello!... :)"})
    void takesNoSentenceForAnAddress(String text) {
        assertThat(hosts(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"http //159.65.144.135|IP_ADDRESS", "http://3232235777/a|IP_ADDRESS",
            "www.netflix.com@facture.exemple.top/login|USER_BEFORE_HOST",
            "https://ameli.fr@exemple.com|USER_BEFORE_HOST", "suivre http //|UNREADABLE",
            "http://xn--ameli-uta.fr|FOREIGN_LETTERS",
            "voir https://аmеli.fr|FOREIGN_LETTERS", "voir аmеli.fr|FOREIGN_LETTERS"})
    void seesThroughTricks(String text, Trick trick) {
        assertThat(finder.findIn(ReadableText.of(text))).first().extracting(link -> link.trick().orElseThrow())
                .isEqualTo(trick);
    }

    @Test
    void neverMendsABrokenAddressIntoABetterOne() {
        assertThat(hosts("http //carte-exemple -ameli.fr")).doesNotContain("ameli.fr");
        assertThat(hosts("https://www.mabanque .exemple.fr exemple-cgi.com/x")).contains("exemple-cgi.com");
    }

    @Test
    void keepsTheAddressAsSent() {
        assertThat(finder.findIn(ReadableText.of("Via : HTTPS://Exemple.fr/É ! merci"))).extracting(Link::sent)
                .containsExactly("HTTPS://Exemple.fr/É");
    }

    private List<String> hosts(String text) {
        return finder.findIn(ReadableText.of(text)).stream().flatMap(link -> link.host().stream()).map(HostName::name)
                .toList();
    }
}
