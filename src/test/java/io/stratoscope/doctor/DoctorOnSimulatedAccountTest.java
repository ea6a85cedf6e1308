package io.stratoscope.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Jobs;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

final class DoctorOnSimulatedAccountTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void nothingStandsInTheWayThere() throws InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK);
                Jobs jobs = new Jobs(CLOCK)) {
            DoctorReport report =
                    jobs.start("doctor", new Doctor(account, CLOCK).paying()::run).await();

            assertThat(report.identity().orElseThrow().account()).isEqualTo("123456789012");
            assertThat(report.clock().message()).isEqualTo("no skew: the account is in process");
            assertThat(report.calls())
                    .isNotEmpty()
                    .allMatch(call -> call.outcome() == Outcome.ALLOWED);
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.HEALTHY);
        }
    }

    @Test
    void whatCostsMoneyIsNotTriedUnlessSomebodyWantsToPay() throws InterruptedException {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            DoctorReport report = examine(account);

            assertThat(report.calls())
                    .filteredOn(call -> call.action().startsWith("ce:"))
                    .hasSize(2)
                    .allMatch(call -> call.outcome() == Outcome.NOT_TRIED)
                    .allMatch(call -> call.detail().equals("costs $0.01"));
            assertThat(account.meter().counts())
                    .as("calls of Cost Explorer")
                    .noneMatch(count -> count.service().equals("ce"));
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.HEALTHY);
        }
    }

    private static DoctorReport examine(SimulatedAccount account) throws InterruptedException {
        try (Jobs jobs = new Jobs(CLOCK)) {
            return jobs.start("doctor", new Doctor(account, CLOCK)::run).await();
        }
    }

    private static SimulatedAccount twoRegions() {
        return SimulatedAccount.immich(CLOCK).withRegions(List.of("eu-central-1", "us-east-1"));
    }

    private static List<String> lines(DoctorReport report, String action) {
        return report.lines().stream()
                .filter(line -> line.matches("  \\w.*") && line.contains(action))
                .toList();
    }

    @Test
    void eachRegionIsTriedAndWhatIsGlobalOnce() throws InterruptedException {
        try (SimulatedAccount account = twoRegions()) {
            DoctorReport report = examine(account);

            assertThat(report.calls())
                    .filteredOn(call -> call.action().equals("ec2:DescribeVpcs"))
                    .extracting(CheckedCall::region)
                    .containsExactly("eu-central-1", "us-east-1");
            assertThat(report.calls())
                    .filteredOn(call -> call.action().matches("(iam|route53):.*"))
                    .isNotEmpty()
                    .extracting(CheckedCall::region)
                    .containsOnly("aws-global");
            assertThat(report.calls())
                    .extracting(call -> call.action() + call.region())
                    .doesNotHaveDuplicates();
            assertThat(report.lines().getFirst()).endsWith(", regions eu-central-1, us-east-1");
            assertThat(lines(report, "ec2:DescribeVpcs"))
                    .containsExactly("  allowed       ec2:DescribeVpcs");
            assertThat(lines(report, "cloudformation:ListResources"))
                    .containsExactly("  allowed       cloudformation:ListResources");
        }
    }

    @Test
    void aDenialInOneRegionIsSaidThereOnly() throws InterruptedException {
        try (SimulatedAccount account = twoRegions()) {
            account.faults().deny("ec2:DescribeVpcs", "us-east-1").deny("ecs:ListClusters");

            DoctorReport report = examine(account);

            assertThat(lines(report, "ec2:DescribeVpcs"))
                    .satisfiesExactly(
                            line ->
                                    assertThat(line)
                                            .isEqualTo(
                                                    "  allowed       ec2:DescribeVpcs in eu-central-1"),
                            line ->
                                    assertThat(line)
                                            .startsWith(
                                                    "  denied        ec2:DescribeVpcs in us-east-1 ("));
            assertThat(lines(report, "ecs:ListClusters"))
                    .singleElement()
                    .asString()
                    .startsWith("  denied        ecs:ListClusters (");
            assertThat(report.toJson().objects("calls"))
                    .filteredOn(call -> call.text("outcome").filter("denied"::equals).isPresent())
                    .extracting(call ->
                            call.text("region").orElse("") + " " + call.text("action").orElse(""))
                    .containsExactly(
                            "us-east-1 ec2:DescribeVpcs",
                            "eu-central-1 ecs:ListClusters",
                            "us-east-1 ecs:ListClusters");
            assertThat(report.missingPolicy().orElseThrow().objects("Statement"))
                    .singleElement()
                    .satisfies(statement ->
                            assertThat(statement.texts("Action"))
                                    .containsExactly("ec2:DescribeVpcs", "ecs:ListClusters"));
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.FINDINGS);
        }
    }

    @Test
    void aBucketOfAnotherRegionIsNotTriedThere() throws InterruptedException {
        try (SimulatedAccount account =
                SimulatedAccount.immich(CLOCK)
                        .withRegions(List.of("eu-central-1", "ap-southeast-2"))) {
            DoctorReport report = examine(account);

            assertThat(lines(report, "s3:GetBucketTagging"))
                    .containsExactly(
                            "  allowed       s3:GetBucketTagging in eu-central-1",
                            "  not tried     s3:GetBucketTagging in ap-southeast-2"
                                    + " (no bucket to try it on)");
            assertThat(report.verdict()).isEqualTo(DoctorReport.Verdict.HEALTHY);
        }
    }
}
