package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS itself says of a resource in its one status field. Words that mean well, and words for what passes by itself, are known; any other
 * word of AWS's is trouble.
 */
final class StatusRule implements HealthRule {

    /** What passes: the resource works meanwhile, or will in a moment. */
    private static final Set<String> PASSING =
            Set.of(
                    "pending",
                    "provisioning",
                    "creating",
                    "updating",
                    "modifying",
                    "upgrading",
                    "rebooting",
                    "renaming",
                    "starting",
                    "snapshotting",
                    "active_impaired",
                    "resetting-master-credentials",
                    "maintenance",
                    "failing-over",
                    "rebooting cluster nodes");

    /** What is in order although it is no rest: AWS does these while the database serves. */
    private static final Set<String> WORKING =
            Set.of(
                    "backing-up",
                    "storage-optimization",
                    "configuring-enhanced-monitoring",
                    "configuring-log-exports",
                    "configuring-iam-database-auth",
                    "storage-config-upgrade",
                    "running",
                    "queued");

    private final ResourceType type;
    private final Set<String> well;
    private final String[] path;

    /**
     * @param well AWS's words, in lower case, for a resource that works
     * @param path of the status in the description
     */
    StatusRule(ResourceType type, Set<String> well, String... path) {
        this.type = type;
        this.well = Set.copyOf(well);
        this.path = path.clone();
    }

    @Override
    public String key() {
        String name = type.name();
        return "status-"
                + name.substring(name.indexOf("::") + 2)
                        .replace("::", "-")
                        .toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return "The status that AWS gives to each " + type.name() + ".";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(type).stream().map(this::verdict).toList();
    }

    private Verdict verdict(Resource resource) {
        Optional<String> status = resource.description().text(path);
        if (status.isEmpty()) {
            return Verdict.unknown(
                    key(),
                    resource.arn(),
                    "AWS gave it no status.",
                    "Refresh; look at its raw description.",
                    Reading.of(resource, "nothing", path));
        }
        String word = status.get().toLowerCase(Locale.ROOT);
        Reading reading = Reading.of(resource, status.get(), path);
        if (well.contains(word) || WORKING.contains(word)) {
            return Verdict.ok(key(), resource.arn(), "AWS says " + status.get() + ".", reading);
        }
        if (PASSING.contains(word)) {
            return Verdict.degraded(
                    key(),
                    resource.arn(),
                    "AWS says " + status.get() + ", which passes by itself.",
                    "Wait some minutes and refresh.",
                    reading);
        }
        String reason =
                resource.description()
                        .text("FailureMessage")
                        .or(() -> resource.description().text("ErrorDetail"))
                        .or(() -> resource.description().text("State", "Reason"))
                        .map(text -> ": " + text)
                        .orElse(".");
        return Verdict.down(
                key(),
                resource.arn(),
                "AWS says " + status.get() + reason,
                remedy(word, resource),
                reading);
    }

    private static String remedy(String word, Resource resource) {
        if (word.equals("storage-full")) {
            return "Give it more storage, or remove data: it takes no writes until then.";
        }
        if (word.startsWith("incompatible")) {
            return "Undo the last change of its parameters or network; AWS can not start it so.";
        }
        if (word.equals("stopped") || word.equals("stopping")) {
            return "Start it again if it is wanted.";
        }
        if (resource.type().equals(ResourceType.NAT_GATEWAY)) {
            return "Make a new NAT gateway in the same subnet and lead its route tables there.";
        }
        return "Look at its events in the AWS console, and make it again if it can not be mended.";
    }
}
