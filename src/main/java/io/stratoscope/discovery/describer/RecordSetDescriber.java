package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records of hosted zones. AWS gives them no ARN: theirs here is the zone's with {@code /recordset/NAME/TYPE} and, where
 * several share name and type, the set identifier. What they route to is found by the engine, from the host names.
 */
public final class RecordSetDescriber implements Describer {

    /** The call that tells of records. */
    public static final String ACTION = "route53:ListResourceRecordSets";

    private static final String SEGMENT = "/recordset/";

    /** The most that Route 53 returns a page. */
    private static final String PAGE = "300";

    /** Route 53 writes what is not a plain letter as a backslash and three octal digits. */
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    @Override
    public String service() {
        return "route53";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("route53") && arn.resource().contains(SEGMENT);
    }

    @Override
    public boolean global() {
        return true;
    }

    @Override
    public boolean partsOnly() {
        return true;
    }

    /** Reports a zone's records, without the SOA that every zone has. */
    void ofZone(Arn zone, DescribeContext context) {
        Attempt.call(
                context,
                ACTION,
                List.of(zone),
                () -> fetch(zone, context).forEach(each -> report(zone, each, context)));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Map<Arn, List<Arn>> byZone = new TreeMap<>();
        wanted.forEach(arn -> byZone.computeIfAbsent(zone(arn), key -> new ArrayList<>()).add(arn));
        byZone.forEach((zone, arns) ->
                Attempt.call(
                        context, ACTION, arns, () -> describe(zone, new HashSet<>(arns), context)));
    }

    private static void describe(Arn zone, Set<Arn> wanted, DescribeContext context) {
        try {
            for (ResourceRecordSet each : fetch(zone, context)) {
                if (wanted.remove(arn(zone, each))) {
                    report(zone, each, context);
                }
            }
        } catch (NoSuchHostedZoneException e) {
            wanted.forEach(context::gone);
            return;
        }
        // A listing that was cut short proves nothing about what it did not hold.
        if (!context.cancelled()) {
            wanted.forEach(context::gone);
        }
    }

    private static List<ResourceRecordSet> fetch(Arn zone, DescribeContext context) {
        List<ResourceRecordSet> all = new ArrayList<>();
        Position position = new Position(null, null, null);
        Set<Position> seen = new HashSet<>();
        do {
            Position start = position;
            ListResourceRecordSetsResponse page =
                    context.client(Route53Client.class)
                            .listResourceRecordSets(request ->
                                    request.hostedZoneId(zone.resourceId())
                                            .maxItems(PAGE)
                                            .startRecordName(start.name())
                                            .startRecordType(start.type())
                                            .startRecordIdentifier(start.identifier()));
            all.addAll(page.resourceRecordSets());
            if (!Boolean.TRUE.equals(page.isTruncated())) {
                return all;
            }
            position =
                    new Position(
                            page.nextRecordName(),
                            page.nextRecordTypeAsString(),
                            page.nextRecordIdentifier());
            if (!seen.add(position)) {
                throw new Pages.RepeatedTokenException();
            }
        } while (!context.cancelled());
        return all;
    }

    /** Where the next page begins: this listing's token has three parts. */
    private record Position(
            @Nullable String name, @Nullable String type, @Nullable String identifier) {}

    /** A name as people write it: without the final dot, its octal escapes read. */
    public static String plainName(String name) {
        String plain =
                OCTAL.matcher(name)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(
                                        String.valueOf(
                                                (char) Integer.parseInt(match.group(1), 8))));
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static Arn zone(Arn recordSet) {
        return new Arn(
                recordSet.partition(),
                recordSet.service(),
                recordSet.region(),
                recordSet.account(),
                recordSet.resource().substring(0, recordSet.resource().indexOf(SEGMENT)));
    }

    private static Arn arn(Arn zone, ResourceRecordSet recordSet) {
        String set = recordSet.setIdentifier() == null ? "" : "/" + recordSet.setIdentifier();
        return new Arn(
                zone.partition(),
                zone.service(),
                zone.region(),
                zone.account(),
                zone.resource()
                        + SEGMENT
                        + plainName(recordSet.name())
                        + "/"
                        + recordSet.typeAsString()
                        + set);
    }

    private static void report(Arn zone, ResourceRecordSet recordSet, DescribeContext context) {
        if (recordSet.type() == RRType.SOA) {
            return;
        }
        Arn arn = arn(zone, recordSet);
        RelationsOf relations =
                new RelationsOf(arn, ACTION).to(RelationKind.PART_OF, zone, "ResourceRecordSets");
        relations.toId(
                RelationKind.REFERENCES,
                recordSet.healthCheckId(),
                id -> new Arn(zone.partition(), "route53", "", "", "healthcheck/" + id),
                "HealthCheckId");
        String name = plainName(recordSet.name());
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.RECORD_SET,
                        name + " " + recordSet.typeAsString(),
                        name,
                        Map.of(),
                        ACTION,
                        SdkJson.of(recordSet)),
                relations.list());
    }
}
