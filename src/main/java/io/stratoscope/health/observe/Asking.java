package io.stratoscope.health.observe;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.health.Measurement;
import io.stratoscope.health.Observation;
import io.stratoscope.health.Observations;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What observers have in common: the account, what to ask about, and where the answers go. */
final class Asking {
    private final AwsAccount account;
    private final Topology topology;
    private final Map<Arn, List<Observation>> answers = new TreeMap<>();
    private final List<DiscoveryIssue> issues = new ArrayList<>();
    private final Map<Arn, List<Measurement>> measurements = new TreeMap<>();

    Asking(AwsAccount account, Topology topology) {
        this.account = account;
        this.topology = topology;
    }

    List<Resource> resources(ResourceType type) {
        return topology.resources(type);
    }

    <C extends SdkClient> C client(Class<C> type, Resource resource) {
        return account.client(type, resource.region());
    }

    AwsAccount account() {
        return account;
    }

    Instant now() {
        return account.clock().instant();
    }

    /** Asks about a resource; what fails becomes an issue. */
    void ask(Resource about, Evidence call, Supplier<List<? extends Observation>> question) {
        try {
            answers.computeIfAbsent(about.arn(), _ -> new ArrayList<>()).addAll(question.get());
        } catch (SdkException e) {
            failed(about, call, e);
        }
    }

    /** Notes that a resource was asked about, and what came. */
    void answer(Resource about, List<? extends Observation> came) {
        answers.computeIfAbsent(about.arn(), _ -> new ArrayList<>()).addAll(came);
    }

    /** Notes that nothing came of it. */
    void failed(Resource about, Evidence call, SdkException e) {
        List<Observation> none = answers.get(about.arn());
        if (none != null && none.isEmpty()) {
            answers.remove(about.arn());
        }
        String service = call.call().substring(0, call.call().indexOf(':'));
        String operation = call.call().substring(service.length() + 1);
        issues.add(
                new DiscoveryIssue(
                        service,
                        about.region(),
                        call.call(),
                        Optional.of(about.arn()),
                        AwsFailures.of(service, operation, e)));
    }

    Topology topology() {
        return topology;
    }

    /** Notes what CloudWatch measured of a resource. */
    void measured(Arn resource, Measurement measurement) {
        measurements.computeIfAbsent(resource, _ -> new ArrayList<>()).add(measurement);
    }

    /** Notes that something of a region could not be asked, once for all of whom it was asked. */
    void failed(String region, String call, Failure why) {
        DiscoveryIssue issue =
                new DiscoveryIssue(
                        call.substring(0, call.indexOf(':')), region, call, Optional.empty(), why);
        if (!issues.contains(issue)) {
            issues.add(issue);
        }
    }

    Observations observations() {
        return new Observations(answers, issues, measurements);
    }
}
