package io.stratoscope.ui.control;

import io.stratoscope.model.ResourceType;

/** The categories into which AWS sorts its services, each with the colour that its architecture icons have. */
public enum ServiceCategory {
    COMPUTE("#c4570a"),
    CONTAINERS("#c4570a"),
    STORAGE("#3f7d1f"),
    DATABASE("#3b48cc"),
    NETWORKING("#6b3fd4"),
    SECURITY("#c7202f"),
    MANAGEMENT("#b8186b"),
    INTEGRATION("#b8186b"),
    MIGRATION("#067f68"),
    GENERAL("#48566a");

    private final String color;

    ServiceCategory(String color) {
        this.color = color;
    }

    /** As CSS writes it; dark enough for white letters. */
    public String color() {
        return color;
    }

    /** The category of a type's service; {@link #GENERAL} for a service that is not known here. */
    public static ServiceCategory of(ResourceType type) {
        return switch (type.service()) {
            case "EC2" -> ofEc2(type.kind());
            case "AutoScaling", "Lambda", "Batch" -> COMPUTE;
            case "ECS", "EKS", "ECR" -> CONTAINERS;
            case "S3", "EFS", "FSx", "Backup" -> STORAGE;
            case "RDS", "ElastiCache", "DynamoDB", "MemoryDB", "Redshift", "Neptune", "DocDB" ->
                    DATABASE;
            case "ElasticLoadBalancingV2",
                    "ElasticLoadBalancing",
                    "Route53",
                    "CloudFront",
                    "ApiGateway",
                    "ApiGatewayV2",
                    "ServiceDiscovery" ->
                    NETWORKING;
            case "IAM", "KMS", "SecretsManager", "CertificateManager", "Cognito", "WAFv2" ->
                    SECURITY;
            case "CloudWatch", "Logs", "CloudFormation", "SSM", "CloudTrail", "Config" ->
                    MANAGEMENT;
            case "SNS", "SQS", "Events", "StepFunctions", "Scheduler" -> INTEGRATION;
            case "DataSync", "DMS", "Transfer" -> MIGRATION;
            default -> GENERAL; // a service's name is AWS's text, not an enumeration of ours
        };
    }

    private static ServiceCategory ofEc2(String kind) {
        return switch (kind) {
            case "Instance", "LaunchTemplate" -> COMPUTE;
            case "Volume", "Snapshot" -> STORAGE;
            case "SecurityGroup", "NetworkAcl" -> SECURITY;
            default -> NETWORKING;
        };
    }
}
