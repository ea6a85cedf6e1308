package io.stratoscope.topology;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which resource people mean by an ARN, a short id, a name, or {@code DBCluster/name}. */
public sealed interface NameMatch {

    /**
     * There is no doubt.
     *
     * @param sameName all that have this name, the meant one among them; only it where there are no others
     */
    record One(Resource meant, List<Resource> sameName) implements NameMatch {
        public One {
            sameName = List.copyOf(sameName);
        }
    }

    /**
     * Nothing is called so.
     *
     * @param near names that contain it, at most five
     */
    record None(List<String> near) implements NameMatch {
        public None {
            near = List.copyOf(near);
        }
    }

    /** Several are, and there is no telling which is meant. */
    record Several(List<Resource> candidates) implements NameMatch {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * What people mean by a name that several things have: the thing itself, not its security group, key or log group.
     */
    Set<ResourceType> MEANT_FIRST =
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

    int SUGGESTIONS = 5;

    static NameMatch in(Snapshot snapshot, String text) {
        List<Resource> exact =
                snapshot.resources().stream().filter(resource -> isCalled(resource, text)).toList();
        if (exact.isEmpty()) {
            return new None(near(snapshot, text));
        }
        if (exact.size() == 1) {
            return new One(exact.getFirst(), exact);
        }
        List<Resource> meant =
                exact.stream().filter(resource -> MEANT_FIRST.contains(resource.type())).toList();
        return meant.size() == 1 ? new One(meant.getFirst(), exact) : new Several(exact);
    }

    private static boolean isCalled(Resource resource, String text) {
        return resource.arn().toString().equals(text)
                || resource.id().equals(text)
                || resource.name().equals(text)
                || (resource.type().kind() + "/" + resource.name()).equals(text);
    }

    private static List<String> near(Snapshot snapshot, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return snapshot.resources().stream()
                .map(Resource::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }
}
