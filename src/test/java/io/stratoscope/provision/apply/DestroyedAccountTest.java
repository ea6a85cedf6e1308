package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.provision.TurningClock;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.KeptAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is left in an account, in which things take as long as in AWS, when the whole shipped blueprint was built and destroyed. */
final class DestroyedAccountTest {

    private static final Stack IMMICH =
            Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), Map.of());

    private final TurningClock clock = new TurningClock();
    private final BuildingSite site = emptySite();

    private BuildingSite emptySite() {
        Happenings all = new Happenings(clock);
        KeptAccount.begin(clock, all, KeptAccount.Beginning.EMPTY);
        KeptAccount.open(clock, all).speed(1);
        return BuildingSite.after(all, clock);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** What an onlooker finds, and what is in nobody's snapshot. */
    private List<String> all() {
        List<String> all = new ArrayList<>(site.picture());
        beside().forEach(all::add);
        return all;
    }

    private Stream<String> beside() {
        Stream<String> interfaces =
                client(Ec2Client.class).describeNetworkInterfaces().networkInterfaces().stream()
                        .map(NetworkInterface::description);
        Stream<String> policies =
                client(CloudWatchLogsClient.class)
                        .describeResourcePolicies()
                        .resourcePolicies()
                        .stream()
                        .map(ResourcePolicy::policyName);
        Stream<String> revisions =
                Stream.of(
                                TaskDefinitionStatus.ACTIVE,
                                TaskDefinitionStatus.INACTIVE,
                                TaskDefinitionStatus.DELETE_IN_PROGRESS)
                        .flatMap(status ->
                                client(EcsClient.class)
                                        .listTaskDefinitions(request -> request.status(status))
                                        .taskDefinitionArns()
                                        .stream());
        Stream<String> roles = client(IamClient.class).listRoles().roles().stream().map(Role::arn);
        Stream<String> groups =
                client(RdsClient.class)
                        .describeDBClusterParameterGroups()
                        .dbClusterParameterGroups()
                        .stream()
                        .map(DBClusterParameterGroup::dbClusterParameterGroupName);
        Stream<String> secrets =
                client(SecretsManagerClient.class)
                        .listSecrets(request -> request.includePlannedDeletion(true))
                        .secretList()
                        .stream()
                        .map(SecretListEntry::name);
        return Stream.of(interfaces, policies, revisions, roles, groups, secrets)
                .flatMap(each -> each);
    }

    private <C extends SdkClient> C client(Class<C> type) {
        return site.place().client(type);
    }

    @Test
    void isAsItWasButForWhatHasToStay() {
        List<String> before = all();
        site.follow(site.plan(IMMICH));
        assertThat(beside()).hasSizeGreaterThan(10);

        assertThat(site.follow(site.planToDestroy("immich")).failures()).isEmpty();

        // Until nothing names any more what is gone.
        clock.turn(Duration.ofHours(7));
        List<String> left = new ArrayList<>(all());
        before.forEach(left::remove);
        assertThat(left)
                .satisfiesExactlyInAnyOrder(
                        // AWS deletes no key before a waiting period of seven days at least.
                        key -> assertThat(key).startsWith("AWS::KMS::Key immich-database "),
                        key -> assertThat(key).startsWith("AWS::KMS::Key immich-files "),
                        key -> assertThat(key).startsWith("AWS::KMS::Key immich-logs "),
                        key -> assertThat(key).startsWith("AWS::KMS::Key immich-secrets "),
                        // The database's last state, unless the operator says otherwise.
                        snapshot ->
                                assertThat(snapshot).contains("ClusterSnapshot immich-database "),
                        snapshot -> assertThat(snapshot).startsWith("final snapshot of immich"));

        clock.turn(Duration.ofDays(31));
        left = new ArrayList<>(all());
        before.forEach(left::remove);
        assertThat(left).hasSize(2).allMatch(line -> line.contains("napshot"));
    }
}
