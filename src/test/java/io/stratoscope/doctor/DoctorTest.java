package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.IamActions;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.aws.LiveOptions;
import io.stratoscope.aws.LocalEndpoint;
import io.stratoscope.aws.LocalEndpoint.Request;
import io.stratoscope.job.Jobs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

final class DoctorTest {

    private static final String IDENTITY =
            """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_ReadOnly_0123456789abcdef/me</Arn>
            <UserId>A:me</UserId><Account>123456789012</Account></GetCallerIdentityResult>
            </GetCallerIdentityResponse>
            """;

    private static final String BUCKETS =
            """
            <ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Buckets>
            <Bucket><Name>immich-backup</Name></Bucket></Buckets></ListAllMyBucketsResult>
            """;

    /** Each client that is built takes time: most tests do with a few. */
    private static final List<Probe> SOME =
            Probes.ALL.stream()
                    .filter(probe ->
                            Set.of("ec2", "ecs", "s3", "datasync").contains(probe.service()))
                    .toList();

    @TempDir Path home;

    private final LocalEndpoint endpoint = new LocalEndpoint();
    private final Jobs jobs = new Jobs(Clock.systemUTC());

    @AfterEach
    void stop() {
        jobs.close();
        endpoint.close();
    }

    @Test
    void everyProbeMakesTheCallThatItIsNamedAfter() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY)
                .when(DoctorTest::listBuckets, 200, BUCKETS)
                .answer(403, "");
        try (LiveAccount account = account()) {
            examine(account, Clock.systemUTC(), Probes.ALL);

            var made =
                    account.meter().counts().stream()
                            .map(DoctorTest::action)
                            .collect(Collectors.toCollection(TreeSet::new));
            var expected =
                    Probes.ALL.stream()
                            .map(probe -> probe.service() + ":" + probe.operation())
                            .collect(Collectors.toCollection(TreeSet::new));
            expected.add("sts:GetCallerIdentity");
            assertThat(made).isEqualTo(expected);
            assertThat(Probes.ALL).hasSizeGreaterThan(60);
        }
    }

    @Test
    void whatIsDeniedIsMergedIntoOnePolicy() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY)
                .when(request -> request.body().contains("Action=DescribeVpcs&"), 403, denied())
                .when(
                        request -> request.authorization().contains("/ecs/"),
                        400,
                        "{\"__type\":\"AccessDeniedException\",\"message\":\"User: arn:aws:iam::1:user/u"
                                + " is not authorized to perform: ecs:Whatever on resource: *\"}")
                .answer(
                        404,
                        "<Response><Errors><Error><Code>NoSuchEntity</Code></Error></Errors></Response>");
        try (LiveAccount account = account()) {
            DoctorReport report = examine(account, Clock.systemUTC());

            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.FINDINGS);
            assertThat(outcome(report, "ec2:DescribeVpcs")).isEqualTo(Outcome.DENIED);
            assertThat(report.missingPolicy().orElseThrow().objects("Statement"))
                    .singleElement()
                    .satisfies(statement -> {
                        assertThat(statement.texts("Action"))
                                .containsExactly("ec2:DescribeVpcs", "ecs:Whatever");
                        assertThat(statement.text("Effect")).contains("Allow");
                    });
            assertThat(report.lines())
                    .anyMatch(line -> line.startsWith("  denied        ec2:DescribeVpcs"))
                    .anyMatch(line -> line.contains("\"Action\":\"ec2:DescribeVpcs\""));
        }
    }

    @Test
    void notFoundMeansAllowed() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY)
                .when(
                        request -> request.authorization().contains("/ecs/"),
                        400,
                        "{\"__type\":\"ClusterNotFoundException\",\"message\":\"Cluster not found.\"}")
                .when(
                        request -> request.authorization().contains("/datasync/"),
                        400,
                        "{\"__type\":\"InvalidRequestException\",\"message\":\"not found\"}")
                .answer(403, "");
        try (LiveAccount account = account()) {
            DoctorReport report = examine(account, Clock.systemUTC());
            assertThat(outcome(report, "ecs:ListServices")).isEqualTo(Outcome.ALLOWED);
            assertThat(outcome(report, "datasync:DescribeTask")).isEqualTo(Outcome.ALLOWED);
            // The same code where it does not mean "not found".
            assertThat(outcome(report, "datasync:ListTasks")).isEqualTo(Outcome.NOT_ANSWERED);
        }
    }

    @Test
    void bucketCallsAreNotTriedWithoutABucket() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY).answer(403, "");
        try (LiveAccount account = account()) {
            DoctorReport report = examine(account, Clock.systemUTC());
            assertThat(outcome(report, "s3:ListAllMyBuckets")).isEqualTo(Outcome.DENIED);
            assertThat(outcome(report, "s3:GetEncryptionConfiguration"))
                    .isEqualTo(Outcome.NOT_TRIED);
        }
    }

    @Test
    void whatTheEndpointDoesNotKnowIsUnsupportedAndNoFinding() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY).answer(501, "");
        try (LiveAccount account = account()) {
            DoctorReport report = examine(account, Clock.systemUTC());
            assertThat(report.count(Outcome.UNSUPPORTED) + report.count(Outcome.NOT_TRIED))
                    .isEqualTo(SOME.size());
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.HEALTHY);
            assertThat(report.missingPolicy()).isEmpty();
        }
    }

    @Test
    void withoutAnIdentityNothingElseIsTried() throws InterruptedException {
        endpoint.answer(
                403,
                "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>over</Message></Error></ErrorResponse>");
        try (LiveAccount account = account()) {
            DoctorReport report = examine(account, Clock.systemUTC());
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.NO_IDENTITY);
            assertThat(report.failure().orElseThrow().message()).contains("expired");
            assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(SOME.size());
            // Eighty lines of "not tried" would hide the one that matters.
            assertThat(report.lines())
                    .contains(
                            "Identity  none: the credentials in the environment are expired (ExpiredToken)",
                            "          to do: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY anew, or name"
                                    + " a profile with --profile")
                    .last()
                    .isEqualTo("Calls     " + SOME.size() + " not tried");
            // The refusal's own Date header still tells the clock.
            assertThat(report.clock().severity()).isEqualTo(ClockSkew.Severity.FINE);
        }
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void theClockIsComparedWithTheDateOfTheAnswer() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY).answer(501, "");
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6));
        try (LiveAccount account = account()) {
            DoctorReport report = examine(account, behind);
            assertThat(report.clock().severity()).isEqualTo(ClockSkew.Severity.REFUSED);
            assertThat(report.clock().message()).endsWith(" s behind AWS");
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.FINDINGS);
            assertThat(report.toJson().text("clock", "state")).contains("refused");
        }
    }

    @Test
    void theJsonNamesIdentityCountsAndEveryCall() throws InterruptedException {
        endpoint.when(DoctorTest::who, 200, IDENTITY).answer(501, "");
        try (LiveAccount account = account()) {
            var json = examine(account, Clock.systemUTC()).toJson();
            assertThat(json.text("verdict")).contains("healthy");
            assertThat(json.text("identity", "account")).contains("123456789012");
            assertThat(json.text("identity", "kind"))
                    .contains("single sign-on with permission set ReadOnly");
            assertThat(json.objects("calls")).hasSameSizeAs(SOME);
            assertThat(json.at("missingPolicy")).isEmpty();
        }
    }

    private static Outcome outcome(DoctorReport report, String action) {
        return report.calls().stream()
                .filter(call -> call.action().equals(action))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private DoctorReport examine(LiveAccount account, Clock clock) throws InterruptedException {
        return examine(account, clock, SOME);
    }

    private DoctorReport examine(LiveAccount account, Clock clock, List<Probe> probes)
            throws InterruptedException {
        return jobs.start("doctor", new Doctor(account, clock, probes).paying()::run).await();
    }

    private LiveAccount account() {
        return LiveAccount.connect(
                new LiveOptions(
                        Optional.empty(), List.of("eu-central-1"), Optional.of(endpoint.uri())),
                new AwsEnvironment(
                        Map.of("AWS_ACCESS_KEY_ID", "AKIAX", "AWS_SECRET_ACCESS_KEY", "s"), home),
                Clock.systemUTC());
    }

    private static String action(CallMeter.Count count) {
        return count.service() + ":" + count.operation();
    }

    private static boolean who(Request request) {
        return request.body().contains("Action=GetCallerIdentity");
    }

    private static boolean listBuckets(Request request) {
        return request.authorization().contains("/s3/")
                && (request.path().equals("/") || request.path().startsWith("/?"));
    }

    private static String denied() {
        return "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>";
    }

    @Test
    void actionsAreTheOnesThatPoliciesName() {
        assertThat(Probes.ALL)
                .extracting(probe -> IamActions.of(probe.service(), probe.operation()))
                .doesNotHaveDuplicates()
                .contains("s3:ListAllMyBuckets", "s3:GetLifecycleConfiguration")
                .doesNotContain("s3:ListBuckets");
    }
}
