package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static fr.lanterne.knowledge.fiche.SomeFiches.section;
import static org.assertj.core.api.Assertions.assertThat;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.Section;
import fr.lanterne.knowledge.fiche.SomeFiches;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class PassageCutterTests {

    @Test
    void startsWithTheSummary() {
        List<Passage> passages = PassageCutter.cut(SearchableFiches.LOST_LICENCE);

        assertThat(passages).extracting(Passage::number).containsExactly(0, 1, 2);
        assertThat(passages).extracting(Passage::headings).containsExactly(List.of(), List.of("Déclarer la perte"),
                List.of("Coût"));
        assertThat(passages.getFirst().text()).startsWith("Vous avez perdu votre permis");
    }

    @Test
    void startsWithTheFirstSectionWhenThereIsNoSummary() {
        assertThat(PassageCutter.cut(fiche("a", "A", "", section("Vol > Coût", "25 €"))))
                .singleElement().satisfies(passage -> {
                    assertThat(passage.number()).isZero();
                    assertThat(passage.headings()).containsExactly("Vol", "Coût");
                });
    }

    @Test
    void writesPlainText() {
        assertThat(text("""
            Un **mot** important,
            et `un code`.

            - premier
              - dedans *encore*
            - second

              suite du second

            | Âge | Prix |
            |-----|-----:|
            | 18 ans | 25 € |
            """)).isEqualTo("""
            Un mot important, et un code.

            - premier
              - dedans encore
            - second suite du second

            Âge | Prix
            18 ans | 25 €""");
    }

    @Test
    void givesEachPieceOfASectionTheEssentialsThatItStates() {
        Essential early = new Essential(Essential.Kind.AMOUNT, "Vol : la carte coûte 25 €.");
        Essential late = new Essential(Essential.Kind.DEADLINE, "Vol : la plainte se dépose sous 3 jours.");
        Essential apart = new Essential(Essential.Kind.EXCEPTION, "Gratuit pour un mineur.");
        Fiche fiche = fiche("a", "A", "", section("Vol", "La carte coûte 25 €.\n\n" + paragraphs(10, 400)
                + "\n\nLa plainte se dépose sous 3 jours.", early, late, apart));

        List<Passage> passages = PassageCutter.cut(fiche);

        assertThat(passages).hasSizeGreaterThan(2);
        assertThat(passages.getFirst().essentials()).containsExactly(early, apart);
        assertThat(passages.get(1).essentials()).containsExactly(apart);
        assertThat(passages.getLast().essentials()).containsExactly(late, apart);
    }

    @Test
    void collectsTheLinksOfTheText() {
        List<Passage> passages = PassageCutter.cut(fiche("a", "A",
                "Sur [ants.gouv.fr](https://ants.gouv.fr), [par courriel](mailto:a@b.fr) ou [ailleurs](<x y>)."));

        assertThat(passages.getFirst().text()).isEqualTo("Sur ants.gouv.fr, par courriel ou ailleurs.");
        assertThat(passages.getFirst().links())
                .containsExactly(new Passage.Link("ants.gouv.fr", URI.create("https://ants.gouv.fr")));
    }

    @Test
    void cutsALongSectionBetweenBlocks() {
        String body = paragraphs(10, 400);

        List<Passage> passages = PassageCutter.cut(fiche("a", "A", "", section("Long", body)));

        assertThat(passages).hasSizeGreaterThan(2).allSatisfy(
                passage -> assertThat(passage.text()).hasSizeLessThanOrEqualTo(PassageCutter.LENGTH + 20));
        assertThat(passages.stream().map(Passage::text).collect(Collectors.joining("\n\n"))).isEqualTo(body);
    }

    @Test
    void keepsAnAnnouncementWithItsList() {
        String body = paragraphs(2, 550) + "\n\nVous devez fournir :\n\n- " + "une photo ".repeat(20) + "\n- un timbre";

        List<Passage> passages = PassageCutter.cut(fiche("a", "A", "", section("Long", body)));

        assertThat(passages).hasSize(2);
        assertThat(passages.getLast().text()).startsWith("Vous devez fournir :\n\n- une photo");
    }

    @Test
    void repeatsTheColumnsOfATableThatIsCut() {
        String table = "| Âge | Prix |\n|---|---|\n"
                + IntStream.range(0, 20).mapToObj(i -> "| " + i + " | " + "euro ".repeat(30) + "|\n")
                        .collect(Collectors.joining());

        assertThat(PassageCutter.cut(fiche("a", "A", "", section("Prix", table)))).hasSizeGreaterThan(1)
                .allSatisfy(passage -> assertThat(passage.text()).startsWith("Âge | Prix\n"));
    }

    @Test
    void carriesTheEssentialsOfTheFicheFirst() {
        Essential whole = new Essential(Essential.Kind.CONDITION, "Il faut être majeur.");
        Essential own = new Essential(Essential.Kind.AMOUNT, "25 €");
        Fiche plain = fiche("a", "A", "résumé", new Section(List.of("Coût"), "", List.of(own)));
        Fiche fiche = new Fiche(plain.id(), plain.title(), plain.audience(), plain.theme(), plain.keywords(),
                plain.summary(), List.of(whole), plain.sections(), plain.contacts(), plain.sources(), null, List.of(),
                List.of());

        assertThat(PassageCutter.cut(fiche)).extracting(Passage::essentials).containsExactly(List.of(whole),
                List.of(whole, own));
    }

    @Test
    void anyFicheIsCutAndRebuiltFromItsStoredBytes() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            List<Passage> passages = PassageCutter.cut(SomeFiches.any(new SplittableRandom(seed)));

            assertThat(passages).isNotEmpty();
            for (Passage passage : passages) {
                BytesRef shared = new BytesRef(PassageCodec.shared(passage));
                assertThat(PassageCodec.read(shared, List.of(new BytesRef(PassageCodec.own(passage)))))
                        .containsExactly(passage);
            }
        }
    }

    private static String text(String markdown) {
        return PassageCutter.cut(fiche("a", "A", "", section("S", markdown))).getFirst().text();
    }

    private static String paragraphs(int count, int length) {
        return IntStream.range(0, count).mapToObj(i -> "mot" + i + " " + "x".repeat(length))
                .collect(Collectors.joining("\n\n"));
    }
}
