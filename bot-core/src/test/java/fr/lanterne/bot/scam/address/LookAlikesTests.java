package fr.lanterne.bot.scam.address;

import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.bot.scam.address.LinkCheck.Standing;
import fr.lanterne.bot.scam.organisation.Organisation;
import fr.lanterne.bot.scam.organisation.Organisations;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTests {

    private final LinkCheck check = new LinkCheck(Organisations.known().all(),
            DomainSet.of(List.of("mairie-exemple.fr", "www.exemple.asso.fr")), Set.of("bit.ly"), Set.of());

    @ParameterizedTest
    @CsvSource({"impots.gouv.fr.remboursement-x.com,Impôts", "ameli-contact.fr,Assurance Maladie",
            "secureameli.com,Assurance Maladie", "arneli-sante.fr,Assurance Maladie", "neftlix.fr,Netflix",
            "paypa1.com,PayPal", "compteorange.com,Orange", "mafacturesfr.fr,SFR", "espaceclient-edf.com,EDF",
            "labanquepostale.fr.u54.exemple.ru,La Banque Postale", "la-banque-postale.top,La Banque Postale",
            "chronopost-interruption.com,Chronopost", "mon-cpf.info,CPF", "antai-paiement.net,ANTAI",
            "ulys-regularisation.com,Ulys", "creditagricole-auth.link,Crédit Agricole", "améli.fr,Assurance Maladie"})
    void namesWhomAnAddressImitates(String host, String imitated) {
        assertThat(standing(host)).isInstanceOfSatisfying(Standing.Imitating.class, standing -> assertThat(
                standing.imitated().map(Organisation::name).orElse("")).contains(imitated));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connexion-gov.info", "info-gouv-fr.com", "gouv.fr-dossier.net"})
    void seesAnAddressThatPlaysTheState(String host) {
        assertThat(standing(host)).isInstanceOf(Standing.Imitating.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ameli.fr", "assure.ameli.fr", "impots.gouv.fr", "toute-nouvelle.gouv.fr", "del.dhl.com",
            "r.orange.fr", "mairie-exemple.fr", "sous.mairie-exemple.fr", "exemple.asso.fr"})
    void knowsOfficialAddresses(String host) {
        assertThat(standing(host)).isInstanceOf(Standing.Official.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ville-orange.fr", "mairie-amelie.com", "boulangerie-free.fr", "mendes-france.exemple.fr",
            "exemple.fr"})
    void leavesOrdinaryNamesAlone(String host) {
        assertThat(standing(host)).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void doesNotVouchForWhatIsOnlyRemembered() {
        assertThat(standing("vinted.fr")).isInstanceOf(Standing.Remembered.class);
    }

    @Test
    void doesNotTakeAListedPageForItsHost() {
        assertThat(new LinkCheck(List.of(), DomainSet.of(List.of("exemple.wordpress.com")), Set.of(),
                Set.of("wordpress.com"))
                .standing(HostName.parse("autre.wordpress.com").orElseThrow())).isEqualTo(new Standing.Unknown(true));
    }

    private Standing standing(String host) {
        return check.standing(HostName.parse(host).orElseThrow());
    }
}
