package io.stratoscope.provision.terraform;

import io.stratoscope.model.ResourceType;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudFormation's types as Terraform's, both ways: under which a resource is exported, and what a resource in a state is. The
 * names of the <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs">aws provider</a> follow no rule
 * and are listed; those of the awscc provider are made by one.
 */
public final class TerraformTypes {

    /**
     * Cloud Control manages any type of the registry by its CloudFormation properties; for those that the awscc provider
     * leaves out.
     */
    public static final String CLOUD_CONTROL = "aws_cloudcontrolapi_resource";

    /** Those that the awscc provider does not have, or has under another name. */
    private static final Map<String, String> EXPORTED_OTHERWISE =
            Map.of(
                    "AWS::CloudFront::Distribution", CLOUD_CONTROL,
                    "AWS::EC2::NetworkAclEntry", "aws_network_acl_rule",
                    "AWS::IAM::Policy", "awscc_iam_role_policy",
                    "AWS::SNS::TopicPolicy", "awscc_sns_topic_inline_policy",
                    "AWS::ServiceDiscovery::HttpNamespace", "aws_service_discovery_http_namespace");

    /**
     * The aws provider's types of what a snapshot can have as a resource of its own. What is a setting or a tie of others,
     * such as a route, an attachment or a bucket's policy, is not here.
     */
    private static final String OF_AWS =
            """
            aws_acm_certificate AWS::CertificateManager::Certificate
            aws_alb AWS::ElasticLoadBalancingV2::LoadBalancer
            aws_alb_listener AWS::ElasticLoadBalancingV2::Listener
            aws_alb_listener_rule AWS::ElasticLoadBalancingV2::ListenerRule
            aws_alb_target_group AWS::ElasticLoadBalancingV2::TargetGroup
            aws_api_gateway_rest_api AWS::ApiGateway::RestApi
            aws_apigatewayv2_api AWS::ApiGatewayV2::Api
            aws_autoscaling_group AWS::AutoScaling::AutoScalingGroup
            aws_backup_plan AWS::Backup::BackupPlan
            aws_backup_vault AWS::Backup::BackupVault
            aws_cloudfront_distribution AWS::CloudFront::Distribution
            aws_cloudtrail AWS::CloudTrail::Trail
            aws_cloudwatch_composite_alarm AWS::CloudWatch::CompositeAlarm
            aws_cloudwatch_event_rule AWS::Events::Rule
            aws_cloudwatch_log_group AWS::Logs::LogGroup
            aws_cloudwatch_metric_alarm AWS::CloudWatch::Alarm
            aws_datasync_location_efs AWS::DataSync::LocationEFS
            aws_datasync_location_nfs AWS::DataSync::Location
            aws_datasync_location_s3 AWS::DataSync::LocationS3
            aws_datasync_location_smb AWS::DataSync::Location
            aws_datasync_task AWS::DataSync::Task
            aws_db_cluster_parameter_group AWS::RDS::DBClusterParameterGroup
            aws_db_instance AWS::RDS::DBInstance
            aws_db_parameter_group AWS::RDS::DBParameterGroup
            aws_db_subnet_group AWS::RDS::DBSubnetGroup
            aws_default_network_acl AWS::EC2::NetworkAcl
            aws_default_route_table AWS::EC2::RouteTable
            aws_default_security_group AWS::EC2::SecurityGroup
            aws_default_subnet AWS::EC2::Subnet
            aws_default_vpc AWS::EC2::VPC
            aws_dynamodb_table AWS::DynamoDB::Table
            aws_ebs_volume AWS::EC2::Volume
            aws_ecr_repository AWS::ECR::Repository
            aws_ecs_cluster AWS::ECS::Cluster
            aws_ecs_service AWS::ECS::Service
            aws_ecs_task_definition AWS::ECS::TaskDefinition
            aws_efs_access_point AWS::EFS::AccessPoint
            aws_efs_file_system AWS::EFS::FileSystem
            aws_efs_mount_target AWS::EFS::MountTarget
            aws_eip AWS::EC2::EIP
            aws_eks_cluster AWS::EKS::Cluster
            aws_eks_node_group AWS::EKS::Nodegroup
            aws_elasticache_cluster AWS::ElastiCache::CacheCluster
            aws_elasticache_parameter_group AWS::ElastiCache::ParameterGroup
            aws_elasticache_replication_group AWS::ElastiCache::ReplicationGroup
            aws_elasticache_subnet_group AWS::ElastiCache::SubnetGroup
            aws_flow_log AWS::EC2::FlowLog
            aws_iam_instance_profile AWS::IAM::InstanceProfile
            aws_iam_policy AWS::IAM::ManagedPolicy
            aws_iam_role AWS::IAM::Role
            aws_instance AWS::EC2::Instance
            aws_internet_gateway AWS::EC2::InternetGateway
            aws_kinesis_stream AWS::Kinesis::Stream
            aws_kms_alias AWS::KMS::Alias
            aws_kms_key AWS::KMS::Key
            aws_lambda_function AWS::Lambda::Function
            aws_launch_template AWS::EC2::LaunchTemplate
            aws_lb AWS::ElasticLoadBalancingV2::LoadBalancer
            aws_lb_listener AWS::ElasticLoadBalancingV2::Listener
            aws_lb_listener_rule AWS::ElasticLoadBalancingV2::ListenerRule
            aws_lb_target_group AWS::ElasticLoadBalancingV2::TargetGroup
            aws_nat_gateway AWS::EC2::NatGateway
            aws_network_acl AWS::EC2::NetworkAcl
            aws_rds_cluster AWS::RDS::DBCluster
            aws_rds_cluster_instance AWS::RDS::DBInstance
            aws_rds_cluster_parameter_group AWS::RDS::DBClusterParameterGroup
            aws_route53_record AWS::Route53::RecordSet
            aws_route53_zone AWS::Route53::HostedZone
            aws_route_table AWS::EC2::RouteTable
            aws_s3_bucket AWS::S3::Bucket
            aws_secretsmanager_secret AWS::SecretsManager::Secret
            aws_security_group AWS::EC2::SecurityGroup
            aws_sfn_state_machine AWS::StepFunctions::StateMachine
            aws_sns_topic AWS::SNS::Topic
            aws_sqs_queue AWS::SQS::Queue
            aws_subnet AWS::EC2::Subnet
            aws_vpc AWS::EC2::VPC
            aws_vpc_endpoint AWS::EC2::VPCEndpoint
            """;

