package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.model.ResourceType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An icon of the AWS library that comes with PlantUML.
 *
 * @param category the library's folder
 * @param name the library's name of the entity, which is also its file, its stereotype and, with {@code IMG}, its image
 */
record AwsIcon(String category, String name) {

    private static final AwsIcon UNKNOWN = general("GenericApplication");
    private static final Map<ResourceType, AwsIcon> BY_TYPE = byType();
    private static final Map<String, AwsIcon> BY_SERVICE = byService();

    /** The icon of a type; that of its service where the type has none of its own; a plain one where that is unknown too. */
    static AwsIcon of(ResourceType type) {
        AwsIcon ofType = BY_TYPE.get(type);
        return ofType != null ? ofType : BY_SERVICE.getOrDefault(type.service(), UNKNOWN);
    }

    /** Every icon that can occur. */
    static Stream<AwsIcon> all() {
        return Stream.of(
                        BY_TYPE.values().stream(), BY_SERVICE.values().stream(), Stream.of(UNKNOWN))
                .flatMap(icons -> icons)
                .distinct();
    }

    /** What to include, without the angle brackets. */
    String include() {
        return "awslib/" + category + "/" + name;
    }

    private static Map<ResourceType, AwsIcon> byType() {
        Map<ResourceType, AwsIcon> icons = new LinkedHashMap<>();
        icons.put(Diagram.INTERNET, general("Internet"));
        icons.put(Diagram.USERS, general("Users"));
        icons.put(Diagram.HEAP, general("Folders"));

        icons.put(ResourceType.ACCOUNT, management("OrganizationsAccount"));
        icons.put(ResourceType.CERTIFICATE, security("CertificateManager"));
        icons.put(ResourceType.ALARM, management("CloudWatchAlarm"));
        icons.put(ResourceType.DATASYNC_TASK, migration("DataSync"));
        icons.put(ResourceType.DATASYNC_LOCATION_EFS, migration("DatasyncAgent"));
        icons.put(ResourceType.DATASYNC_LOCATION_S3, migration("DatasyncAgent"));
        icons.put(ResourceType.DATASYNC_LOCATION, migration("DatasyncAgent"));

        icons.put(ResourceType.EC2_INSTANCE, compute("EC2Instance"));
        icons.put(ResourceType.ELASTIC_IP, compute("EC2ElasticIPAddress"));
        icons.put(ResourceType.FLOW_LOG, network("VPCFlowLogs"));
        icons.put(ResourceType.INTERNET_GATEWAY, network("VPCInternetGateway"));
        icons.put(ResourceType.NAT_GATEWAY, network("VPCNATGateway"));
        icons.put(ResourceType.NETWORK_ACL, network("VPCNetworkAccessControlList"));
        icons.put(ResourceType.ROUTE_TABLE, network("Route53RouteTable"));
        icons.put(ResourceType.SECURITY_GROUP, general("Firewall"));
        icons.put(ResourceType.SUBNET, network("VirtualPrivateCloud"));
        icons.put(ResourceType.VPC, network("VirtualPrivateCloud"));
        icons.put(ResourceType.VPC_ENDPOINT, network("VPCEndpoints"));
        putNetworkExtras(icons);

        icons.put(ResourceType.ECS_CLUSTER, containers("ElasticContainerService"));
        icons.put(ResourceType.ECS_SERVICE, containers("Fargate"));
        icons.put(ResourceType.ECS_TASK, containers("ElasticContainerServiceTask"));
        icons.put(
                ResourceType.ECS_TASK_DEFINITION, containers("ElasticContainerServiceContainer1"));

        icons.put(ResourceType.EFS_ACCESS_POINT, storage("ElasticFileSystemStandard"));
        icons.put(ResourceType.EFS_FILE_SYSTEM, storage("EFS"));
        icons.put(ResourceType.EFS_MOUNT_TARGET, storage("EFS"));
        icons.put(ResourceType.CACHE_CLUSTER, database("ElastiCache"));
        icons.put(ResourceType.CACHE_SUBNET_GROUP, database("ElastiCache"));
        icons.put(ResourceType.CACHE_PARAMETER_GROUP, database("ElastiCache"));
        icons.put(ResourceType.REPLICATION_GROUP, database("ElastiCache"));

        icons.put(ResourceType.LISTENER, network("ElasticLoadBalancingApplicationLoadBalancer"));
        icons.put(
                ResourceType.LISTENER_RULE, network("ElasticLoadBalancingApplicationLoadBalancer"));
        icons.put(ResourceType.LOAD_BALANCER, network("ElasticLoadBalancing"));
        icons.put(
                ResourceType.TARGET_GROUP, network("ElasticLoadBalancingApplicationLoadBalancer"));

        icons.put(
                ResourceType.IAM_INSTANCE_PROFILE,
                security("IdentityAccessManagementTemporarySecurityCredential"));
        icons.put(ResourceType.IAM_POLICY, security("IdentityAccessManagementPermissions"));
        icons.put(ResourceType.IAM_ROLE, security("IdentityAccessManagementRole"));
        icons.put(ResourceType.KMS_ALIAS, security("KeyManagementService"));
        icons.put(ResourceType.KMS_KEY, security("KeyManagementService"));
        icons.put(ResourceType.SECRET, security("SecretsManager"));
        icons.put(ResourceType.LOG_GROUP, management("CloudWatchLogs"));

        icons.put(ResourceType.DB_CLUSTER, database("Aurora"));
        icons.put(ResourceType.DB_CLUSTER_PARAMETER_GROUP, database("RDS"));
        icons.put(ResourceType.DB_INSTANCE, database("RDS"));
        icons.put(ResourceType.DB_PARAMETER_GROUP, database("RDS"));
        icons.put(ResourceType.DB_SUBNET_GROUP, database("RDS"));

        icons.put(ResourceType.HOSTED_ZONE, network("Route53HostedZone"));
        icons.put(ResourceType.RECORD_SET, network("Route53"));
        icons.put(ResourceType.BUCKET, storage("SimpleStorageService"));
        icons.put(ResourceType.TOPIC, integration("SimpleNotificationService"));
        return icons;
    }

