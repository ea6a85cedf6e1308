package io.stratoscope.model;

/**
 * The type of a resource, by its CloudFormation name, for example {@code AWS::EC2::VPC}: AWS's own vocabulary, which
 * the Cloud Control API shares.
 *
 * @param name three segments joined by {@code ::}
 */
public record ResourceType(String name) implements Comparable<ResourceType> {

    public static final ResourceType ACCOUNT = aws("Account", "Account");
    public static final ResourceType CERTIFICATE = aws("CertificateManager", "Certificate");
    public static final ResourceType ALARM = aws("CloudWatch", "Alarm");
    public static final ResourceType DATASYNC_TASK = aws("DataSync", "Task");
    public static final ResourceType DATASYNC_LOCATION_EFS = aws("DataSync", "LocationEFS");
    public static final ResourceType DATASYNC_LOCATION_S3 = aws("DataSync", "LocationS3");

    /** A location of another storage system (SMB, NFS, …). */
    public static final ResourceType DATASYNC_LOCATION = aws("DataSync", "Location");

    public static final ResourceType EC2_INSTANCE = aws("EC2", "Instance");
    public static final ResourceType ELASTIC_IP = aws("EC2", "EIP");
    public static final ResourceType FLOW_LOG = aws("EC2", "FlowLog");
    public static final ResourceType INTERNET_GATEWAY = aws("EC2", "InternetGateway");
    public static final ResourceType NAT_GATEWAY = aws("EC2", "NatGateway");
    public static final ResourceType NETWORK_ACL = aws("EC2", "NetworkAcl");
    public static final ResourceType ROUTE_TABLE = aws("EC2", "RouteTable");
    public static final ResourceType SECURITY_GROUP = aws("EC2", "SecurityGroup");
    public static final ResourceType SUBNET = aws("EC2", "Subnet");
    public static final ResourceType VPC = aws("EC2", "VPC");
    public static final ResourceType VPC_ENDPOINT = aws("EC2", "VPCEndpoint");
    public static final ResourceType ECS_CLUSTER = aws("ECS", "Cluster");
    public static final ResourceType ECS_SERVICE = aws("ECS", "Service");
    public static final ResourceType ECS_TASK = aws("ECS", "Task");
    public static final ResourceType ECS_TASK_DEFINITION = aws("ECS", "TaskDefinition");
    public static final ResourceType SCALABLE_TARGET =
            aws("ApplicationAutoScaling", "ScalableTarget");
    public static final ResourceType HTTP_NAMESPACE = aws("ServiceDiscovery", "HttpNamespace");
    public static final ResourceType PRIVATE_DNS_NAMESPACE =
            aws("ServiceDiscovery", "PrivateDnsNamespace");
    public static final ResourceType PUBLIC_DNS_NAMESPACE =
            aws("ServiceDiscovery", "PublicDnsNamespace");
    public static final ResourceType EFS_ACCESS_POINT = aws("EFS", "AccessPoint");
    public static final ResourceType EFS_FILE_SYSTEM = aws("EFS", "FileSystem");
    public static final ResourceType EFS_MOUNT_TARGET = aws("EFS", "MountTarget");
    public static final ResourceType CACHE_CLUSTER = aws("ElastiCache", "CacheCluster");
    public static final ResourceType CACHE_SUBNET_GROUP = aws("ElastiCache", "SubnetGroup");
    public static final ResourceType CACHE_PARAMETER_GROUP = aws("ElastiCache", "ParameterGroup");
    public static final ResourceType REPLICATION_GROUP = aws("ElastiCache", "ReplicationGroup");
    public static final ResourceType LISTENER = aws("ElasticLoadBalancingV2", "Listener");
    public static final ResourceType LISTENER_RULE = aws("ElasticLoadBalancingV2", "ListenerRule");
    public static final ResourceType LOAD_BALANCER = aws("ElasticLoadBalancingV2", "LoadBalancer");
    public static final ResourceType TARGET_GROUP = aws("ElasticLoadBalancingV2", "TargetGroup");
    public static final ResourceType IAM_INSTANCE_PROFILE = aws("IAM", "InstanceProfile");
    public static final ResourceType IAM_POLICY = aws("IAM", "ManagedPolicy");
    public static final ResourceType IAM_ROLE = aws("IAM", "Role");
    public static final ResourceType KMS_ALIAS = aws("KMS", "Alias");
    public static final ResourceType KMS_KEY = aws("KMS", "Key");
    public static final ResourceType LOG_GROUP = aws("Logs", "LogGroup");
    public static final ResourceType DB_CLUSTER = aws("RDS", "DBCluster");
    public static final ResourceType DB_CLUSTER_PARAMETER_GROUP =
            aws("RDS", "DBClusterParameterGroup");
    public static final ResourceType DB_INSTANCE = aws("RDS", "DBInstance");
    public static final ResourceType DB_PARAMETER_GROUP = aws("RDS", "DBParameterGroup");
    public static final ResourceType DB_SUBNET_GROUP = aws("RDS", "DBSubnetGroup");
    public static final ResourceType HOSTED_ZONE = aws("Route53", "HostedZone");
    public static final ResourceType RECORD_SET = aws("Route53", "RecordSet");
    public static final ResourceType BUCKET = aws("S3", "Bucket");
    public static final ResourceType SECRET = aws("SecretsManager", "Secret");
    public static final ResourceType TOPIC = aws("SNS", "Topic");

    public ResourceType {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a resource type needs a name");
        }
    }

    private static ResourceType aws(String service, String kind) {
        return new ResourceType("AWS::" + service + "::" + kind);
    }

    /** The service's segment, for example {@code EC2}; the whole name where it is not in three segments. */
    public String service() {
        String[] parts = name.split("::", -1);
        return parts.length == 3 ? parts[1] : name;
    }

    /** The last segment, for example {@code VPC}. */
    public String kind() {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    @Override
    public int compareTo(ResourceType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
