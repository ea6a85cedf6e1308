package io.stratoscope.ui.inspector;

import io.stratoscope.health.HealthLook;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the inspector shows. */
public sealed interface Inspection {

    /** Before the first snapshot. */
    record Nothing() implements Inspection {}

    /**
     * Nothing is selected: the project as a whole.
     *
     * @param byService how many resources each service has, largest first
     */
    record Project(Snapshot snapshot, List<Map.Entry<String, Long>> byService)
            implements Inspection {}

    /**
     * A resource of the snapshot.
     *
     * @param ledger how everything of its service and region fared; empty where the ledger has no such row
     * @param simulated whether its account is
     * @param health how it is; empty before the first look
     */
    record Found(
            Resource resource,
            List<Link> links,
            List<DiscoveryIssue> issues,
            Optional<Coverage.Row> ledger,
            boolean simulated,
            Optional<ResourceHealth> health)
            implements Inspection {}

    /** Something that relations name and the snapshot does not hold. */
    record Missing(
            Arn arn, List<Link> links, List<DiscoveryIssue> issues, Optional<ResourceHealth> health)
            implements Inspection {}

    /**
     * A relation as seen from the inspected end.
     *
     * @param outgoing whether it starts at the inspected resource
     * @param otherName the name of the other end
     * @param other the other end, if the snapshot holds it
     */
    record Link(Relation relation, boolean outgoing, String otherName, Optional<Resource> other) {
        public Arn otherArn() {
            return outgoing ? relation.to() : relation.from();
        }
    }

    static Inspection of(
            Optional<Snapshot> snapshot, Optional<Arn> selection, Optional<HealthLook> look) {
        if (snapshot.isEmpty()) {
            return new Nothing();
        }
        Snapshot known = snapshot.get();
        if (selection.isEmpty()) {
            return new Project(known, byService(known));
        }
        Arn arn = selection.get();
        List<Link> links = links(known, arn);
        List<DiscoveryIssue> issues =
                known.issues().stream()
                        .filter(issue -> issue.resource().equals(selection))
                        .toList();
        Optional<ResourceHealth> health = look.flatMap(seen -> seen.report().of(arn));
        Optional<Resource> resource = known.resource(arn);
        return resource.isPresent()
                ? new Found(
                        resource.get(),
                        links,
                        issues,
                        ledger(known, resource.get()),
                        known.account().simulated(),
                        health)
                : new Missing(arn, links, issues, health);
    }

    private static Optional<Coverage.Row> ledger(Snapshot snapshot, Resource resource) {
        return snapshot.coverage().rows().stream()
                .filter(row -> row.service().equals(resource.arn().service()))
                .filter(row -> row.region().equals(resource.region()))
                .findFirst();
    }

    private static List<Map.Entry<String, Long>> byService(Snapshot snapshot) {
        Map<String, Long> counts =
                snapshot.resources().stream()
                        .collect(
                                Collectors.groupingBy(
                                        resource -> resource.type().service(),
                                        TreeMap::new,
                                        Collectors.counting()));
        Comparator<Map.Entry<String, Long>> largestFirst =
                Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey());
        return counts.entrySet().stream().sorted(largestFirst).toList();
    }

    private static List<Link> links(Snapshot snapshot, Arn arn) {
        return snapshot.relations().stream()
                .filter(relation -> relation.from().equals(arn) || relation.to().equals(arn))
                .map(relation -> link(snapshot, relation, relation.from().equals(arn)))
                .sorted(Comparator.comparing(Link::outgoing).reversed())
                .toList();
    }

    private static Link link(Snapshot snapshot, Relation relation, boolean outgoing) {
        Arn other = outgoing ? relation.to() : relation.from();
        Optional<Resource> resource = snapshot.resource(other);
        return new Link(
                relation,
                outgoing,
                resource.map(Resource::name).orElseGet(other::lastSegment),
                resource);
    }
}
