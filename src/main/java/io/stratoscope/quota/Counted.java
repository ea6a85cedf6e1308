package io.stratoscope.quota;

import io.stratoscope.aws.Quota;

/**
 * What a quota is about.
 *
 * @param type CloudFormation's
 * @param many what several of them are called
 */
public record Counted(String type, String many) {

    public static Counted by(Quota quota) {
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
}
