package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Set;

/** What does nothing by itself, and so does all it can by being there: roles, groups of settings, rules. Whether their content is right is for others. */
final class PassiveRule implements HealthRule {
    private static final Set<ResourceType> PASSIVE =
            Set.of(
                    ResourceType.IAM_ROLE,
                    ResourceType.IAM_POLICY,
                    ResourceType.IAM_INSTANCE_PROFILE,
                    ResourceType.SECURITY_GROUP,
                    ResourceType.NETWORK_ACL,
                    ResourceType.KMS_ALIAS,
                    ResourceType.SCALABLE_TARGET,
                    ResourceType.HTTP_NAMESPACE,
                    ResourceType.PRIVATE_DNS_NAMESPACE,
                    ResourceType.PUBLIC_DNS_NAMESPACE,
                    ResourceType.CACHE_SUBNET_GROUP,
                    ResourceType.CACHE_PARAMETER_GROUP,
                    ResourceType.DB_CLUSTER_PARAMETER_GROUP,
                    ResourceType.DB_PARAMETER_GROUP,
                    ResourceType.LISTENER_RULE,
                    ResourceType.LISTENER,
                    ResourceType.HOSTED_ZONE,
                    ResourceType.BUCKET,
                    ResourceType.TOPIC,
                    ResourceType.DATASYNC_LOCATION,
                    ResourceType.DATASYNC_LOCATION_EFS,
                    ResourceType.DATASYNC_LOCATION_S3);

    @Override
    public String key() {
        return "there";
    }

    @Override
    public String title() {
        return "What does nothing by itself is there: roles, groups, policies, buckets, topics.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.topology().snapshot().resources().stream()
                .filter(resource -> PASSIVE.contains(resource.type()))
                .filter(resource -> resource.state() != ResourceState.UNVERIFIED)
                .map(this::verdict)
                .toList();
    }

    private Verdict verdict(Resource resource) {
        return Verdict.ok(
                key(),
                resource.arn(),
                "It is there, and does nothing by itself.",
                Reading.of(resource, resource.state().name(), "state"));
    }
}
