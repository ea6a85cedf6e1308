package io.stratoscope.provision.resource;

import io.stratoscope.provision.driver.Driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a stack can have, each after those that its resources are made of. */
public final class Drivers {
    public static final List<Driver> ALL =
            List.of(
                    // KMS
                    new KmsKeyDriver(),
                    new KmsAliasDriver(),
                    // IAM; what roles may do is below
                    new IamRoleDriver(),
                    // EC2
                    new Ec2VpcDriver(),
                    new Ec2SubnetDriver(),
                    new Ec2InternetGatewayDriver(),
                    new Ec2GatewayAttachmentDriver(),
                    new Ec2AddressDriver(),
                    new Ec2NatGatewayDriver(),
                    new Ec2RouteTableDriver(),
                    new Ec2RouteDriver(),
                    new Ec2RouteAssociationDriver(),
                    new Ec2NetworkAclDriver(),
                    new Ec2NetworkAclEntryDriver(),
                    new Ec2AclAssociationDriver(),
                    new Ec2SecurityGroupDriver(),
                    new Ec2SecurityGroupRuleDriver(Ec2Rules.INGRESS),
                    new Ec2SecurityGroupRuleDriver(Ec2Rules.EGRESS),
                    new Ec2EndpointDriver(),
                    // S3, and the flow logs that go there
                    new S3BucketDriver(),
                    new S3BucketPolicyDriver(),
                    new Ec2FlowLogDriver(),
                    // CloudWatch Logs
                    new LogsLogGroupDriver(),
                    new LogsResourcePolicyDriver(),
                    // SNS
                    new SnsTopicDriver(),
                    new SnsTopicPolicyDriver(),
                    new SnsSubscriptionDriver(),
                    // Secrets Manager
                    new SecretsManagerSecretDriver(),
                    // EFS
                    new EfsFileSystemDriver(),
                    new EfsAccessPointDriver(),
                    new EfsMountTargetDriver(),
                    // DataSync
                    new DataSyncLocationS3Driver(),
                    new DataSyncLocationEfsDriver(),
                    new DataSyncTaskDriver(),
                    // RDS
                    new RdsSubnetGroupDriver(),
                    new RdsClusterParameterGroupDriver(),
                    new RdsClusterDriver(),
                    new RdsInstanceDriver(),
                    // ElastiCache
                    new CacheSubnetGroupDriver(),
                    new CacheParameterGroupDriver(),
                    new CacheReplicationGroupDriver(),
                    // Route 53 zones, and the certificates that are validated there
                    new Route53HostedZoneDriver(),
                    new AcmCertificateDriver(),
                    // Elastic Load Balancing
                    new ElbLoadBalancerDriver(),
                    new ElbTargetGroupDriver(),
                    new ElbListenerDriver(),
                    new ElbListenerRuleDriver(),
                    // ECS, with what scales its services and where they find one another
                    new CloudMapNamespaceDriver(),
                    new EcsClusterDriver(),
                    new EcsTaskDefinitionDriver(),
                    new EcsServiceDriver(),
                    new ScalableTargetDriver(),
                    new ScalingPolicyDriver(),
                    // CloudFront
                    new CloudFrontOriginAccessControlDriver(),
                    new CloudFrontDistributionDriver(),
                    // What points at all the others
                    new Route53RecordSetDriver(),
                    new CloudWatchAlarmDriver(),
                    new CloudWatchCompositeAlarmDriver(),
                    new IamPolicyDriver());

    private static final Map<String, Driver> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(Driver::type, Function.identity()));

    private Drivers() {}

    /** What makes resources of a type; empty where nothing here can. */
    public static Optional<Driver> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
