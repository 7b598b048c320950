package fr.lanterne.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTests {

    private final OpeningHours hours = OpeningHours.of("MO-FR 09:00-12:30 14:00-18:00; SA 09:00-12:00",
            new Closures(List.of("2026-12-24/2027-01-02", "2026-11-24")));

    @ParameterizedTest
    @CsvSource({"2026-11-23T09:00,true", "2026-11-23T12:30,false", "2026-11-23T13:59,false", "2026-11-23T17:59,true",
            "2026-11-28T11:00,true", "2026-11-29T11:00,false", "2026-11-24T10:00,false", "2026-12-28T10:00,false",
            "2027-01-04T10:00,true", "2026-07-14T10:00,false", "2027-03-29T10:00,false", "2027-05-06T10:00,false",
            "2026-07-15T10:00,true"})
    void isOpenByTheClockOfParis(String moment, boolean open) {
        assertThat(hours.isOpen(paris(moment))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T08:00,2026-11-23T09:00", "2026-11-23T13:00,2026-11-23T14:00",
            "2026-11-23T18:00,2026-11-25T09:00", "2026-11-28T12:00,2026-11-30T09:00",
            "2026-12-23T19:00,2027-01-04T09:00"})
    void knowsWhenItOpensNext(String moment, String opens) {
        assertThat(hours.opensAfter(paris(moment))).contains(paris(opens));
    }

    /** Sunday 25 October 2026 has 25 hours, Sunday 28 March 2027 has 23. */
    @Test
    void keepsTheHourOverTheChangeOfTime() {
        assertThat(hours.opensAfter(Instant.parse("2026-10-24T12:00:00Z")))
                .contains(Instant.parse("2026-10-26T08:00:00Z"));
        assertThat(hours.opensAfter(Instant.parse("2027-03-27T12:00:00Z")))
                .as("Easter Monday is on 29 March").contains(Instant.parse("2027-03-30T07:00:00Z"));
    }

    @Test
    void isNeverOpenWithoutHours() {
        OpeningHours never = OpeningHours.of("", day -> false);

        assertThat(never.isOpen(paris("2026-11-23T10:00"))).isFalse();
        assertThat(never.opensAfter(paris("2026-11-23T10:00"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MO", "MO-XX 09:00-12:00", "FR-MO 09:00-12:00", "MO 9-12", "MO 12:00-09:00",
            "MO 25:00-26:00"})
    void refusesWhatIsNoHours(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.of(text, day -> false));
    }

    @Test
    void refusesWhatIsNoDay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Closures(List.of("Noël")))
                .withMessageContaining("Noël");
    }

    @Test
    void knowsTheElevenHolidaysOfFrance() {
        Closures closures = new Closures(List.of());

        assertThat(LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).filter(closures)
                .map(LocalDate::toString)).containsExactly("2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06",
                        "2027-05-08", "2027-05-17", "2027-07-14", "2027-08-15", "2027-11-01", "2027-11-11",
                        "2027-12-25");
    }

    private static Instant paris(String moment) {
        return LocalDateTime.parse(moment).atZone(OpeningHours.PARIS).toInstant();
    }
}
