package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lets an AWS service write into log groups. It belongs to the account: the stack's are those whose name begins with the
 * stack's and a hyphen, and which name a log group of the stack. The name alone does not tell: "immich-two" begins with
 * "immich-" as well.
 */
final class LogsResourcePolicyDriver implements Driver {

    private static final String NAME = "PolicyName";
    private static final String DOCUMENT = "PolicyDocument";

    @Override
    public String type() {
        return "AWS::Logs::ResourcePolicy";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(NAME).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> groups =
                scope.existing("AWS::Logs::LogGroup").stream()
                        .flatMap(group -> group.attribute("Arn").stream())
                        .toList();
        return all(scope.client(CloudWatchLogsClient.class)).stream()
                .filter(policy -> policy.policyName().startsWith(scope.stack() + "-"))
                .filter(policy -> groups.stream().anyMatch(policy.policyDocument()::contains))
                .map(policy -> existing(policy.policyName(), policy.policyDocument()))
                .toList();
    }

    // The SDK has no paginator for it.
    private static List<ResourcePolicy> all(CloudWatchLogsClient logs) {
        List<ResourcePolicy> all = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            String next = token.orElse(null);
            DescribeResourcePoliciesResponse page =
                    logs.describeResourcePolicies(request -> request.nextToken(next));
            all.addAll(page.resourcePolicies());
            token = Optional.ofNullable(page.nextToken());
        } while (token.isPresent());
        return all;
    }

    private Existing existing(String name, String document) {
        return Existing.part(
                type(),
                name,
                name,
                JsonObject.EMPTY,
                JsonValue.object().put(NAME, name).put(DOCUMENT, document).build());
    }

    @Override
    public Existing create(Order order) {
        put(order);
        return existing(order.text(NAME), order.text(DOCUMENT));
    }

    @Override
    public void update(Existing existing, Order order) {
        put(order);
    }

    private static void put(Order order) {
        if (!order.text(NAME).startsWith(order.stack() + "-")) {
            throw new IllegalArgumentException(
                    "the name of a policy has to begin with " + order.stack() + "-");
        }
        order.client(CloudWatchLogsClient.class)
                .putResourcePolicy(
                        SdkWords.SAME
                                .fill(PutResourcePolicyRequest.builder(), order.properties())
                                .build());
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(CloudWatchLogsClient.class)
                    .deleteResourcePolicy(request -> request.policyName(existing.ref()));
        } catch (ResourceNotFoundException _) {
            // Gone already.
        }
    }
}
