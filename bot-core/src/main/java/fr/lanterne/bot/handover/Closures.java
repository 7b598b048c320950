package fr.lanterne.bot.handover;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** The days on which the service stays closed: the public holidays of all France, and those that were named. */
final class Closures implements Predicate<LocalDate> {

    private final HolidayManager holidays = HolidayManager
            .getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));
    private final List<Days> named;

    private record Days(LocalDate first, LocalDate last) {}

    /**
     * @param named each a day, {@code 2026-12-24}, or the first and the last, {@code 2026-12-24/2027-01-02}
     * @throws IllegalArgumentException naming what is no day
     */
    Closures(List<String> named) {
        this.named = named.stream().map(String::strip).filter(text -> !text.isEmpty()).map(Closures::days).toList();
    }

    @Override
    public boolean test(LocalDate day) {
        return holidays.isHoliday(day)
                || named.stream().anyMatch(days -> !day.isBefore(days.first()) && !day.isAfter(days.last()));
    }

    private static Days days(String text) {
        String[] ends = text.split("/", 2);
        try {
            return new Days(LocalDate.parse(ends[0].strip()), LocalDate.parse(ends[ends.length - 1].strip()));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "lanterne.handover.closures: '" + text + "' is no day such as 2026-12-24 or 2026-12-24/2027-01-02",
                    unreadable);
        }
    }
}
