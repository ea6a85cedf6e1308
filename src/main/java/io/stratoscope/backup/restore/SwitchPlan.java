package io.stratoscope.backup.restore;

import io.stratoscope.backup.restore.RestoreStep.Verb;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** How what uses a lost thing goes over to the new one: all that names it is named in the plan. */
final class SwitchPlan {

    private final Past past;
    private final Expectation expectation;
    private final Renames renames;
    private final List<Resource> services;
    private final Map<String, JsonObject> images;

    /**
     * A plan for what is there now.
     *
     * @param renames the old names; the new ones are not known yet
     * @param users whether a service uses what is restored though its task definition does not name it
     */
    SwitchPlan(Past past, Expectation expectation, Renames renames, Predicate<Resource> users) {
        images = Map.of();
        this.past = past;
        this.expectation = expectation;
        this.renames = renames;
        services =
                past.now(ResourceType.ECS_SERVICE).stream()
                        .filter(service ->
                                users.test(service)
                                        || definition(service)
                                                .filter(each -> renames.concern(each.description()))
                                                .isPresent())
                        .toList();
    }

    private SwitchPlan(SwitchPlan other, Map<String, JsonObject> images) {
        past = other.past;
        expectation = other.expectation;
        renames = other.renames;
        services = other.services;
        this.images = images;
    }

    /** The same, where some services run other images from now on: by service, by container. */
    SwitchPlan withImages(Map<String, JsonObject> newImages) {
        return new SwitchPlan(this, newImages);
    }

    private Optional<Resource> definition(Resource service) {
        return service.description()
                .text("taskDefinition")
                .flatMap(Arn::parse)
                .flatMap(past.now()::resource);
    }

    /** The services that go over. */
    List<Resource> services() {
        return services;
    }

    /** Stops them. */
    List<RestoreStep> stopped() {
        List<RestoreStep> steps = new ArrayList<>();
        for (Resource service : services) {
            steps.add(
                    expectation.step(
                            "Stop" + (steps.size() + 1),
                            Verb.STOP,
                            "stop the service " + service.name() + " until all is there",
                            settings(service)));
        }
        return steps;
    }

    /**
     * Lets roles and DNS records name the new ones, and runs the services on them.
     *
     * @param stopped whether they were stopped before
     */
    List<RestoreStep> moved(boolean stopped) {
        List<RestoreStep> steps = new ArrayList<>(policies());
        steps.addAll(records());
        int number = 0;
        for (Resource service : services) {
            steps.add(
                    expectation.step(
                            "Service" + ++number,
                            Verb.SERVICE,
                            "run the service " + service.name() + " on what was restored",
                            Maker.with(settings(service), "stopped", JsonValue.of(stopped))));
        }
        number = 0;
        for (Resource service : services) {
            steps.add(
                    expectation.step(
                            "Healthy" + ++number,
                            Verb.HEALTHY,
                            "wait until " + service.name() + " runs and its targets are healthy",
                            settings(service)));
        }
        return steps;
    }

    private JsonObject settings(Resource service) {
        JsonObject described = service.description();
        return JsonValue.object()
                .put("images", images.getOrDefault(service.id(), JsonObject.EMPTY))
                .put("cluster", described.text("clusterArn").orElseThrow())
                .put("service", described.text("serviceName").orElseThrow())
                .put("count", described.number("desiredCount").map(Number::longValue).orElse(0L))
                .put(
                        "targetGroups",
                        described.objects("loadBalancers").stream()
                                .flatMap(each -> each.text("targetGroupArn").stream())
                                .map(JsonValue::of)
                                .toList())
                .build();
    }

    private List<RestoreStep> policies() {
        List<RestoreStep> steps = new ArrayList<>();
        for (Resource role : past.now(ResourceType.IAM_ROLE)) {
            for (JsonObject policy : role.description().objects("RolePolicyList")) {
                if (renames.concern(policy)) {
                    String name = policy.text("PolicyName").orElseThrow();
                    steps.add(
                            expectation.step(
                                    "Policy" + (steps.size() + 1),
                                    Verb.POLICY,
                                    "name the new one in the policy "
                                            + name
                                            + " of the role "
                                            + role.id(),
                                    JsonValue.object()
                                            .put("role", role.id())
                                            .put("policy", name)
                                            .build()));
                }
            }
        }
        return steps;
    }

    private List<RestoreStep> records() {
        List<RestoreStep> steps = new ArrayList<>();
        for (Resource record : past.now(ResourceType.RECORD_SET)) {
            if (renames.concern(record.description())) {
                String zone = record.arn().resource();
                steps.add(
                        expectation.step(
                                "Record" + (steps.size() + 1),
                                Verb.RECORD,
                                "let the DNS record " + record.name() + " name the new one",
                                JsonValue.object()
                                        .put(
                                                "zone",
                                                zone.substring(
                                                        zone.indexOf('/') + 1,
                                                        zone.indexOf("/recordset/")))
                                        .put(
                                                "name",
                                                record.description().text("Name").orElseThrow())
                                        .put(
                                                "type",
                                                record.description().text("Type").orElseThrow())
                                        .build()));
            }
        }
        return steps;
    }

    /** Lets alarms watch the new ones. */
    List<RestoreStep> watched() {
        List<RestoreStep> steps = new ArrayList<>();
        for (Resource alarm : past.now(ResourceType.ALARM)) {
            if (renames.concern(alarm.description())) {
                steps.add(
                        expectation.step(
                                "Alarm" + (steps.size() + 1),
                                Verb.ALARM,
                                "let the alarm " + alarm.name() + " watch the new one",
                                JsonValue.object().put("name", alarm.id()).build()));
            }
        }
        return steps;
    }

    /** Takes the revisions back that services ran by: with the same tags as the new ones, a stack would have two. */
    List<RestoreStep> retired() {
        List<RestoreStep> steps = new ArrayList<>();
        services.stream()
                .flatMap(service ->
                        definition(service)
                                .filter(each ->
                                        images.containsKey(service.id())
                                                || renames.concern(each.description()))
                                .stream())
                .distinct()
                .forEach(definition ->
                        steps.add(
                                expectation.step(
                                        "RemoveRevision" + (steps.size() + 1),
                                        Verb.REMOVE,
                                        "take the former revision " + definition.id() + " back",
                                        JsonValue.object()
                                                .put("type", definition.type().name())
                                                .put("ref", definition.arn().toString())
                                                .build())));
        return steps;
    }

    /** What names a lost thing and is not changed here. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        images.forEach((service, image) ->
                notes.add(
                        service
                                + " runs a newer version than the one that made the backup, and goes back to that: "
                                + String.join(
                                        ", ",
                                        image.members().keySet().stream()
                                                .flatMap(name -> image.text(name).stream())
                                                .toList())
                                + "."));
        past.now(ResourceType.IAM_POLICY).stream()
                .filter(policy -> renames.concern(policy.description()))
                .map(policy ->
                        "The managed policy "
                                + policy.name()
                                + " names the old one, and others may use it: change it by hand.")
                .forEach(notes::add);
        return notes;
    }
}
