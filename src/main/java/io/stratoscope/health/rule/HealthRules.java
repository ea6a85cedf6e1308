package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All health rules: a new one is one class and one line here. */
public final class HealthRules {
    private HealthRules() {}

    public static List<HealthRule> all() {
        return Stream.of(status(), others(), MetricRules.all()).flatMap(List::stream).toList();
    }

    private static List<HealthRule> status() {
        return List.of(
                new StatusRule(ResourceType.VPC, Set.of("available"), "State"),
                new StatusRule(ResourceType.SUBNET, Set.of("available"), "State"),
                new StatusRule(ResourceType.NAT_GATEWAY, Set.of("available"), "State"),
                new StatusRule(ResourceType.VPC_ENDPOINT, Set.of("available"), "State"),
                new StatusRule(ResourceType.FLOW_LOG, Set.of("active"), "FlowLogStatus"),
                new StatusRule(ResourceType.EC2_INSTANCE, Set.of("running"), "State", "Name"),
                new StatusRule(ResourceType.ECS_CLUSTER, Set.of("active"), "status"),
                new StatusRule(ResourceType.ECS_TASK_DEFINITION, Set.of("active"), "status"),
                new StatusRule(ResourceType.LOAD_BALANCER, Set.of("active"), "State", "Code"),
                new StatusRule(ResourceType.EFS_FILE_SYSTEM, Set.of("available"), "LifeCycleState"),
                new StatusRule(
                        ResourceType.EFS_MOUNT_TARGET, Set.of("available"), "LifeCycleState"),
                new StatusRule(
                        ResourceType.EFS_ACCESS_POINT, Set.of("available"), "LifeCycleState"),
                new StatusRule(ResourceType.DB_CLUSTER, Set.of("available"), "Status"),
                new StatusRule(ResourceType.DB_INSTANCE, Set.of("available"), "DBInstanceStatus"),
                new StatusRule(
                        ResourceType.DB_SUBNET_GROUP, Set.of("complete"), "SubnetGroupStatus"),
                new StatusRule(ResourceType.REPLICATION_GROUP, Set.of("available"), "Status"),
                new StatusRule(
                        ResourceType.CACHE_CLUSTER, Set.of("available"), "CacheClusterStatus"),
                new StatusRule(ResourceType.DATASYNC_TASK, Set.of("available"), "Status"));
    }

    private static List<HealthRule> others() {
        return List.of(
                new AddressRule(),
                new AlarmRule(),
                new BackupRule(),
                new CertificateRule(),
                new EcsServiceRule(),
                new EcsTaskRule(),
                new ForceSslRule(),
                new GatewayRule(),
                new JsonSecretRule(),
                new KmsKeyRule(),
                new LogRetentionRule(),
                new MaintenanceRule(),
                new MissingRule(),
                new MountTargetRule(),
                new PassiveRule(),
                new PathRule(),
                new QuotaRule(),
                new RecordRule(),
                new RedundancyRule(),
                new RouteRule(),
                new SecretRule(),
                new TargetHealthRule(),
                new TransferRule());
    }
}
