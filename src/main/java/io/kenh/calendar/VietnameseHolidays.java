package io.kenh.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The public holidays of Viet Nam, as a proposal that a company then edits: which of the days around Tết and 2 September are
 * free, and which Saturdays are worked instead, is decided anew each year.
 */
public final class VietnameseHolidays {

    /** First year of the table of lunar dates. */
    public static final int FIRST = 2025;
    /** Last year of the table of lunar dates. */
    public static final int LAST = 2045;

    /** First day of the lunar year as it is reckoned in Viet Nam (UTC+7), from {@link #FIRST} on. */
    private static final List<MonthDay> TET = dates(129, 217, 206, 126, 213, 202, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210, 130, 217);
    /** Tenth day of the third lunar month, from {@link #FIRST} on. */
    private static final List<MonthDay> HUNG_KINGS = dates(407, 426, 416, 404, 423, 412, 401, 419, 409, 428, 417, 406, 424, 413, 403, 420, 410, 429, 419, 407, 426);

    private static final int CULTURE_DAY_SINCE = 2026;

    private VietnameseHolidays() {
    }

    /** @param dates month times a hundred and day */
    private static List<MonthDay> dates(Integer... dates) {
        return List.of(dates).stream().map(date -> MonthDay.of(date / 100, date % 100)).toList();
    }

    /**
     * The holidays of a year in the order of their days, each that falls on a weekday that is free anyway with a free working
     * day soon after it instead.
     *
     * @param calendar whose week says which weekdays are free; its days that are special already are left alone
     * @throws IllegalArgumentException for a year beyond the table of lunar dates
     */
    public static List<SpecialDay> of(int year, WorkCalendar calendar) {
        if (year < FIRST || year > LAST) {
            throw new IllegalArgumentException("found the year %d, wanted one from %d to %d, of which the lunar dates are known; enter other days by hand"
                    .formatted(year, FIRST, LAST));
        }
        Map<LocalDate, SpecialDay> known = new HashMap<>();
        calendar.days().forEach(day -> known.put(day.day(), day));
        List<SpecialDay> proposed = named(year).stream().filter(day -> !known.containsKey(day.day())).toList();
        Set<LocalDate> free = new HashSet<>(known.keySet());
        proposed.forEach(day -> free.add(day.day()));
        List<SpecialDay> all = new ArrayList<>(proposed);
        proposed.stream().filter(day -> calendar.on(day.day().getDayOfWeek()).isEmpty()).forEach(day -> all.add(instead(day, free, calendar)));
        all.sort(Comparator.comparing(SpecialDay::day));
        return all;
    }

    private static SpecialDay instead(SpecialDay holiday, Set<LocalDate> free, WorkCalendar calendar) {
        LocalDate day = holiday.day();
        while (calendar.on(day.getDayOfWeek()).isEmpty() || !free.add(day)) {
            day = day.plusDays(1);
        }
        return SpecialDay.holiday(day, "Nghỉ bù " + holiday.title());
    }

    private static List<SpecialDay> named(int year) {
        List<SpecialDay> days = new ArrayList<>();
        days.add(SpecialDay.holiday(LocalDate.of(year, Month.JANUARY, 1), "Tết Dương lịch"));
        LocalDate tet = TET.get(year - FIRST).atYear(year);
        for (int day = -1; day < 4; day++) {
            days.add(SpecialDay.holiday(tet.plusDays(day), day < 0 ? "Giao thừa Tết Nguyên đán" : "Tết Nguyên đán, mùng " + (day + 1)));
        }
        days.add(SpecialDay.holiday(HUNG_KINGS.get(year - FIRST).atYear(year), "Giỗ Tổ Hùng Vương"));
        days.add(SpecialDay.holiday(LocalDate.of(year, Month.APRIL, 30), "Ngày Chiến thắng"));
        days.add(SpecialDay.holiday(LocalDate.of(year, Month.MAY, 1), "Ngày Quốc tế lao động"));
        days.add(SpecialDay.holiday(LocalDate.of(year, Month.SEPTEMBER, 1), "Quốc khánh"));
        days.add(SpecialDay.holiday(LocalDate.of(year, Month.SEPTEMBER, 2), "Quốc khánh"));
        if (year >= CULTURE_DAY_SINCE) {
            days.add(SpecialDay.holiday(LocalDate.of(year, Month.NOVEMBER, 24), "Ngày Văn hóa Việt Nam"));
        }
        return days;
    }
}