    private static final Map<String, ResourceType> BY_TERRAFORM = byTerraform();

    private TerraformTypes() {}

    private static Map<String, ResourceType> byTerraform() {
        Map<String, ResourceType> types = new HashMap<>();
        OF_AWS.lines()
                .map(line -> List.of(line.split(" ", -1)))
                .forEach(row -> {
                    ResourceType type = new ResourceType(row.getLast());
                    types.put(row.getFirst(), type);
                    types.put(exported(type), type);
                });
        types.remove(CLOUD_CONTROL);
        return Collections.unmodifiableMap(types);
    }

    /** Terraform's type under which a resource is exported. */
    public static String exported(ResourceType type) {
        return EXPORTED_OTHERWISE.getOrDefault(type.name(), TerraformNames.type(type));
    }

    /** Whether the awscc provider has it under the name that its rule gives. */
    public static boolean followsTheRule(ResourceType type) {
        return !EXPORTED_OTHERWISE.containsKey(type.name());
    }

    /**
     * The type of what a snapshot has as a resource of its own; empty for what is only a setting or a tie of others, for another
     * provider's, and for what is not known here.
     *
     * @param terraformType for example {@code aws_vpc}, {@code awscc_ec2_vpc}
     */
    static Optional<ResourceType> of(String terraformType) {
        return Optional.ofNullable(BY_TERRAFORM.get(terraformType));
    }
}
