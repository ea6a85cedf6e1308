package io.stratoscope.provision.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class TerraformNamesTest {

    // By the pages of the awscc provider 1.96 of the types that have them.
    @ParameterizedTest
    @CsvSource({
        "VpcId,vpc_id",
        "VPCId,vpc_id",
        "Ipv4Cidrs,ipv_4_cidrs",
        "DBClusterIdentifier,db_cluster_identifier",
        "DNSName,dns_name",
        "OKActions,ok_actions",
        "EnableIAMDatabaseAuthentication,enable_iam_database_authentication",
        "Ec2Config,ec_2_config",
        "DualStackS3Endpoint,dual_stack_s3_endpoint",
        "PrimaryRoute53HealthCheckId,primary_route_53_health_check_id",
        "SSEAlgorithm,sse_algorithm",
        "TransitionToIA,transition_to_ia",
        "PreferredCacheClusterAZs,preferred_cache_cluster_a_zs",
        "CloudWatchLogsDetails,cloudwatch_logs_details",
        "CNAMEs,cnames",
        "TTL,ttl",
    })
    void aNameIsInSnakeCase(String name, String snake) {
        assertThat(TerraformNames.snake(name)).isEqualTo(snake);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::VPC,awscc_ec2_vpc",
        "AWS::EC2::VPCGatewayAttachment,awscc_ec2_vpc_gateway_attachment",
        "AWS::ElasticLoadBalancingV2::LoadBalancer,awscc_elasticloadbalancingv2_load_balancer",
        "AWS::RDS::DBCluster,awscc_rds_db_cluster",
        "AWS::DataSync::LocationEFS,awscc_datasync_location_efs",
        "AWS::ApplicationAutoScaling::ScalableTarget,awscc_applicationautoscaling_scalable_target",
    })
    void aTypeIsThatOfTheProvider(String type, String name) {
        assertThat(TerraformNames.type(new ResourceType(type))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Id,origin_access_control_id",
        "Ids,ids",
        "GroupId,group_id",
        "Provider,provider_name",
        "ProviderType,provider_type",
    })
    void onlyNamesThatAreTerraformsOwnGetAnother(String property, String attribute) {
        ResourceType type = new ResourceType("AWS::CloudFront::OriginAccessControl");
        assertThat(TerraformNames.attribute(type, property)).isEqualTo(attribute);
    }

    @Test
    void idsThatDifferOnlyInCaseGetNamesThatDiffer() {
        assertThat(TerraformNames.unique(List.of("Ab", "AB", "Ab2", "Vpc")))
                .isEqualTo(Map.of("Ab", "ab", "AB", "ab_2", "Ab2", "ab_2_2", "Vpc", "vpc"));
    }

    @Test
    void aHostileIdIsStillAName() {
        Map<String, String> names =
                TerraformNames.unique(List.of("a\"b", "1st", "", "x\n}", "${y}", "<<EOT"));
        assertThat(names.values())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z_][a-z0-9_]*"));
        assertThat(names).containsEntry("1st", "_1_st");
    }
}
