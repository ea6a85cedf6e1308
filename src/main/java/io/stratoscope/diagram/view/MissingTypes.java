package io.stratoscope.diagram.view;

import io.stratoscope.model.ResourceType;

import java.util.Map;

/** The type of a resource of which only the ARN is known. */
final class MissingTypes {
    private static final Map<String, ResourceType> KNOWN =
            Map.ofEntries(
                    Map.entry("iam:policy", ResourceType.IAM_POLICY),
                    Map.entry("iam:role", ResourceType.IAM_ROLE),
                    Map.entry("kms:key", ResourceType.KMS_KEY),
                    Map.entry("kms:alias", ResourceType.KMS_ALIAS),
                    Map.entry("acm:certificate", ResourceType.CERTIFICATE),
                    Map.entry("ec2:instance", ResourceType.EC2_INSTANCE),
                    Map.entry("ec2:natgateway", ResourceType.NAT_GATEWAY),
                    Map.entry("ec2:internet-gateway", ResourceType.INTERNET_GATEWAY),
                    Map.entry("ec2:security-group", ResourceType.SECURITY_GROUP),
                    Map.entry("ec2:vpc-endpoint", ResourceType.VPC_ENDPOINT),
                    Map.entry("ecs:service", ResourceType.ECS_SERVICE),
                    Map.entry("ecs:task", ResourceType.ECS_TASK),
                    Map.entry("ecs:cluster", ResourceType.ECS_CLUSTER),
                    Map.entry("ecs:task-definition", ResourceType.ECS_TASK_DEFINITION),
                    Map.entry("elasticloadbalancing:loadbalancer", ResourceType.LOAD_BALANCER),
                    Map.entry("elasticloadbalancing:targetgroup", ResourceType.TARGET_GROUP),
                    Map.entry("elasticfilesystem:file-system", ResourceType.EFS_FILE_SYSTEM),
                    Map.entry("elasticfilesystem:mount-target", ResourceType.EFS_MOUNT_TARGET),
                    Map.entry("rds:cluster", ResourceType.DB_CLUSTER),
                    Map.entry("rds:db", ResourceType.DB_INSTANCE),
                    Map.entry("elasticache:replicationgroup", ResourceType.REPLICATION_GROUP),
                    Map.entry("elasticache:cluster", ResourceType.CACHE_CLUSTER),
                    Map.entry("secretsmanager:secret", ResourceType.SECRET),
                    Map.entry("logs:log-group", ResourceType.LOG_GROUP),
                    Map.entry("s3:Resource", ResourceType.BUCKET),
                    Map.entry("sns:Resource", ResourceType.TOPIC));

    private MissingTypes() {}

    static ResourceType of(String service, String kind) {
        ResourceType known = KNOWN.get(service + ":" + kind);
        return known == null ? new ResourceType("AWS::" + service + "::" + kind) : known;
    }
}
