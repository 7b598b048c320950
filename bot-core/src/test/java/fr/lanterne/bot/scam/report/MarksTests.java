package fr.lanterne.bot.scam.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarksTests {

    private static final Marks ONE = Marks.of(List.of("link a"));
    private static final Marks BOTH = Marks.of(List.of("link a", "asks code"));

    @Test
    void tellsWhetherAnotherMessageHasSomethingMore() {
        assertThat(BOTH.hasAll(ONE)).isTrue();
        assertThat(ONE.hasAll(BOTH)).isFalse();
        assertThat(ONE.hasAll(Marks.NONE)).isTrue();
        assertThat(Marks.NONE.hasAll(ONE)).isFalse();
    }

    @Test
    void comesBackFromTheStoreAsItWasAndHoldsNoWords() {
        assertThat(Marks.parse(BOTH.kept())).isEqualTo(BOTH);
        assertThat(Marks.parse(Marks.NONE.kept())).isEqualTo(Marks.NONE);
        assertThat(BOTH.kept()).doesNotContain("link", "code");
    }

    @Test
    void isCoveredByNothingElseWhenItHasTooMany() {
        Marks many = Marks.of(IntStream.range(0, 500).mapToObj(i -> "link " + i).toList());

        assertThat(many.kept()).hasSizeLessThan(2_000);
        assertThat(ONE.and(many).hasAll(many)).isTrue();
        assertThat(many.and(Marks.of(IntStream.range(0, 99).mapToObj(i -> "number " + i).toList()))
                .hasAll(many)).isTrue();
        Marks almost = Marks.of(IntStream.range(0, 100).mapToObj(i -> "link " + i).toList());
        assertThat(almost.hasAll(almost.and(Marks.of(List.of("another"))))).isFalse();
    }
}
