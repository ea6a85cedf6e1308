package io.stratoscope.provision.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.architecture.CalledOperations;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.provision.permission.Permissions.Permission;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.waiters.IamWaiter;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

final class PermissionsTest {

    private static final Permissions SHIPPED = Permissions.shipped();

    /** Without Terraform's state: who has it in a bucket says who may read it there. */
    @Test
    void theListIsWhatTheCodeCallsAndNothingElse() throws ClassNotFoundException {
        assertThat(SHIPPED.calls())
                .hasSizeGreaterThan(250)
                .containsExactlyElementsOf(calledInProvisioning());
    }

    private static SortedSet<String> calledInProvisioning() throws ClassNotFoundException {
        SortedSet<String> called =
                new TreeSet<>(
                        CalledOperations.in("io.stratoscope.provision", "/provision/terraform/"));
        called.addAll(CalledOperations.in("io.stratoscope.quota"));
        return called;
    }

    /** Calls in all the ways in which a driver can make them. */
    static final class Caller {
        void call(RdsClient rds, S3Client s3, IamClient iam) {
            rds.describeDBClustersPaginator(request -> {});
            Runnable later = s3::listBuckets;
            later.run();
            try (IamWaiter waiter = IamWaiter.builder().client(iam).build()) {
                waiter.waitUntilRoleExists(request -> iam.listRoles());
            }
            iam.serviceClientConfiguration();
        }

        Function<RdsClient, Object> named() {
            return RdsClient::describeDBInstances;
        }
    }

    @Test
    void aCallIsFoundInWhateverWayItIsMade() throws ClassNotFoundException {
        assertThat(CalledOperations.in(Caller.class))
                .containsExactly(
                        "iam:GetRole",
                        "iam:ListRoles",
                        "rds:DescribeDBClusters",
                        "rds:DescribeDBInstances",
                        "s3:ListBuckets");
    }

    @Test
    void whatReadsAndWhatChangesIsToldApartAsTheGuardDoesIt() {
        assertThat(SHIPPED.all())
                .filteredOn(Permission::called)
                .allSatisfy(each ->
                        assertThat(WriteGuard.mayChange(each.service(), each.operation()))
                                .as(each.action())
                                .isEqualTo(each.limit() != Limit.READS));
    }

    @Test
    void nothingIsListedTwiceWithOneLimit() {
        assertThat(SHIPPED.all()).doesNotHaveDuplicates();
    }

    @Test
    void aListThatIsNoneIsRefused() {
        assertThat(Permissions.read("p", "ec2: {makes: [CreateVpc], beside: {any: [Other]}}").all())
                .containsExactly(
                        new Permission("ec2", "CreateVpc", Limit.MAKES, true),
                        new Permission("ec2", "Other", Limit.ANY, false));
        assertThatThrownBy(() -> Permissions.read("p", "ec2: {make: [CreateVpc]}"))
                .hasMessage("p has an unknown limit: make");
        assertThatThrownBy(() -> Permissions.read("p", "ec2: {makes: CreateVpc}"))
                .hasMessage("p: ec2 lists nothing: makes");
        assertThatThrownBy(() -> Permissions.read("p", "ec2: {makes: [1]}"))
                .hasMessage("p: ec2 lists no names: makes");
        assertThatThrownBy(() -> Permissions.read("p", "ec2: [CreateVpc]"))
                .hasMessage("p: ec2 has no limits");
        assertThatThrownBy(() -> Permissions.read("p", "[ec2]")).hasMessage("p has no services");
    }
}
