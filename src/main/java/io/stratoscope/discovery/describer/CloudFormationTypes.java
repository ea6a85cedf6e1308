package io.stratoscope.discovery.describer;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The CloudFormation type of what an ARN names, and the identifier by which the Cloud Control API knows it: the type's
 * {@code primaryIdentifier} in the CloudFormation registry.
 */
public final class CloudFormationTypes {

    /**
     * A resource as the Cloud Control API wants it named.
     *
     * @param certain whether the type is known, not guessed
     */
    record Named(ResourceType type, String identifier, boolean certain) {}

    private record Row(String type, String form) {}

    /** Service and kind of the ARN, type, and the form of the identifier. */
    private static final String TABLE =
            """
            ec2 vpc AWS::EC2::VPC id
            ec2 subnet AWS::EC2::Subnet id
            ec2 internet-gateway AWS::EC2::InternetGateway id
            ec2 natgateway AWS::EC2::NatGateway id
            ec2 elastic-ip AWS::EC2::EIP id
            ec2 route-table AWS::EC2::RouteTable id
            ec2 network-acl AWS::EC2::NetworkAcl id
            ec2 security-group AWS::EC2::SecurityGroup id
            ec2 vpc-flow-log AWS::EC2::FlowLog id
            ec2 vpc-endpoint AWS::EC2::VPCEndpoint id
            ec2 instance AWS::EC2::Instance id
            ec2 volume AWS::EC2::Volume id
            ec2 network-interface AWS::EC2::NetworkInterface id
            ec2 launch-template AWS::EC2::LaunchTemplate id
            ec2 transit-gateway AWS::EC2::TransitGateway id
            ec2 transit-gateway-attachment AWS::EC2::TransitGatewayAttachment id
            ec2 vpc-peering-connection AWS::EC2::VPCPeeringConnection id
            ec2 vpn-gateway AWS::EC2::VPNGateway id
            ec2 vpn-connection AWS::EC2::VPNConnection id
            ec2 customer-gateway AWS::EC2::CustomerGateway id
            ec2 egress-only-internet-gateway AWS::EC2::EgressOnlyInternetGateway id
            ec2 dhcp-options AWS::EC2::DHCPOptions id
            ec2 prefix-list AWS::EC2::PrefixList id
            ec2 vpc-endpoint-service AWS::EC2::VPCEndpointService id
            elasticloadbalancing loadbalancer AWS::ElasticLoadBalancingV2::LoadBalancer arn
            elasticloadbalancing listener AWS::ElasticLoadBalancingV2::Listener arn
            elasticloadbalancing listener-rule AWS::ElasticLoadBalancingV2::ListenerRule arn
            elasticloadbalancing targetgroup AWS::ElasticLoadBalancingV2::TargetGroup arn
            ecs cluster AWS::ECS::Cluster id
            ecs service AWS::ECS::Service arn
            ecs task AWS::ECS::Task arn
            ecs task-definition AWS::ECS::TaskDefinition arn
            ecs capacity-provider AWS::ECS::CapacityProvider id
            iam role AWS::IAM::Role last
            iam policy AWS::IAM::ManagedPolicy arn
            iam instance-profile AWS::IAM::InstanceProfile last
            iam user AWS::IAM::User last
            iam group AWS::IAM::Group last
            iam oidc-provider AWS::IAM::OIDCProvider arn
            iam saml-provider AWS::IAM::SAMLProvider arn
            iam server-certificate AWS::IAM::ServerCertificate last
            route53 hostedzone AWS::Route53::HostedZone id
            route53 healthcheck AWS::Route53::HealthCheck id
            rds cluster AWS::RDS::DBCluster id
            rds db AWS::RDS::DBInstance id
            rds subgrp AWS::RDS::DBSubnetGroup id
            rds cluster-pg AWS::RDS::DBClusterParameterGroup id
            rds pg AWS::RDS::DBParameterGroup id
            rds og AWS::RDS::OptionGroup id
            rds db-proxy AWS::RDS::DBProxy id
            rds global-cluster AWS::RDS::GlobalCluster id
            rds es AWS::RDS::EventSubscription id
            elasticache cluster AWS::ElastiCache::CacheCluster id
            elasticache replicationgroup AWS::ElastiCache::ReplicationGroup id
            elasticache subnetgroup AWS::ElastiCache::SubnetGroup id
            elasticache parametergroup AWS::ElastiCache::ParameterGroup id
            elasticache serverlesscache AWS::ElastiCache::ServerlessCache id
            elasticache user AWS::ElastiCache::User id
            elasticache usergroup AWS::ElastiCache::UserGroup id
            elasticfilesystem file-system AWS::EFS::FileSystem id
            elasticfilesystem access-point AWS::EFS::AccessPoint id
            elasticfilesystem mount-target AWS::EFS::MountTarget id
            datasync task AWS::DataSync::Task arn
            datasync location AWS::DataSync::Location arn
            datasync agent AWS::DataSync::Agent arn
            kms key AWS::KMS::Key id
            kms alias AWS::KMS::Alias all
            secretsmanager secret AWS::SecretsManager::Secret arn
            acm certificate AWS::CertificateManager::Certificate arn
            logs log-group AWS::Logs::LogGroup id
            cloudwatch alarm AWS::CloudWatch::Alarm id
            cloudwatch dashboard AWS::CloudWatch::Dashboard id
            lambda function AWS::Lambda::Function id
            lambda layer AWS::Lambda::LayerVersion arn
            lambda event-source-mapping AWS::Lambda::EventSourceMapping id
            lambda code-signing-config AWS::Lambda::CodeSigningConfig arn
            dynamodb table AWS::DynamoDB::Table id
            dax cache AWS::DAX::Cluster id
            eks cluster AWS::EKS::Cluster id
            eks addon AWS::EKS::Addon two
            eks fargateprofile AWS::EKS::FargateProfile two
            eks nodegroup AWS::EKS::Nodegroup twoSlash
            cloudfront distribution AWS::CloudFront::Distribution id
            cloudfront function AWS::CloudFront::Function arn
            kinesis stream AWS::Kinesis::Stream id
            kinesisvideo stream AWS::KinesisVideo::Stream id
            kinesisanalytics application AWS::KinesisAnalyticsV2::Application id
            firehose deliverystream AWS::KinesisFirehose::DeliveryStream id
            events rule AWS::Events::Rule arn
            events event-bus AWS::Events::EventBus id
            events connection AWS::Events::Connection first
            pipes pipe AWS::Pipes::Pipe id
            scheduler schedule AWS::Scheduler::Schedule last
            scheduler schedule-group AWS::Scheduler::ScheduleGroup last
            states stateMachine AWS::StepFunctions::StateMachine arn
            states activity AWS::StepFunctions::Activity arn
            ecr repository AWS::ECR::Repository id
            ssm document AWS::SSM::Document id
            ssm maintenancewindow AWS::SSM::MaintenanceWindow id
            backup backup-vault AWS::Backup::BackupVault id
            backup backup-plan AWS::Backup::BackupPlan id
            autoscaling autoScalingGroup AWS::AutoScaling::AutoScalingGroup last
            autoscaling launchConfiguration AWS::AutoScaling::LaunchConfiguration last
            es domain AWS::OpenSearchService::Domain id
            aoss collection AWS::OpenSearchServerless::Collection id
            kafka cluster AWS::MSK::Cluster arn
            kafka configuration AWS::MSK::Configuration arn
            redshift cluster AWS::Redshift::Cluster id
            redshift-serverless namespace AWS::RedshiftServerless::Namespace id
            redshift-serverless workgroup AWS::RedshiftServerless::Workgroup id
            memorydb cluster AWS::MemoryDB::Cluster id
            cognito-idp userpool AWS::Cognito::UserPool id
            cognito-identity identitypool AWS::Cognito::IdentityPool id
            appsync apis AWS::AppSync::GraphQLApi id
            glue job AWS::Glue::Job id
            glue crawler AWS::Glue::Crawler id
            glue database AWS::Glue::Database id
            glue trigger AWS::Glue::Trigger id
            athena workgroup AWS::Athena::WorkGroup id
            athena datacatalog AWS::Athena::DataCatalog id
            batch compute-environment AWS::Batch::ComputeEnvironment arn
            batch job-queue AWS::Batch::JobQueue arn
            batch job-definition AWS::Batch::JobDefinition arn
            codebuild project AWS::CodeBuild::Project id
            codedeploy application AWS::CodeDeploy::Application id
            codeartifact repository AWS::CodeArtifact::Repository arn
            codeartifact domain AWS::CodeArtifact::Domain arn
            cloudformation stack AWS::CloudFormation::Stack arn
            cloudtrail trail AWS::CloudTrail::Trail id
            transfer server AWS::Transfer::Server arn
            transfer user AWS::Transfer::User arn
            fsx file-system AWS::FSx::FileSystem id
            mq broker AWS::AmazonMQ::Broker last
            servicediscovery namespace AWS::ServiceDiscovery::PrivateDnsNamespace id
            servicediscovery service AWS::ServiceDiscovery::Service id
            apprunner service AWS::AppRunner::Service arn
            amplify apps AWS::Amplify::App arn
            aps workspace AWS::APS::Workspace arn
            synthetics canary AWS::Synthetics::Canary id
            xray group AWS::XRay::Group arn
            xray sampling-rule AWS::XRay::SamplingRule arn
            network-firewall firewall AWS::NetworkFirewall::Firewall arn
            network-firewall firewall-policy AWS::NetworkFirewall::FirewallPolicy arn
            globalaccelerator accelerator AWS::GlobalAccelerator::Accelerator arn
            guardduty detector AWS::GuardDuty::Detector id
            imagebuilder image-pipeline AWS::ImageBuilder::ImagePipeline arn
            sagemaker endpoint AWS::SageMaker::Endpoint arn
            sagemaker notebook-instance AWS::SageMaker::NotebookInstance arn
            elasticmapreduce cluster AWS::EMR::Cluster id
            elasticbeanstalk application AWS::ElasticBeanstalk::Application id
            elasticbeanstalk environment AWS::ElasticBeanstalk::Environment last
            ses identity AWS::SES::EmailIdentity id
            ses configuration-set AWS::SES::ConfigurationSet id
            resource-groups group AWS::ResourceGroups::Group first
            iot thing AWS::IoT::Thing id
            """;

