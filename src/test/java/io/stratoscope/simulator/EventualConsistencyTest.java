package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.util.List;

/** What was made a moment ago is not known everywhere. */
final class EventualConsistencyTest {

    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock).takingTime(true);

    EventualConsistencyTest() {
        account.guard().unlock();
    }

    private <C extends software.amazon.awssdk.core.SdkClient> C client(Class<C> type) {
        return account.client(type, TestAccounts.REGION);
    }

    private String freshRole(String name) {
        return client(IamClient.class)
                .createRole(request -> request.roleName(name).assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
    }

    private void refusedAtFirst(String code, ThrowingCallable call) {
        assertThat(SimulatedNetworks.code(catchThrowable(call))).isEqualTo(code);
        clock.turn(Duration.ofSeconds(30));
        assertThatCode(call).doesNotThrowAnyException();
    }

    @Test
    void aTaskDefinitionCannotHaveAFreshRole() {
        String role = freshRole("task");

        refusedAtFirst(
                "ClientException",
                () ->
                        client(EcsClient.class)
                                .registerTaskDefinition(request ->
                                        request.family("server")
                                                .taskRoleArn(role)
                                                .containerDefinitions(container ->
                                                        container.name("server").image("server"))));
    }

    @Test
    void aFlowLogCannotHaveAFreshRole() {
        String vpc = SimulatedNetworks.vpc(client(Ec2Client.class), "10.0.0.0/16", "immich");
        String role = freshRole("flow-logs");

        refusedAtFirst(
                "InvalidParameter",
                () ->
                        client(Ec2Client.class)
                                .createFlowLogs(request ->
                                        request.resourceIds(vpc)
                                                .resourceType(FlowLogsResourceType.VPC)
                                                .trafficType(TrafficType.ALL)
                                                .logGroupName("flows")
                                                .deliverLogsPermissionArn(role)));
    }

    private static String policy(String principal, String condition) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["%s"]},\
        "Action":"*","Resource":"*","Condition":{"ArnEquals":{"aws:PrincipalArn":"%s"}}}]}\
        """
                .formatted(principal, condition);
    }

    @Test
    void aKeysPolicyCannotNameAFreshRole() {
        String policy = policy(freshRole("reader"), "arn:aws:iam::123456789012:role/other");

        refusedAtFirst(
                "MalformedPolicyDocumentException",
                () -> client(KmsClient.class).createKey(request -> request.policy(policy)));
    }

    @Test
    void aBucketsPolicyCannotNameAFreshRole() {
        makeBucket();
        String policy = policy(freshRole("reader"), "arn:aws:iam::123456789012:role/other");

        refusedAtFirst(
                "MalformedPolicy",
                () ->
                        client(S3Client.class)
                                .putBucketPolicy(
                                        request -> request.bucket("a-bucket").policy(policy)));
    }

    private void makeBucket() {
        client(S3Client.class)
                .createBucket(request ->
                        request.bucket("a-bucket")
                                .createBucketConfiguration(
                                        at -> at.locationConstraint(TestAccounts.REGION)));
    }

    @Test
    void whatAConditionSaysIsNotLookedUp() {
        makeBucket();
        String policy = policy("arn:aws:iam::123456789012:root", freshRole("reader"));

        assertThatCode(() ->
                        client(S3Client.class)
                                .putBucketPolicy(
                                        request -> request.bucket("a-bucket").policy(policy)))
                .doesNotThrowAnyException();
    }

    private List<String> listed(String value) {
        return client(ResourceGroupsTaggingApiClient.class)
                .getResources(request ->
                        request.tagFilters(filter -> filter.key("Project").values(value)))
                .resourceTagMappingList()
                .stream()
                .map(ResourceTagMapping::resourceARN)
                .toList();
    }

    @Test
    void theTaggingApiKnowsOfTagsAWhileLater() {
        Ec2Client ec2 = client(Ec2Client.class);
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        assertThat(listed("immich")).isEmpty();
        assertThat(ec2.describeVpcs().vpcs().getFirst().tags()).isNotEmpty();
        clock.turn(Duration.ofSeconds(10));
        assertThat(listed("immich")).hasSize(1);

        ec2.createTags(
                request -> request.resources(vpc).tags(tag -> tag.key("Project").value("photos")));
        assertThat(listed("immich")).hasSize(1);
        assertThat(listed("photos")).isEmpty();
        clock.turn(Duration.ofSeconds(10));
        assertThat(listed("immich")).isEmpty();
        assertThat(listed("photos")).hasSize(1);
    }

    @Test
    void whereNothingTakesTimeAllIsKnownAtOnce() {
        account.takingTime(false);
        SimulatedNetworks.vpc(client(Ec2Client.class), "10.0.0.0/16", "immich");
        assertThat(listed("immich")).hasSize(1);
        String role = freshRole("reader");

        assertThatCode(() ->
                        client(KmsClient.class)
                                .createKey(request -> request.policy(policy(role, role))))
                .doesNotThrowAnyException();
    }
}
