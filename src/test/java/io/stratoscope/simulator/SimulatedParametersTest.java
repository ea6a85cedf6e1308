package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.Parameter;

/** What discovery asks for besides the resources themselves: parameters, and IAM in one piece. */
final class SimulatedParametersTest {

    private final SimulatedAccount account = TestAccounts.empty();

    @Test
    void aDbParameterGroupHasTheEnginesParametersUntilItsOwnerSetsOne() {
        RdsClient rds = account.client(RdsClient.class, TestAccounts.REGION);
        rds.createDBParameterGroup(request ->
                request.dbParameterGroupName("Mine")
                        .dbParameterGroupFamily("aurora-postgresql16")
                        .description("mine"));
        assertThat(
                        rds.describeDBParameters(request ->
                                        request.dbParameterGroupName("mine").source("user"))
                                .parameters())
                .isEmpty();

        rds.modifyDBParameterGroup(request ->
                request.dbParameterGroupName("mine")
                        .parameters(
                                Parameter.builder()
                                        .parameterName("work_mem")
                                        .parameterValue("8192")
                                        .applyMethod(ApplyMethod.IMMEDIATE)
                                        .build()));

        assertThat(
                        rds.describeDBParameters(request ->
                                        request.dbParameterGroupName("mine").source("user"))
                                .parameters())
                .singleElement()
                .satisfies(set -> assertThat(set.parameterValue()).isEqualTo("8192"));
        assertThat(
                        rds.describeDBParameters(request -> request.dbParameterGroupName("mine"))
                                .parameters())
                .extracting(Parameter::parameterName)
                .contains("work_mem", "timezone")
                .doesNotHaveDuplicates();
        assertThat(rds.describeDBParameterGroups().dbParameterGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.dbParameterGroupArn()).endsWith(":pg:mine"));
        assertThatThrownBy(() ->
                        rds.describeDBParameters(request -> request.dbParameterGroupName("other")))
                .isInstanceOf(DbParameterGroupNotFoundException.class);
    }

    @Test
    void aCacheParameterGroupHasNothingThatItsOwnerSet() {
        ElastiCacheClient cache = account.client(ElastiCacheClient.class, TestAccounts.REGION);
        cache.createCacheParameterGroup(request ->
                request.cacheParameterGroupName("mine")
                        .cacheParameterGroupFamily("redis7")
                        .description("mine"));

        assertThat(
                        cache.describeCacheParameters(
                                        request -> request.cacheParameterGroupName("mine"))
                                .parameters())
                .isNotEmpty();
        assertThat(
                        cache.describeCacheParameters(request ->
                                        request.cacheParameterGroupName("mine").source("user"))
                                .parameters())
                .isEmpty();
        assertThatThrownBy(() ->
                        cache.describeCacheParameters(
                                request -> request.cacheParameterGroupName("other")))
                .isInstanceOf(CacheParameterGroupNotFoundException.class);
    }

    @Test
    void accountAuthorizationDetailsTellRolesWithTheirPoliciesAndPagesHoldBoth() {
        IamClient iam = account.client(IamClient.class, "aws-global");
        iam.createRole(request -> request.roleName("server").assumeRolePolicyDocument("{}"));
        iam.putRolePolicy(
                request -> request.roleName("server").policyName("inline").policyDocument("{}"));
        String policy =
                iam.createPolicy(request -> request.policyName("own").policyDocument("{}"))
                        .policy()
                        .arn();
        iam.attachRolePolicy(request -> request.roleName("server").policyArn(policy));

        RoleDetail role =
                iam.getAccountAuthorizationDetails(request -> request.filter(EntityType.ROLE))
                        .roleDetailList()
                        .getFirst();
        assertThat(role.rolePolicyList())
                .singleElement()
                .extracting("policyName")
                .isEqualTo("inline");
        assertThat(role.attachedManagedPolicies())
                .singleElement()
                .extracting("policyArn")
                .isEqualTo(policy);
        var first = iam.getAccountAuthorizationDetails(request -> request.maxItems(1));
        var second =
                iam.getAccountAuthorizationDetails(
                        request -> request.maxItems(1).marker(first.marker()));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.roleDetailList()).hasSize(1);
        assertThat(first.policies()).isEmpty();
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.policies()).singleElement().extracting("arn").isEqualTo(policy);
        assertThat(
                        iam.getAccountAuthorizationDetails(
                                        request -> request.filter(EntityType.AWS_MANAGED_POLICY))
                                .policies())
                .isEmpty();
    }

    @Test
    void cloudControlReadsLogGroupsAndSaysWhenThereIsNone() {
        account.client(CloudWatchLogsClient.class, TestAccounts.REGION)
                .createLogGroup(request -> request.logGroupName("/mine"));
        CloudControlClient control = account.client(CloudControlClient.class, TestAccounts.REGION);

        assertThat(
                        control.getResource(request ->
                                        request.typeName("AWS::Logs::LogGroup").identifier("/mine"))
                                .resourceDescription()
                                .properties())
                .contains("\"LogGroupName\":\"/mine\"");
        assertThat(
                        control.listResources(request -> request.typeName("AWS::Logs::LogGroup"))
                                .resourceDescriptions())
                .hasSize(1);
        assertThatThrownBy(() ->
                        control.getResource(request ->
                                request.typeName("AWS::Logs::LogGroup").identifier("/other")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aDistributionIsTheSameOneInEveryRegion() {
        CloudControlClient here = account.client(CloudControlClient.class, TestAccounts.REGION);
        String id =
                here.createResource(request ->
                                request.typeName("AWS::CloudFront::Distribution")
                                        .desiredState("{\"DistributionConfig\":{}}"))
                        .progressEvent()
                        .identifier();

        assertThat(
                        account.client(CloudControlClient.class, "us-east-1")
                                .getResource(request ->
                                        request.typeName("AWS::CloudFront::Distribution")
                                                .identifier(id))
                                .resourceDescription()
                                .identifier())
                .isEqualTo(id);
    }
}