    private static final Map<String, Row> BY_KIND =
            TABLE.lines()
                    .map(line -> line.trim().split(" "))
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    parts -> parts[0] + " " + parts[1],
                                    parts -> new Row(parts[2], parts[3])));

    private static final Map<String, Function<Arn, String>> FORMS =
            Map.of(
                    "arn", Arn::toString,
                    "id", Arn::resourceId,
                    "last", Arn::lastSegment,
                    "all", Arn::resource,
                    "first", arn -> firstSegments(arn, 1, ""),
                    "two", arn -> firstSegments(arn, 2, "|"),
                    "twoSlash", arn -> firstSegments(arn, 2, "/"));

    private CloudFormationTypes() {}

    /** The type; where the kind of resource is not known, the name that CloudFormation's usage suggests. */
    public static ResourceType of(Arn arn) {
        return named(arn).type();
    }

    /** By what the Cloud Control API knows it; where the kind of resource is not known, the likeliest. */
    public static String identifier(Arn arn) {
        return named(arn).identifier();
    }

    static Named named(Arn arn) {
        return special(arn)
                .orElseGet(() -> {
                    Row row = BY_KIND.get(arn.service() + " " + arn.resourceKind());
                    return row == null
                            ? guess(arn)
                            : new Named(
                                    new ResourceType(row.type()),
                                    FORMS.getOrDefault(row.form(), Arn::toString).apply(arn),
                                    true);
                });
    }

    // Services whose ARNs name no kind, or whose kind depends on more than that.
    private static Optional<Named> special(Arn arn) {
        String resource = arn.resource();
        return switch (arn.service()) {
            case "s3" ->
                    resource.startsWith("accesspoint/")
                            ? certain("AWS::S3::AccessPoint", arn.resourceId())
                            : certain("AWS::S3::Bucket", resource);
            case "sqs" ->
                    certain(
                            "AWS::SQS::Queue",
                            "https://sqs."
                                    + arn.region()
                                    + (arn.partition().equals("aws-cn")
                                            ? ".amazonaws.com.cn/"
                                            : ".amazonaws.com/")
                                    + arn.account()
                                    + "/"
                                    + resource);
            case "sns" ->
                    resource.indexOf(':') < 0
                            ? certain("AWS::SNS::Topic", arn.toString())
                            : certain("AWS::SNS::Subscription", arn.toString());
            case "ssm" ->
                    resource.startsWith("parameter/")
                            ? certain(
                                    "AWS::SSM::Parameter", resource.substring("parameter".length()))
                            : Optional.empty();
            case "codepipeline" -> certain("AWS::CodePipeline::Pipeline", resource);
            case "apigateway" -> api(resource);
            case "wafv2" -> webAcl(resource);
            case "route53" ->
                    resource.contains("/recordset/")
                            ? certain("AWS::Route53::RecordSet", resource)
                            : Optional.empty();
            case "elasticloadbalancing" ->
                    resource.startsWith("loadbalancer/")
                                    && resource.indexOf('/') == resource.lastIndexOf('/')
                            ? certain("AWS::ElasticLoadBalancing::LoadBalancer", arn.resourceId())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Named> certain(String type, String identifier) {
        return Optional.of(new Named(new ResourceType(type), identifier, true));
    }

    // /restapis/ID, /restapis/ID/stages/NAME, /apis/ID, …
    private static Optional<Named> api(String resource) {
        String[] path = resource.split("/", -1);
        if (path.length < 3) {
            return Optional.empty();
        }
        String kind = path.length >= 5 ? path[1] + "/" + path[3] : path[1];
        return switch (kind) {
            case "restapis" -> certain("AWS::ApiGateway::RestApi", path[2]);
            case "restapis/stages" -> certain("AWS::ApiGateway::Stage", path[2] + "|" + path[4]);
            case "apis" -> certain("AWS::ApiGatewayV2::Api", path[2]);
            case "apis/stages" -> certain("AWS::ApiGatewayV2::Stage", path[2] + "|" + path[4]);
            case "domainnames" -> certain("AWS::ApiGateway::DomainName", path[2]);
            case "vpclinks" -> certain("AWS::ApiGatewayV2::VpcLink", path[2]);
            case "usageplans" -> certain("AWS::ApiGateway::UsagePlan", path[2]);
            default -> Optional.empty();
        };
    }

    // regional/webacl/NAME/ID
    private static Optional<Named> webAcl(String resource) {
        String[] path = resource.split("/", -1);
        if (path.length != 4) {
            return Optional.empty();
        }
        String identifier =
                path[2]
                        + "|"
                        + path[3]
                        + "|"
                        + (path[0].equals("global") ? "CLOUDFRONT" : "REGIONAL");
        return switch (path[1]) {
            case "webacl" -> certain("AWS::WAFv2::WebACL", identifier);
            case "ipset" -> certain("AWS::WAFv2::IPSet", identifier);
            case "rulegroup" -> certain("AWS::WAFv2::RuleGroup", identifier);
            case "regexpatternset" -> certain("AWS::WAFv2::RegexPatternSet", identifier);
            default -> Optional.empty();
        };
    }

    private static Named guess(Arn arn) {
        String kind = arn.resourceKind().isEmpty() ? "resource" : arn.resourceKind();
        return new Named(
                new ResourceType("AWS::" + pascal(arn.service()) + "::" + pascal(kind)),
                arn.lastSegment(),
                false);
    }

    // job-template: JobTemplate
    private static String pascal(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.isEmpty() ? "Resource" : name.toString();
    }

    private static String firstSegments(Arn arn, int count, String joint) {
        String[] segments = arn.resourceId().split("/", -1);
        StringBuilder joined = new StringBuilder(segments[0]);
        for (int i = 1; i < Math.min(count, segments.length); i++) {
            joined.append(joint).append(segments[i]);
        }
        return joined.toString();
    }
}
