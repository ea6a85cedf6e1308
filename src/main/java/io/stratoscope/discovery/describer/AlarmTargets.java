package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.Dimension;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which resource a metric is of. A metric names it by dimensions, whose names are the services' own: see "Services that
 * publish CloudWatch metrics" in the CloudWatch user guide. The same name means different things in different
 * namespaces.
 */
final class AlarmTargets {

    private final DescribeContext context;

    AlarmTargets(DescribeContext context) {
        this.context = context;
    }

    /** Relates an alarm to what these dimensions name; to nothing where they name nothing that is known. */
    void relate(
            RelationsOf alarm,
            @Nullable String namespace,
            List<Dimension> dimensions,
            String field) {
        Map<String, String> values = new TreeMap<>();
        dimensions.forEach(dimension -> values.put(dimension.name(), dimension.value()));
        for (int i = 0; i < dimensions.size(); i++) {
            String at = field + "[" + i + "].Value";
            target(namespace == null ? "" : namespace, dimensions.get(i), values)
                    .ifPresent(target -> alarm.to(RelationKind.MONITORS, target, at));
        }
    }

    private Optional<Arn> target(
            String namespace, Dimension dimension, Map<String, String> siblings) {
        String value = dimension.value();
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        return switch (namespace) {
            case "AWS/ApplicationELB", "AWS/NetworkELB", "AWS/GatewayELB" ->
                    loadBalancing(dimension.name(), value);
            case "AWS/ECS", "ECS/ContainerInsights" -> ecs(dimension.name(), value, siblings);
            case "AWS/RDS" -> rds(dimension.name(), value);
            case "AWS/ElastiCache" -> elastiCache(dimension.name(), value);
            case "AWS/EFS" ->
                    when(dimension, "FileSystemId", "elasticfilesystem", "file-system/" + value);
            case "AWS/DataSync" -> when(dimension, "TaskId", "datasync", "task/" + value);
            case "AWS/EC2", "AWS/EBS" ->
                    when(dimension, "InstanceId", "ec2", "instance/" + value)
                            .or(() -> when(dimension, "VolumeId", "ec2", "volume/" + value));
            case "AWS/NATGateway" -> when(dimension, "NatGatewayId", "ec2", "natgateway/" + value);
            case "AWS/PrivateLinkEndpoints" ->
                    when(dimension, "VPC Endpoint Id", "ec2", "vpc-endpoint/" + value);
            case "AWS/Logs" -> when(dimension, "LogGroupName", "logs", "log-group:" + value);
            case "AWS/SNS" -> when(dimension, "TopicName", "sns", value);
            case "AWS/SQS" -> when(dimension, "QueueName", "sqs", value);
            case "AWS/Lambda" -> when(dimension, "FunctionName", "lambda", "function:" + value);
            case "AWS/DynamoDB" -> when(dimension, "TableName", "dynamodb", "table/" + value);
            case "AWS/KMS" -> when(dimension, "KeyId", "kms", "key/" + value);
            case "AWS/CertificateManager" ->
                    dimension.name().equals("CertificateArn") ? Arn.parse(value) : Optional.empty();
            case "AWS/S3" ->
                    dimension.name().equals("BucketName")
                            ? Optional.of(new Arn(context.partition(), "s3", "", "", value))
                            : Optional.empty();
            // A namespace of the operator's own, or a service that nothing here knows.
            default -> Optional.empty();
        };
    }

    private Optional<Arn> when(Dimension dimension, String name, String service, String resource) {
        return dimension.name().equals(name)
                ? Optional.of(context.arn(service, resource))
                : Optional.empty();
    }

    private Optional<Arn> loadBalancing(String name, String value) {
        return switch (name) {
            case "LoadBalancer" ->
                    Optional.of(context.arn("elasticloadbalancing", "loadbalancer/" + value));
            // The value begins with "targetgroup/".
            case "TargetGroup" -> Optional.of(context.arn("elasticloadbalancing", value));
            default -> Optional.empty();
        };
    }

    private Optional<Arn> ecs(String name, String value, Map<String, String> siblings) {
        return switch (name) {
            case "ServiceName" ->
                    Optional.ofNullable(siblings.get("ClusterName"))
                            .map(cluster -> context.arn("ecs", "service/" + cluster + "/" + value));
            case "ClusterName" ->
                    siblings.containsKey("ServiceName")
                            ? Optional.empty()
                            : Optional.of(context.arn("ecs", "cluster/" + value));
            default -> Optional.empty();
        };
    }

    private Optional<Arn> rds(String name, String value) {
        return switch (name) {
            case "DBClusterIdentifier" -> Optional.of(context.arn("rds", "cluster:" + value));
            case "DBInstanceIdentifier" -> Optional.of(context.arn("rds", "db:" + value));
            default -> Optional.empty();
        };
    }

    private Optional<Arn> elastiCache(String name, String value) {
        return switch (name) {
            case "ReplicationGroupId" ->
                    Optional.of(context.arn("elasticache", "replicationgroup:" + value));
            case "CacheClusterId" -> Optional.of(context.arn("elasticache", "cluster:" + value));
            default -> Optional.empty();
        };
    }
}
