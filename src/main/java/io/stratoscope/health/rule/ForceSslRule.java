package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.EffectiveRelation;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A database that takes TLS connections only, and an application that is not told to speak TLS: every connection is refused. Where the parameter is not
 * set its usual value holds: 1 for RDS for PostgreSQL from version 15 and for Aurora PostgreSQL from version 17.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html">rds.force_ssl</a>
 */
final class ForceSslRule implements HealthRule {

    private static final String PARAMETER = "rds.force_ssl";
    private static final Pattern FAMILY = Pattern.compile("(aurora-postgresql|postgres)(\\d+)");
    private static final int AURORA_FROM = 17;
    private static final int RDS_FROM = 15;

    /** Variables and parts of URLs by which PostgreSQL's clients are told to speak TLS. */
    private static final Pattern TLS_NAME = Pattern.compile("(?i).*SSL_?MODE.*|.*_SSL|.*_TLS");

    private static final Pattern TLS_URL =
            Pattern.compile("(?i)[?&](sslmode=(?!disable|allow|prefer)|ssl=(true|1))");

    @Override
    public String key() {
        return "force-ssl";
    }

    @Override
    public String title() {
        return "A database that demands TLS is used by applications that speak it.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        Topology topology = situation.topology();
        List<Verdict> verdicts = new ArrayList<>();
        for (Resource service : situation.resources(ResourceType.ECS_SERVICE)) {
            for (EffectiveRelation relation : topology.effective(service.arn())) {
                if (relation.kind() == RelationKind.CONNECTS_TO) {
                    topology.resource(relation.to())
                            .flatMap(database -> demand(topology, database))
                            .filter(_ -> !speaksTls(topology, service))
                            .map(demand -> verdict(service, demand))
                            .ifPresent(verdicts::add);
                }
            }
        }
        return verdicts;
    }

    private Verdict verdict(Resource service, Demand demand) {
        return Verdict.degraded(
                key(),
                service.arn(),
                "Its database %s takes TLS connections only (%s is 1), and nothing tells the application to use TLS."
                        .formatted(demand.database().name(), PARAMETER),
                "Set "
                        + PARAMETER
                        + " to 0 in the parameter group "
                        + demand.group().name()
                        + ", or give the application DB_SSL_MODE=require.",
                demand.reading());
    }

    private record Demand(Resource database, Resource group, Reading reading) {}

    /** The parameter group that demands TLS of a database's clients. */
    private static Optional<Demand> demand(Topology topology, Resource database) {
        return Stream.concat(
                        Stream.of(database.arn()),
                        topology.targets(database.arn(), RelationKind.PART_OF))
                .flatMap(arn -> topology.targets(arn, RelationKind.CONFIGURED_BY))
                .flatMap(arn -> topology.resource(arn).stream())
                .flatMap(group ->
                        demanded(group)
                                .map(reading -> new Demand(database, group, reading))
                                .stream())
                .findFirst();
    }

    private static Optional<Reading> demanded(Resource group) {
        Optional<String> set =
                group.description().objects("Parameters").stream()
                        .filter(parameter ->
                                parameter
                                        .text("ParameterName")
                                        .filter(PARAMETER::equals)
                                        .isPresent())
                        .flatMap(parameter -> parameter.text("ParameterValue").stream())
                        .findFirst();
        if (set.isPresent()) {
            return set.filter("1"::equals)
                    .map(value ->
                            Reading.of(group, PARAMETER + "=" + value, "Parameters", PARAMETER));
        }
        return group.description()
                .text("DBParameterGroupFamily")
                .filter(ForceSslRule::demandsByItself)
                .map(family ->
                        Reading.of(
                                group,
                                family + ", whose usual value is 1",
                                "DBParameterGroupFamily"));
    }

    private static boolean demandsByItself(String family) {
        Matcher matcher = FAMILY.matcher(family);
        if (!matcher.matches()) {
            return false;
        }
        int version = Integer.parseInt(matcher.group(2));
        return version >= (matcher.group(1).startsWith("aurora") ? AURORA_FROM : RDS_FROM);
    }

    private static boolean speaksTls(Topology topology, Resource service) {
        return topology.targets(service.arn(), RelationKind.CONFIGURED_BY)
                .flatMap(arn -> topology.resource(arn).stream())
                .flatMap(definition ->
                        definition.description().objects("containerDefinitions").stream())
                .flatMap(container ->
                        Stream.concat(
                                container.objects("environment").stream(),
                                container.objects("secrets").stream()))
                .anyMatch(ForceSslRule::saysTls);
    }

    private static boolean saysTls(JsonObject variable) {
        String name = variable.text("name").orElse("");
        String value = variable.text("value").orElse("").toLowerCase(Locale.ROOT);
        boolean named =
                TLS_NAME.matcher(name).matches()
                        && !List.of("disable", "allow", "prefer", "false", "0", "off", "")
                                .contains(value);
        // A whole URL in a secret may say it, and is not read.
        boolean hidden =
                variable.text("valueFrom").isPresent()
                        && (name.endsWith("_URL") || name.endsWith("_URI"));
        return named || hidden || TLS_URL.matcher(value).find();
    }
}