    private static void putNetworkExtras(Map<ResourceType, AwsIcon> icons) {
        icons.put(type("EC2", "NetworkInterface"), network("VPCElasticNetworkInterface"));
        icons.put(type("EC2", "VPCPeeringConnection"), network("VPCPeeringConnection"));
        icons.put(type("EC2", "TransitGateway"), network("TransitGateway"));
        icons.put(type("EC2", "TransitGatewayAttachment"), network("TransitGatewayAttachment"));
        icons.put(type("EC2", "VPNGateway"), network("VPCVPNGateway"));
        icons.put(type("EC2", "VPNConnection"), network("VPCVPNConnection"));
        icons.put(type("EC2", "CustomerGateway"), network("VPCCustomerGateway"));
        icons.put(type("EC2", "Volume"), storage("ElasticBlockStoreVolume"));
        icons.put(type("EC2", "Snapshot"), storage("ElasticBlockStoreSnapshot"));
    }

    private static Map<String, AwsIcon> byService() {
        Map<String, AwsIcon> icons = new LinkedHashMap<>();
        icons.put("Amplify", new AwsIcon("FrontEndWebMobile", "Amplify"));
        icons.put("AmazonMQ", integration("MQ"));
        icons.put("ApiGateway", integration("APIGateway"));
        icons.put("ApiGatewayV2", integration("APIGateway"));
        icons.put("AppConfig", management("AppConfig"));
        icons.put("ApplicationAutoScaling", compute("EC2AutoScaling"));
        icons.put("AppRunner", compute("AppRunner"));
        icons.put("AppSync", integration("AppSync"));
        icons.put("Athena", analytics("Athena"));
        icons.put("AutoScaling", compute("EC2AutoScaling"));
        icons.put("Backup", storage("Backup"));
        icons.put("Batch", compute("Batch"));
        icons.put("CertificateManager", security("CertificateManager"));
        icons.put("CloudFormation", management("CloudFormation"));
        icons.put("CloudFront", network("CloudFront"));
        icons.put("CloudTrail", management("CloudTrail"));
        icons.put("CloudWatch", management("CloudWatch"));
        icons.put("CodeBuild", developer("CodeBuild"));
        icons.put("CodePipeline", developer("CodePipeline"));
        icons.put("Cognito", security("Cognito"));
        icons.put("Config", management("Config"));
        icons.put("DataSync", migration("DataSync"));
        icons.put("DMS", database("DatabaseMigrationService"));
        icons.put("DocDB", database("DocumentDB"));
        icons.put("DynamoDB", database("DynamoDB"));
        icons.put("EC2", compute("EC2"));
        icons.put("ECR", containers("ElasticContainerRegistry"));
        icons.put("ECS", containers("ElasticContainerService"));
        icons.put("EFS", storage("EFS"));
        icons.put("EKS", containers("ElasticKubernetesService"));
        icons.put("ElastiCache", database("ElastiCache"));
        icons.put("ElasticBeanstalk", compute("ElasticBeanstalk"));
        icons.put("ElasticLoadBalancing", network("ElasticLoadBalancing"));
        icons.put("ElasticLoadBalancingV2", network("ElasticLoadBalancing"));
        icons.put("EMR", analytics("EMR"));
        icons.put("Events", integration("EventBridge"));
        icons.put("FSx", storage("FSx"));
        icons.put("GlobalAccelerator", network("GlobalAccelerator"));
        icons.put("Glue", analytics("Glue"));
        icons.put("GuardDuty", security("GuardDuty"));
        icons.put("IAM", security("IdentityandAccessManagement"));
        icons.put("Kinesis", analytics("Kinesis"));
        icons.put("KinesisFirehose", analytics("KinesisFirehose"));
        icons.put("KMS", security("KeyManagementService"));
        icons.put("Lambda", compute("Lambda"));
        icons.put("Logs", management("CloudWatchLogs"));
        icons.put("MemoryDB", database("MemoryDBforRedis"));
        icons.put("MSK", analytics("ManagedStreamingforApacheKafka"));
        icons.put("Neptune", database("Neptune"));
        icons.put("NetworkFirewall", security("NetworkFirewall"));
        icons.put("OpenSearchService", analytics("OpenSearchService"));
        icons.put("RDS", database("RDS"));
        icons.put("Redshift", analytics("Redshift"));
        icons.put("Route53", network("Route53"));
        icons.put("Route53Resolver", network("Route53Resolver"));
        icons.put("S3", storage("SimpleStorageService"));
        icons.put("SageMaker", new AwsIcon("MachineLearning", "SageMaker"));
        icons.put("SecretsManager", security("SecretsManager"));
        icons.put("ServiceDiscovery", network("CloudMap"));
        icons.put("SES", new AwsIcon("BusinessApplications", "SimpleEmailService"));
        icons.put("SNS", integration("SimpleNotificationService"));
        icons.put("SQS", integration("SimpleQueueService"));
        icons.put("SSM", management("SystemsManager"));
        icons.put("StepFunctions", integration("StepFunctions"));
        icons.put("Synthetics", management("CloudWatchSynthetics"));
        icons.put("Transfer", migration("TransferFamily"));
        icons.put("WAF", security("WAF"));
        icons.put("WAFv2", security("WAF"));
        return icons;
    }

