package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.BlastRadius;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.topology.BlastRadius.Impact;
import io.stratoscope.topology.Topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a key can be used, and what cannot be read without it. */
final class KmsKeyRule implements HealthRule {

    /** What people know by its name; all else that stops stands in the blast radius. */
    private static final Set<ResourceType> WORKS =
            Set.of(
                    ResourceType.CACHE_CLUSTER,
                    ResourceType.DATASYNC_TASK,
                    ResourceType.DB_CLUSTER,
                    ResourceType.DB_INSTANCE,
                    ResourceType.EC2_INSTANCE,
                    ResourceType.ECS_SERVICE,
                    ResourceType.LOAD_BALANCER);

    @Override
    public String key() {
        return "kms-key";
    }

    @Override
    public String title() {
        return "A key that something is encrypted by is enabled and stays.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        Topology topology = situation.topology();
        List<Resource> keys = situation.resources(ResourceType.KMS_KEY);
        Map<Arn, BlastRadius> radii =
                topology.blastRadii(
                        keys.stream()
                                .filter(key -> !isWell(state(key)))
                                .map(Resource::arn)
                                .toList());
        return keys.stream()
                .map(key -> verdict(key, topology, Optional.ofNullable(radii.get(key.arn()))))
                .toList();
    }

    private static String state(Resource key) {
        return key.description().text("KeyState").orElse("");
    }

    private static boolean isWell(String state) {
        return state.equals("Enabled") || state.isEmpty();
    }

    /** What its own data keys are encrypted by; who names an alias of the key means the key. */
    private static Set<Arn> encrypted(Arn key, Topology topology) {
        return Stream.concat(
                        Stream.of(key),
                        topology.sources(key, RelationKind.ALIAS_OF)
                                .filter(alias -> topology.isA(alias, ResourceType.KMS_ALIAS)))
                .flatMap(name -> topology.sources(name, RelationKind.ENCRYPTED_BY))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What has no data under the key itself, and stops all the same: it works with what has. */
    private static List<String> stopping(
            Set<Arn> encrypted, BlastRadius radius, Topology topology) {
        return radius.impacts().stream()
                .filter(impact -> impact.effect() == Effect.STOPS)
                .map(Impact::resource)
                .filter(arn -> !encrypted.contains(arn))
                .flatMap(arn -> topology.resource(arn).stream())
                .filter(resource -> WORKS.contains(resource.type()))
                .map(resource -> resource.name() + " (" + resource.type().kind() + ")")
                .distinct()
                .toList();
    }

    private static String what(List<String> encrypted, List<String> stopping) {
        if (encrypted.isEmpty()) {
            return "nothing here is encrypted by it";
        }
        return String.join(", ", encrypted)
                + " cannot be read or written without it"
                + (stopping.isEmpty() ? "" : "; with that stop " + String.join(", ", stopping));
    }

    private Verdict verdict(Resource key, Topology topology, Optional<BlastRadius> radius) {
        String state = state(key);
        Reading read = Reading.of(key, state, "KeyState");
        Set<Arn> those = encrypted(key.arn(), topology);
        List<String> encrypted = those.stream().map(topology::name).distinct().toList();
        String what =
                what(
                        encrypted,
                        radius.map(each -> stopping(those, each, topology)).orElse(List.of()));
        return switch (state) {
            case "Enabled" ->
                    Verdict.ok(key(), key.arn(), "It is enabled: " + count(encrypted), read);
            case "" ->
                    Verdict.unknown(
                            key(), key.arn(), "KMS did not say how it is.", "Refresh.", read);
            case "PendingDeletion", "PendingReplicaDeletion" ->
                    bad(
                            key,
                            !encrypted.isEmpty(),
                            "It will be deleted"
                                    + key.description()
                                            .text("DeletionDate")
                                            .map(date -> " on " + date.substring(0, 10))
                                            .orElse("")
                                    + ", for good: "
                                    + what
                                    + ".",
                            "Cancel the deletion (kms cancel-key-deletion) and enable it again.",
                            read);
            default ->
                    bad(
                            key,
                            !encrypted.isEmpty(),
                            "It is " + state + ": " + what + ".",
                            "Enable it again (kms enable-key).",
                            read);
        };
    }

    private static String count(List<String> encrypted) {
        return encrypted.size() == 1
                ? encrypted.getFirst() + " is encrypted by it."
                : encrypted.size() + " resources are encrypted by it.";
    }

    /** A key that nothing needs may go. */
    private Verdict bad(
            Resource key, boolean needed, String words, String remedy, Reading reading) {
        return needed
                ? Verdict.down(key(), key.arn(), words, remedy, reading)
                : Verdict.notice(key(), key.arn(), words, remedy, reading);
    }
}
