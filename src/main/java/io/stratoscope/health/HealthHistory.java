package io.stratoscope.health;

import io.stratoscope.store.HealthStore;
import io.stratoscope.store.HealthStore.Stretch;
import io.stratoscope.store.HealthStore.Trouble;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a project was on each of the last days. A day on which nobody looked has no state: it is not taken for a healthy one.
 *
 * @param days oldest first; the last one is today
 */
public record HealthHistory(List<Day> days) {

    /** How far back people look. */
    public static final int DAYS = 30;

    /**
     * A day of the calendar, as far as it was watched.
     *
     * @param state the worst that was seen; empty where nobody looked
     * @param watched from each look to the next, where they are no more than {@link HealthStore#PATIENCE}
     *     apart
     * @param looks how many; those of a stretch that goes over midnight count to both its days
     * @param events what was not healthy, the worst first
     */
    public record Day(
            LocalDate date,
            Optional<HealthState> state,
            Duration watched,
            int looks,
            List<Event> events) {
        public Day {
            events = List.copyOf(events);
        }
    }

    /**
     * What was said of a resource for a while.
     *
     * @param from when it was first seen so, on that day
     * @param to when it was last seen so, on that day
     */
    public record Event(
            String resource,
            String name,
            HealthState state,
            String rule,
            String words,
            Instant from,
            Instant to) {}

    private static final Comparator<Event> WORST =
            Comparator.comparing(Event::state)
                    .reversed()
                    .thenComparing(Event::from)
                    .thenComparing(Event::name);

    /** Nothing is remembered. */
    public static final HealthHistory NONE = new HealthHistory(List.of());

    public HealthHistory {
        days = List.copyOf(days);
    }

    /**
     * Out of what was kept.
     *
     * @param zone whose days these are
     */
    static HealthHistory of(
            List<Stretch> looks, List<Trouble> troubles, Instant now, ZoneId zone, int days) {
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Day> list = new ArrayList<>();
        for (int back = days - 1; back >= 0; back--) {
            list.add(day(today.minusDays(back), looks, troubles, zone));
        }
        return new HealthHistory(list);
    }

    /** The first moment that counts. */
    static Instant begin(Instant now, ZoneId zone, int days) {
        return start(now.atZone(zone).toLocalDate().minusDays(days - 1L), zone);
    }

    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static Day day(
            LocalDate date, List<Stretch> looks, List<Trouble> troubles, ZoneId zone) {
        Instant from = start(date, zone);
        Instant to = start(date.plusDays(1), zone);
        List<Stretch> within =
                looks.stream().filter(look -> meets(look.from(), look.to(), from, to)).toList();
        return new Day(
                date,
                within.stream().flatMap(look -> state(look.state())).max(Comparator.naturalOrder()),
                watched(within, from, to),
                within.stream().mapToInt(Stretch::looks).sum(),
                troubles.stream()
                        .filter(trouble -> meets(trouble.from(), trouble.to(), from, to))
                        .flatMap(trouble -> event(trouble, from, to))
                        .sorted(WORST)
                        .toList());
    }

    /** From one stretch to the next too, where nobody was away for long. */
    private static Duration watched(List<Stretch> looks, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        Optional<Instant> last = Optional.empty();
        for (Stretch look : looks) {
            Instant begin =
                    last.filter(before ->
                                    Duration.between(before, look.from())
                                                    .compareTo(HealthStore.PATIENCE)
                                            <= 0)
                            .orElse(look.from());
            sum = sum.plus(Duration.between(later(begin, from), earlier(look.to(), to)));
            last = Optional.of(look.to());
        }
        return sum;
    }

    private static boolean meets(Instant first, Instant last, Instant from, Instant to) {
        return first.isBefore(to) && !last.isBefore(from);
    }

    private static Stream<Event> event(Trouble trouble, Instant from, Instant to) {
        return state(trouble.state())
                .map(state ->
                        new Event(
                                trouble.resource(),
                                trouble.name(),
                                state,
                                trouble.rule(),
                                trouble.words(),
                                later(trouble.from(), from),
                                earlier(trouble.to(), to)));
    }

    /** Another version may have known states that this one does not: they are left out. */
    private static Stream<HealthState> state(String word) {
        return Stream.of(HealthState.values())
                .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
