package io.stratoscope.cli;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds the resource that the operator means: by ARN, short id, or name. */
final class Naming {

    private static final int SUGGESTIONS = 5;

    private Naming() {}

    /**
     * What people mean by a name that several things have: the thing itself, not its security group, key or log group.
     */
    private static final Set<ResourceType> MEANT_FIRST =
            Set.of(
                    ResourceType.DB_CLUSTER,
                    ResourceType.REPLICATION_GROUP,
                    ResourceType.ECS_SERVICE,
                    ResourceType.LOAD_BALANCER,
                    ResourceType.EFS_FILE_SYSTEM,
                    ResourceType.BUCKET,
                    ResourceType.VPC,
                    ResourceType.DATASYNC_TASK,
                    ResourceType.EC2_INSTANCE);

    /**
     * Finds one resource.
     *
     * @param text an ARN, an id, a name, or {@code DBCluster/name}
     * @param say is told which one was taken where a name has several
     * @throws UsageException when there is none, or no telling which
     */
    static Arn find(Snapshot snapshot, String text, Consumer<String> say) {
        List<Resource> exact =
                snapshot.resources().stream().filter(resource -> isCalled(resource, text)).toList();
        if (exact.size() == 1) {
            return exact.getFirst().arn();
        }
        if (exact.isEmpty()) {
            throw new UsageException(
                    "nothing here is called " + Terminal.plain(text) + suggestion(snapshot, text));
        }
        List<Resource> meant =
                exact.stream().filter(resource -> MEANT_FIRST.contains(resource.type())).toList();
        String all =
                exact.stream()
                        .map(each -> each.type().kind() + "/" + Terminal.plain(each.name()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (meant.size() == 1) {
            say.accept(
                    "Taking "
                            + Terminal.plain(meant.getFirst().arn().toString())
                            + "; others of that name: "
                            + all
                            + ".");
            return meant.getFirst().arn();
        }
        throw new UsageException(
                Terminal.plain(text)
                        + " is the name of several resources; give one of "
                        + all
                        + ", or an ARN");
    }

    private static boolean isCalled(Resource resource, String text) {
        return resource.arn().toString().equals(text)
                || resource.id().equals(text)
                || resource.name().equals(text)
                || (resource.type().kind() + "/" + resource.name()).equals(text);
    }

    private static String suggestion(Snapshot snapshot, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> near =
                snapshot.resources().stream()
                        .map(Resource::name)
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                        .distinct()
                        .limit(SUGGESTIONS)
                        .map(Terminal::plain)
                        .toList();
        return near.isEmpty()
                ? "; 'stratoscope discover' lists what there is"
                : "; did you mean " + String.join(", ", near) + "?";
    }
}
