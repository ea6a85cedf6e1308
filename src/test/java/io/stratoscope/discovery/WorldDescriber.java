package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A describer over a small world of the test's making; its ARNs have the service {@code world}. */
final class WorldDescriber implements Describer {

    static final String PREFIX =
            "arn:aws:world:" + FakeAccount.REGION + ":" + FakeAccount.ID + ":thing/";
    static final Map<String, String> TAGGED = Map.of("Project", "immich");

    private final Map<Arn, Map<String, String>> things = new HashMap<>();
    private final Map<Arn, List<Relation>> relations = new HashMap<>();
    private final Map<Arn, List<Arn>> parts = new HashMap<>();
    private final Set<Arn> unreadable = new HashSet<>();
    private final Set<Arn> denied = new HashSet<>();
    private final Set<Arn> leftOut = new HashSet<>();
    private final Set<Arn> listed = new TreeSet<>();
    private final Set<Arn> untold = new HashSet<>();
    private boolean listingDenied;
    final List<Arn> described = new ArrayList<>();

    static Arn arn(String name) {
        return Arn.of(PREFIX + name);
    }

    WorldDescriber thing(String name, Map<String, String> tags) {
        things.put(arn(name), tags);
        return this;
    }

    /** One that the describer finds by itself, without tags. */
    WorldDescriber listed(String name) {
        listed.add(arn(name));
        return thing(name, Map.of());
    }

    /** One that the describer finds by itself, and whose tags cannot be had. */
    WorldDescriber untold(String name) {
        untold.add(arn(name));
        return listed(name);
    }

    WorldDescriber remove(String name) {
        things.remove(arn(name));
        return this;
    }

    WorldDescriber relation(String from, RelationKind kind, String to) {
        relations
                .computeIfAbsent(arn(from), key -> new ArrayList<>())
                .add(
                        new Relation(
                                arn(from), arn(to), kind, new Evidence("world:Describe", "field")));
        return this;
    }

    /** Its relations end, as where a setting was taken away. */
    WorldDescriber unrelate(String from) {
        relations.remove(arn(from));
        return this;
    }

    /** It is confirmed, but the call that tells its relations fails. */
    WorldDescriber denyRelations(String from) {
        unreadable.add(arn(from));
        return unrelate(from);
    }

    WorldDescriber part(String owner, String part) {
        parts.computeIfAbsent(arn(owner), key -> new ArrayList<>()).add(arn(part));
        return this;
    }

    WorldDescriber deny(String name) {
        denied.add(arn(name));
        return this;
    }

    WorldDescriber leaveOut(String name) {
        leftOut.add(arn(name));
        return this;
    }

    WorldDescriber denyListing() {
        listingDenied = true;
        return this;
    }

    static AwsServiceException error(String code) {
        return AwsServiceException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
                .build();
    }

    @Override
    public String service() {
        return "world";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("world");
    }

    @Override
    public void find(DescribeContext context) {
        if (listingDenied) {
            context.failed("world:List", List.of(), error("AccessDenied"));
        }
        listed.forEach(arn -> report(arn, context));
    }

    @Override
    public synchronized void describe(List<Arn> wanted, DescribeContext context) {
        for (Arn arn : wanted) {
            described.add(arn);
            if (denied.contains(arn)) {
                context.failed("world:Describe", List.of(arn), error("AccessDenied"));
            } else if (things.containsKey(arn)) {
                report(arn, context);
            } else if (!leftOut.contains(arn)) {
                context.gone(arn);
            }
        }
    }

    @Override
    public void parts(List<Resource> owners, DescribeContext context) {
        for (Resource owner : owners) {
            parts.getOrDefault(owner.arn(), List.of()).forEach(part -> report(part, context));
        }
    }

    private void report(Arn arn, DescribeContext context) {
        context.found(
                new Described(
                        arn,
                        new ResourceType("AWS::World::Thing"),
                        arn.resourceId(),
                        arn.resourceId(),
                        Optional.empty(),
                        things.getOrDefault(arn, Map.of()),
                        !untold.contains(arn),
                        "world:Describe",
                        JsonObject.EMPTY),
                relations.getOrDefault(arn, List.of()));
        if (unreadable.contains(arn)) {
            context.unread("world:Relate", List.of(arn), Set.of("fie"), error("AccessDenied"));
        }
    }
}
