package io.stratoscope.backup;

import io.stratoscope.backup.BackupSchedule.Miss;
import io.stratoscope.backup.BackupSchedule.Part;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lays what there is beside what was due in the last week; of automated snapshots, no further back than the cluster keeps them.
 */
final class BackupSchedules {

    /** What is older nobody mends any more. */
    private static final Duration LOOKED_AT = Duration.ofDays(7);

    /** A window that opened is given this long, until its snapshot is listed. */
    private static final Duration GRACE = Duration.ofHours(2);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int WINDOW = "01:30-02:00".length();

    private final BackupTarget target;
    private final Topology topology;
    private final Instant now;

    BackupSchedules(BackupTarget target, Topology topology, Instant now) {
        this.target = target;
        this.topology = topology;
        this.now = now;
    }

    /** Those of the database and of the files. */
    List<BackupSchedule> of(List<DatabaseCopy> databases, List<FilesCopy> files) {
        List<BackupSchedule> schedules = new ArrayList<>();
        topology.resource(target.cluster())
                .ifPresent(cluster -> schedules.add(database(cluster, databases)));
        topology.resource(target.task()).ifPresent(task -> schedules.add(files(task, files)));
        return schedules;
    }

    /** How long the cluster keeps its automated snapshots; empty where the snapshot of the project does not say. */
    static Optional<Duration> retention(Topology topology, Arn cluster) {
        return topology.resource(cluster)
                .flatMap(found -> found.description().number("BackupRetentionPeriod"))
                .map(BigDecimal::longValue)
                .map(Duration::ofDays);
    }

    private BackupSchedule database(Resource cluster, List<DatabaseCopy> databases) {
        Optional<Duration> kept = retention(topology, cluster.arn());
        Optional<LocalTime> opens =
                cluster.description().text("PreferredBackupWindow").flatMap(BackupSchedules::opens);
        if (opens.isEmpty()) {
            return new BackupSchedule(
                    Part.DATABASE,
                    cluster.arn(),
                    "RDS does not say when it takes its snapshots",
                    false,
                    Optional.empty(),
                    List.of());
        }
        ScheduleExpression daily =
                ScheduleExpression.read(
                                "cron(%d %d * * ? *)"
                                        .formatted(opens.get().getMinute(), opens.get().getHour()))
                        .orElseThrow();
        Instant from = latest(now.minus(lookedAt(kept)), created(cluster, "ClusterCreateTime"));
        List<Miss> misses =
                daily.times(from, now.minus(GRACE)).stream()
                        .filter(due ->
                                databases.stream()
                                        .filter(DatabaseCopy::isAutomated)
                                        .flatMap(copy -> copy.created().stream())
                                        .noneMatch(at -> isIn(at, due, due.plus(DAY))))
                        .map(due -> new Miss(due, "there is no automated snapshot"))
                        .toList();
        return new BackupSchedule(
                Part.DATABASE,
                cluster.arn(),
                "every day between "
                        + cluster.description()
                                .text("PreferredBackupWindow")
                                .orElse("")
                                .replace("-", " and ")
                        + " UTC"
                        + kept.map(time -> ", kept for " + days(time)).orElse(""),
                true,
                next(daily),
                misses.reversed());
    }

    private static Duration lookedAt(Optional<Duration> kept) {
        return kept.filter(time -> time.compareTo(LOOKED_AT) < 0).orElse(LOOKED_AT);
    }

    private static String days(Duration time) {
        return time.toDays() == 1 ? "1 day" : time.toDays() + " days";
    }

