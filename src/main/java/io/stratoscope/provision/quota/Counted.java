package io.stratoscope.provision.quota;

import io.stratoscope.aws.Quota;
import io.stratoscope.provision.driver.Place;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What a quota is about.
 *
 * @param type CloudFormation's
 * @param many what several of them are called
 */
record Counted(String type, String many) {

    static Counted by(Quota quota) {
        return switch (quota) {
            case VPCS -> new Counted("AWS::EC2::VPC", "VPCs");
            case INTERNET_GATEWAYS -> new Counted("AWS::EC2::InternetGateway", "Internet gateways");
            case SECURITY_GROUPS -> new Counted("AWS::EC2::SecurityGroup", "security groups");
            case ADDRESSES -> new Counted("AWS::EC2::EIP", "Elastic IP addresses");
            case LOAD_BALANCERS ->
                    new Counted(
                            "AWS::ElasticLoadBalancingV2::LoadBalancer",
                            "Application Load Balancers");
            case TARGET_GROUPS ->
                    new Counted("AWS::ElasticLoadBalancingV2::TargetGroup", "target groups");
            case DB_CLUSTERS -> new Counted("AWS::RDS::DBCluster", "DB clusters");
            case DB_INSTANCES -> new Counted("AWS::RDS::DBInstance", "DB instances");
            case FILE_SYSTEMS -> new Counted("AWS::EFS::FileSystem", "EFS file systems");
            case BUCKETS -> new Counted("AWS::S3::Bucket", "S3 buckets");
            case HOSTED_ZONES -> new Counted("AWS::Route53::HostedZone", "hosted zones");
            case ROLES -> new Counted("AWS::IAM::Role", "IAM roles");
        };
    }

    /** How many there are in the whole account, whoever made them. */
    static long present(Quota quota, Place place) {
        return switch (quota) {
            case VPCS -> ec2(place).describeVpcsPaginator().vpcs().stream().count();
            case INTERNET_GATEWAYS ->
                    ec2(place).describeInternetGatewaysPaginator().internetGateways().stream()
                            .count();
            case SECURITY_GROUPS ->
                    ec2(place).describeSecurityGroupsPaginator().securityGroups().stream().count();
            case ADDRESSES -> ec2(place).describeAddresses().addresses().size();
            case LOAD_BALANCERS ->
                    balancing(place).describeLoadBalancersPaginator().loadBalancers().stream()
                            .filter(each -> each.type() == LoadBalancerTypeEnum.APPLICATION)
                            .count();
            case TARGET_GROUPS ->
                    balancing(place).describeTargetGroupsPaginator().targetGroups().stream()
                            .count();
            case DB_CLUSTERS ->
                    rds(place).describeDBClustersPaginator().dbClusters().stream().count();
            case DB_INSTANCES ->
                    rds(place).describeDBInstancesPaginator().dbInstances().stream().count();
            case FILE_SYSTEMS ->
                    place
                            .client(EfsClient.class)
                            .describeFileSystemsPaginator()
                            .fileSystems()
                            .stream()
                            .count();
            case BUCKETS ->
                    place.client(S3Client.class).listBucketsPaginator().buckets().stream().count();
            case HOSTED_ZONES ->
                    place
                            .client(Route53Client.class)
                            .listHostedZonesPaginator()
                            .hostedZones()
                            .stream()
                            .count();
            case ROLES ->
                    place
                            .client(IamClient.class)
                            .getAccountAuthorizationDetailsPaginator(
                                    request -> request.filter(EntityType.ROLE))
                            .stream()
                            .mapToLong(page -> page.roleDetailList().size())
                            .sum();
        };
    }

    private static Ec2Client ec2(Place place) {
        return place.client(Ec2Client.class);
    }

    private static ElasticLoadBalancingV2Client balancing(Place place) {
        return place.client(ElasticLoadBalancingV2Client.class);
    }

    private static RdsClient rds(Place place) {
        return place.client(RdsClient.class);
    }
}
