package io.stratoscope.discovery.describer;

import io.stratoscope.model.Arn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Services and tasks are described by cluster; their ARNs name it: {@code service/CLUSTER/NAME}. */
final class EcsArns {

    /** The cluster of what has an ARN of the old form: {@code service/NAME}. */
    private static final String DEFAULT_CLUSTER = "default";

    private EcsArns() {}

    /** The cluster's name. */
    static String cluster(Arn arn) {
        int slash = arn.resourceId().indexOf('/');
        return slash < 0 ? DEFAULT_CLUSTER : arn.resourceId().substring(0, slash);
    }

    /** Groups by the cluster's name. */
    static Map<String, List<Arn>> byCluster(List<Arn> arns) {
        Map<String, List<Arn>> groups = new TreeMap<>();
        arns.forEach(
                arn -> groups.computeIfAbsent(cluster(arn), key -> new ArrayList<>()).add(arn));
        return groups;
    }
}