    private static ResourceType type(String service, String kind) {
        return new ResourceType("AWS::" + service + "::" + kind);
    }

    private static AwsIcon analytics(String name) {
        return new AwsIcon("Analytics", name);
    }

    private static AwsIcon compute(String name) {
        return new AwsIcon("Compute", name);
    }

    private static AwsIcon containers(String name) {
        return new AwsIcon("Containers", name);
    }

    private static AwsIcon database(String name) {
        return new AwsIcon("Database", name);
    }

    private static AwsIcon developer(String name) {
        return new AwsIcon("DeveloperTools", name);
    }

    private static AwsIcon general(String name) {
        return new AwsIcon("General", name);
    }

    private static AwsIcon integration(String name) {
        return new AwsIcon("ApplicationIntegration", name);
    }

    private static AwsIcon management(String name) {
        return new AwsIcon("ManagementGovernance", name);
    }

    private static AwsIcon migration(String name) {
        return new AwsIcon("MigrationTransfer", name);
    }

    private static AwsIcon network(String name) {
        return new AwsIcon("NetworkingContentDelivery", name);
    }

    private static AwsIcon security(String name) {
        return new AwsIcon("SecurityIdentityCompliance", name);
    }

    private static AwsIcon storage(String name) {
        return new AwsIcon("Storage", name);
    }
}
