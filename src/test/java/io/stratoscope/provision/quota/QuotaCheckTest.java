package io.stratoscope.provision.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.QuotaException;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class QuotaCheckTest {

    private static final String VPC = "AWS::EC2::VPC";

    private final SimulatedAccount account = SimulatedAccount.empty(Clock.systemUTC());
    private final Place place = new Place(account, "123456789012", SimulatedAccount.HOME_REGION);
    private final QuotaCheck check = new QuotaCheck(place);

    QuotaCheckTest() {
        account.guard().unlock();
    }

    private void makeVpcs(int count) {
        for (int i = 0; i < count; i++) {
            place.client(Ec2Client.class).createVpc(request -> request.cidrBlock("10.0.0.0/16"));
        }
    }

    private static Change change(Action action, String type, String id) {
        return new Change(
                id,
                "vpc",
                type,
                action,
                Optional.empty(),
                "",
                List.of(),
                Set.of(),
                false,
                false,
                Optional.empty());
    }

    @Test
    void countsWhatAnybodyHas() {
        makeVpcs(4);
        check.check(List.of(change(Action.CREATE, VPC, "One")));
        makeVpcs(1);

        assertThatThrownBy(() -> check.check(List.of(change(Action.CREATE, VPC, "One"))))
                .asInstanceOf(type(QuotaException.class))
                .satisfies(refused ->
                        assertThat(refused.shortages())
                                .singleElement()
                                .extracting(QuotaException.Shortage::module)
                                .isEqualTo("vpc"))
                .satisfies(refused ->
                        assertThat(refused)
                                .hasMessage(
                                        "this plan needs 6 VPCs in eu-central-1 (5 are there), and"
                                                + " the quota is 5: remove what is not needed, or ask"
                                                + " for more at Service Quotas (vpc, L-F678F1CE)"));
    }

    @Test
    void whatGoesMakesRoomAndWhatIsReplacedNeedsNone() {
        makeVpcs(5);

        assertThatCode(() ->
                        check.check(
                                List.of(
                                        change(Action.CREATE, VPC, "One"),
                                        change(Action.DELETE, VPC, "Two"),
                                        change(Action.REPLACE, VPC, "Three"))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheAccountWasGivenCounts() {
        makeVpcs(2);
        account.faults().quota("L-F678F1CE", 2);
        assertThatThrownBy(() -> check.check(List.of(change(Action.CREATE, VPC, "One"))))
                .hasMessageContaining("the quota is 2:");

        account.faults().quota("L-F678F1CE", 3);
        assertThatCode(() -> check.check(List.of(change(Action.CREATE, VPC, "One"))))
                .doesNotThrowAnyException();
    }

    @Test
    void whereTheQuotaCannotBeReadTheUsualOneCountsAndThatIsSaid() {
        makeVpcs(5);
        account.faults().deny("servicequotas:*");

        assertThatThrownBy(() -> check.check(List.of(change(Action.CREATE, VPC, "One"))))
                .isInstanceOf(QuotaException.class)
                .hasMessageContaining("the quota is 5, as AWS gives it at first")
                .hasMessageContaining("servicequotas:GetServiceQuota");
    }

    @Test
    void moreThanUsualIsThereSoThatTheUsualQuotaIsNotTheAccounts() {
        account.faults().quota("L-F678F1CE", 10);
        makeVpcs(6);
        account.faults().deny("servicequotas:*");

        assertThatCode(() -> check.check(List.of(change(Action.CREATE, VPC, "One"))))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsAskedForWhatAPlanMakesNoMoreOf() {
        check.check(
                List.of(
                        change(Action.NONE, VPC, "One"),
                        change(Action.CREATE, "AWS::KMS::Key", "Two")));

        assertThat(account.meter().calls()).isZero();
    }

    /** What is global is counted in the whole account, and its quota is asked for where AWS tells it. */
    @ParameterizedTest
    @CsvSource({
        "L-DC2B2D3D, AWS::S3::Bucket, 'S3 buckets', TooManyBuckets",
        "L-4EA4796A, AWS::Route53::HostedZone, hosted zones, TooManyHostedZones",
        "L-FE177D64, AWS::IAM::Role, IAM roles, LimitExceeded"
    })
    void whatIsGlobalCountsInTheWholeAccount(String code, String type, String many, String error) {
        account.faults().quota(code, 2);
        makeGlobal(type, "one");
        List<Change> more = List.of(change(Action.CREATE, type, "Two"));
        assertThatCode(() -> check.check(more)).doesNotThrowAnyException();
        makeGlobal(type, "two");

        assertThatThrownBy(() -> check.check(more))
                .isInstanceOf(QuotaException.class)
                .hasMessageContaining(
                        "needs 3 " + many + " in the account (2 are there), and the quota is 2:");
        assertThatThrownBy(() -> makeGlobal(type, "three"))
                .asInstanceOf(type(AwsServiceException.class))
                .satisfies(refused ->
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(error));
    }

    private void makeGlobal(String type, String name) {
        switch (type) {
            case "AWS::S3::Bucket" ->
                    account.client(S3Client.class, "us-east-1")
                            .createBucket(request -> request.bucket("bucket-" + name));
            case "AWS::Route53::HostedZone" ->
                    place.client(Route53Client.class)
                            .createHostedZone(request ->
                                    request.name(name + ".example.org").callerReference(name));
            case "AWS::IAM::Role" ->
                    place.client(IamClient.class)
                            .createRole(request ->
                                    request.roleName(name)
                                            .assumeRolePolicyDocument(
                                                    """
                                                    {"Version": "2012-10-17", "Statement": [
                                                      {"Effect": "Allow", "Action": "sts:AssumeRole",
                                                       "Principal":
                                                         {"Service": "ecs-tasks.amazonaws.com"}}]}
                                                    """));
            default -> throw new IllegalArgumentException(type);
        }
    }

    @Test
    void theSimulatedAccountKeepsToTheSame() {
        makeVpcs(5);

        assertThatThrownBy(() -> makeVpcs(1))
                .asInstanceOf(type(Ec2Exception.class))
                .satisfies(refused ->
                        assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("VpcLimitExceeded"));
    }
}
