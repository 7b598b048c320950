package fr.lanterne.bot.scam.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.lanterne.bot.scam.organisation.Organisation.Verification;
import fr.lanterne.bot.scam.organisation.Organisations.Named;
import fr.lanterne.bot.scam.wording.ReadableText;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganisationsTests {

    private final Organisations known = Organisations.known();

    @Test
    void knowsAtLeast120BodiesEachOnce() {
        assertThat(known.all()).hasSizeGreaterThanOrEqualTo(120).extracting(Organisation::name).doesNotHaveDuplicates();
    }

    @Test
    void saysWhereEveryVerifiedThingWasRead() {
        assertThat(known.all()).filteredOn(body -> body.verification() != Verification.MEMORY)
                .allSatisfy(body -> assertThat(body.source()).isNotBlank());
    }

    @Test
    void refusesToCallVerifiedWhatIsFromMemory() {
        assertThatIllegalArgumentException().isThrownBy(() -> OrganisationFile
                .parse(List.of("organisme: X", "noms: x", "domaines: x.fr", "verification: memoire")))
                .withMessageContaining("from memory");
    }

    @Test
    void namesTheLineItCannotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrganisationFile.parse(List.of("organisme: X", "couleur: bleu")))
                .withMessageContaining("couleur");
    }

    @Test
    void recognisesABodyByItsLongestName() {
        assertThat(named("La Banque Postale : votre compte")).containsExactly("La Banque Postale");
        assertThat(named("AMELI : votre carte")).containsExactly("Assurance Maladie");
        assertThat(named("votre C.P.F. expire")).containsExactly("Mon Compte Formation (CPF)");
    }

    @Test
    void saysWhetherABodyIsNamedWhereASenderStands() {
        assertThat(known.namedIn(ReadableText.of("Orange : votre facture"))).extracting(Named::first)
                .containsExactly(true);
        assertThat(known.namedIn(ReadableText.of("j'ai acheté trois kilos de belles pommes et un jus orange")))
                .extracting(Named::first).containsExactly(false);
    }

    private List<String> named(String text) {
        return known.namedIn(ReadableText.of(text)).stream().map(named -> named.organisation().name()).toList();
    }
}
