package io.stratoscope.health;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.health.observe.Observers;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Looks at the simulated Immich project, and at copies of it in which one thing is otherwise. */
public record ImmichHealth(Snapshot snapshot, Observations observations, Instant now) {

    /** The simulated project on a day like others, ten hours after its nightly backup. */
    public static ImmichHealth atNoon() {
        try (SimulatedAccount account =
                SimulatedAccount.immich(
                        Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC))) {
            return of(account);
        }
    }

    /** As the account is at this moment. */
    public static ImmichHealth of(AwsAccount account) {
        try (Jobs jobs = new Jobs(account.clock())) {
            Snapshot snapshot =
                    jobs.start(
                                    "discover",
                                    context ->
                                            new Discovery(account, account.clock())
                                                    .run(
                                                            new DiscoveryRequest(
                                                                    Scope.project("immich"),
                                                                    account.regions(),
                                                                    Optional.empty()),
                                                            context))
                            .await();
            return new ImmichHealth(
                    snapshot,
                    new Observers(account).observe(Topology.of(snapshot)),
                    account.clock().instant());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HealthReport report() {
        return report(HealthSettings.USUAL);
    }

    public HealthReport report(HealthSettings settings) {
        return new Health(HealthRules.all())
                .assess(new Situation(Topology.of(snapshot), observations, settings, now));
    }

    public Resource resource(ResourceType type, String name) {
        return snapshot.resources().stream()
                .filter(resource -> resource.type().equals(type) && resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " " + name));
    }

    /** What a rule says of a resource; empty where it says nothing. */
    public Optional<Verdict> verdict(String rule, Arn arn) {
        return report().of(arn).stream()
                .flatMap(health -> health.verdicts().stream())
                .filter(verdict -> verdict.rule().equals(rule))
                .findFirst();
    }

    /** The same with another description. */
    public ImmichHealth with(
            ResourceType type, String name, UnaryOperator<JsonObject> description) {
        Resource changed = resource(type, name);
        List<Resource> resources = new ArrayList<>();
        for (Resource each : snapshot.resources()) {
            resources.add(
                    each.equals(changed)
                            ? described(each, description.apply(each.description()))
                            : each);
        }
        return withResources(resources);
    }

    /** The same with resources gone; what named them still does. */
    public ImmichHealth withoutAny(Predicate<Resource> gone) {
        return withResources(snapshot.resources().stream().filter(gone.negate()).toList());
    }

    private ImmichHealth withResources(List<Resource> resources) {
        return with(
                new Snapshot(
                        snapshot.account(),
                        snapshot.scope(),
                        snapshot.regions(),
                        snapshot.takenAt(),
                        resources,
                        snapshot.relations(),
                        snapshot.issues(),
                        snapshot.coverage()));
    }

    private static Resource described(Resource each, JsonObject description) {
        return new Resource(
                each.arn(),
                each.type(),
                each.id(),
                each.name(),
                each.region(),
                each.availabilityZone(),
                each.tags(),
                each.discoveredBy(),
                each.state(),
                each.call(),
                each.confirmedAt(),
                description);
    }

    /** The same with another snapshot. */
    public ImmichHealth with(Snapshot other) {
        return new ImmichHealth(other, observations, now);
    }

    /** The same with other observations. */
    public ImmichHealth with(Observations other) {
        return new ImmichHealth(snapshot, other, now);
    }

    /** The same at another time. */
    public ImmichHealth at(Instant other) {
        return new ImmichHealth(snapshot, observations, other);
    }

    /** Sets a member. */
    public static UnaryOperator<JsonObject> set(String name, JsonValue value) {
        return object -> {
            Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
            members.put(name, value);
            return new JsonObject(members);
        };
    }

    public static UnaryOperator<JsonObject> set(String name, String value) {
        return set(name, JsonValue.of(value));
    }

    /** Takes a member away. */
    public static UnaryOperator<JsonObject> without(String name) {
        return object -> {
            Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
            members.remove(name);
            return new JsonObject(members);
        };
    }

    /** Changes each object of a list. */
    public static UnaryOperator<JsonObject> each(String list, UnaryOperator<JsonObject> change) {
        return object ->
                set(list, JsonValue.of(object.objects(list).stream().map(change).toList()))
                        .apply(object);
    }
}
