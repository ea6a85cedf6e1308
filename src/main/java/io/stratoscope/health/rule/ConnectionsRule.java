package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many of the connections that a database takes are in use. How many it takes says {@code max_connections} of its parameter
 * group; else, for PostgreSQL, its memory by AWS's
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html">formula</a>
 * {@code LEAST({DBInstanceClassMemory/9531392},5000)}, which AWS's
 * <a href="https://docs.aws.amazon.com/prescriptive-guidance/latest/tuning-postgresql-parameters/max-connections.html">guidance</a>
 * has for RDS and Aurora alike. Where neither tells, nothing is said.
 */
final class ConnectionsRule implements HealthRule {

    private static final String METRIC = "DatabaseConnections";
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final double BYTES_EACH = 9_531_392;
    private static final double MOST = 5_000;

    /** The engine's own processes take a part of the memory that the class has. */
    private static final double LEFT = 0.9;

    /** GiB of memory of the size {@code large}, by the first letter of the family. */
    private static final Map<String, Double> LARGE =
            Map.of("t", 8.0, "m", 8.0, "r", 16.0, "x", 32.0);

    private static final Map<String, Double> SMALL =
            Map.of("micro", 1.0, "small", 2.0, "medium", 4.0);

    @Override
    public String key() {
        return "database-connections";
    }

    @Override
    public String title() {
        return "A database takes more connections than are open.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                Threshold.of("percent", 85, "of max_connections at most are in use, in percent"));
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.DB_INSTANCE).stream()
                .filter(instance -> instance.state() == ResourceState.LIVE)
                .flatMap(instance -> verdict(instance, situation).stream())
                .toList();
    }

    private Optional<Verdict> verdict(Resource instance, Situation situation) {
        Optional<Reading> most = most(instance, situation.topology());
        Optional<Measured> measured = Measured.of(instance, METRIC, situation);
        if (most.isEmpty()) {
            return Optional.empty();
        }
        boolean expected =
                instance.description()
                        .text("DBInstanceStatus")
                        .filter("available"::equals)
                        .isPresent();
        return measured.isPresent()
                ? measured.map(each -> verdict(instance, each, most.get(), situation))
                : Measured.lacking(this, instance, METRIC, expected, situation);
    }

    private Verdict verdict(
            Resource instance, Measured measured, Reading most, Situation situation) {
        double all = Double.parseDouble(most.value());
        double edge = all * situation.threshold(this, "percent").doubleValue() / 100;
        String words = "%.0f of about %.0f connections are open".formatted(measured.last(), all);
        return measured.last() <= edge
                ? Verdict.ok(key(), instance.arn(), words + ".", measured.reading(), most)
                : Verdict.degraded(
                                key(),
                                instance.arn(),
                                words + "; above, whoever comes is turned away.",
                                "Look for a service that does not give connections back; or take a larger"
                                        + " class, or RDS Proxy.",
                                measured.reading(),
                                most)
                        .since(measured.since(each -> each > edge));
    }

    private static Optional<Reading> most(Resource instance, Topology topology) {
        Optional<Reading> given =
                Stream.concat(Stream.of(instance.arn()), topology.owner(instance.arn()).stream())
                        .flatMap(arn -> topology.targets(arn, RelationKind.CONFIGURED_BY))
                        .flatMap(arn -> topology.resource(arn).stream())
                        .flatMap(group -> parameter(group).stream())
                        .findFirst();
        if (given.isPresent()) {
            return given;
        }
        String type = instance.description().text("DBInstanceClass").orElse("");
        boolean postgres =
                instance.description()
                        .text("Engine")
                        .filter(engine ->
                                engine.endsWith("postgresql") || engine.equals("postgres"))
                        .isPresent();
        OptionalDouble memory = postgres ? memory(type) : OptionalDouble.empty();
        return memory.isPresent()
                ? Optional.of(
                        Reading.of(
                                instance,
                                String.valueOf(
                                        (long)
                                                Math.min(
                                                        MOST,
                                                        memory.getAsDouble()
                                                                * GIB
                                                                * LEFT
                                                                / BYTES_EACH)),
                                "DBInstanceClass"))
                : Optional.empty();
    }

    private static Optional<Reading> parameter(Resource group) {
        return group.description().objects("Parameters").stream()
                .filter(each ->
                        each.text("ParameterName").filter("max_connections"::equals).isPresent())
                .flatMap(each -> each.text("ParameterValue").stream())
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Reading.of(group, value, "Parameters", "max_connections"))
                .findFirst();
    }

    /** GiB of a class: {@code db.t4g.medium}, {@code db.r6g.2xlarge}. */
    static OptionalDouble memory(String type) {
        List<String> parts = DOT.splitAsStream(type).toList();
        if (parts.size() != 3 || parts.get(1).isEmpty()) {
            return OptionalDouble.empty();
        }
        String family = parts.get(1).substring(0, 1);
        String size = parts.get(2);
        if (!LARGE.containsKey(family)) {
            return OptionalDouble.empty();
        }
        double large = LARGE.get(family);
        if (SMALL.containsKey(size)) {
            return family.equals("t") ? OptionalDouble.of(SMALL.get(size)) : OptionalDouble.empty();
        }
        if (size.equals("large")) {
            return OptionalDouble.of(large);
        }
        if (size.equals("xlarge")) {
            return OptionalDouble.of(large * 2);
        }
        String times = size.replace("xlarge", "");
        return times.matches("\\d{1,2}")
                ? OptionalDouble.of(large * 2 * Integer.parseInt(times))
                : OptionalDouble.empty();
    }
}