    /** {@code 01:30-02:00}. */
    private static Optional<LocalTime> opens(String window) {
        try {
            return window.length() == WINDOW
                    ? Optional.of(LocalTime.parse(window.substring(0, window.indexOf('-'))))
                    : Optional.empty();
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private BackupSchedule files(Resource task, List<FilesCopy> files) {
        JsonObject described = task.description();
        Optional<String> text =
                described.text("Schedule", "ScheduleExpression").filter(each -> !each.isBlank());
        if (text.isEmpty()) {
            return new BackupSchedule(
                    Part.FILES,
                    task.arn(),
                    "no schedule: its files are copied only when somebody says so",
                    false,
                    Optional.empty(),
                    List.of());
        }
        boolean on = described.text("Schedule", "Status").filter("DISABLED"::equals).isEmpty();
        Optional<ScheduleExpression> expression = ScheduleExpression.read(text.get());
        return new BackupSchedule(
                Part.FILES,
                task.arn(),
                on
                        ? words(text.get(), expression)
                        : "switched off: " + words(text.get(), expression),
                on,
                on ? expression.flatMap(this::next) : Optional.empty(),
                expression.map(due -> misses(due, task, files)).orElse(List.of()));
    }

    private static String words(String text, Optional<ScheduleExpression> expression) {
        return switch (expression.orElse(new ScheduleExpression.Every(Duration.ZERO))) {
            case ScheduleExpression.Cron(
                            var minutes,
                            var hours,
                            var days,
                            var months,
                            var week,
                            var _)
                    when minutes.size() == 1
                            && hours.size() == 1
                            && days.size() == 31
                            && months.size() == 12
                            && week.size() == 7 ->
                    "every day at %02d:%02d UTC".formatted(hours.getFirst(), minutes.getFirst());
            case ScheduleExpression.Cron _, ScheduleExpression.Every _ -> "by " + text + ", in UTC";
        };
    }

    /** Each time is the concern of what is begun before the next one. */
    private List<Miss> misses(ScheduleExpression expression, Resource task, List<FilesCopy> files) {
        // What is older than the oldest run may have been forgotten: nobody knows that it was
        // missed.
        Instant from =
                files.stream()
                        .map(FilesCopy::begin)
                        .min(Comparator.naturalOrder())
                        .map(first -> latest(now.minus(LOOKED_AT), Optional.of(first)))
                        .orElseGet(() -> latest(now.minus(LOOKED_AT), created(task)));
        List<Instant> due = new ArrayList<>(expression.times(from, now));
        List<Miss> misses = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Instant time = due.get(i);
            Instant end = i + 1 < due.size() ? due.get(i + 1) : now.plus(DAY);
            if (time.plus(GRACE).isBefore(now)) {
                miss(time, files.stream().filter(copy -> isIn(copy.begin(), time, end)).toList())
                        .ifPresent(misses::add);
            }
        }
        return misses.reversed();
    }

    private static Optional<Miss> miss(Instant due, List<FilesCopy> begun) {
        if (begun.stream().anyMatch(copy -> copy.isWhole() || !copy.isOver())) {
            return Optional.empty();
        }
        return Optional.of(
                new Miss(
                        due,
                        begun.stream()
                                .flatMap(copy -> copy.problem().stream())
                                .findFirst()
                                .orElse("nothing was begun")));
    }

    private Optional<Instant> next(ScheduleExpression expression) {
        return switch (expression) {
            case ScheduleExpression.Cron cron ->
                    cron.times(now, now.plus(Duration.ofDays(366))).stream().findFirst();
            case ScheduleExpression.Every _ -> Optional.empty();
        };
    }

    /** A schedule begins on time; a minute early is the rounding of what AWS tells. */
    private static boolean isIn(Instant at, Instant from, Instant to) {
        return !at.isBefore(from.minusSeconds(60)) && at.isBefore(to.minusSeconds(60));
    }

    private static Optional<Instant> created(Resource task) {
        return created(task, "CreationTime");
    }

    private static Optional<Instant> created(Resource resource, String field) {
        try {
            return resource.description().text(field).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty(); // AWS writes it otherwise: then it is old enough
        }
    }

    private static Instant latest(Instant one, Optional<Instant> other) {
        return other.filter(one::isBefore).orElse(one);
    }
}
