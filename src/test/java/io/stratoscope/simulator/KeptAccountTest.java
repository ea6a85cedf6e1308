package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

final class KeptAccountTest {

    /** What a file would keep: text. */
    private static final class MemoryLog implements AccountLog {
        private final List<String> lines = new ArrayList<>();

        @Override
        public List<JsonObject> read() {
            return lines.stream().map(line -> (JsonObject) JsonText.parse(line)).toList();
        }

        @Override
        public void append(JsonObject happening) {
            lines.add(JsonText.compact(happening));
        }
    }

    private final TurnedClock clock = new TurnedClock();
    private final MemoryLog log = new MemoryLog();

    private KeptAccount open() {
        KeptAccount kept = KeptAccount.open(clock, log);
        kept.account().guard().unlock();
        return kept;
    }

    private static <C extends software.amazon.awssdk.core.SdkClient> C client(
            KeptAccount kept, Class<C> type) {
        return kept.account().client(type, TestAccounts.REGION);
    }

    @Test
    void isAsItWasLeftDownToIdsAndTimes() {
        KeptAccount first = open();
        String vpc =
                client(first, Ec2Client.class)
                        .createVpc(request -> request.cidrBlock("10.9.0.0/16"))
                        .vpc()
                        .vpcId();
        var key =
                client(first, KmsClient.class)
                        .createKey(request -> request.description("files"))
                        .keyMetadata();
        clock.turn(Duration.ofHours(3));

        KeptAccount again = open();

        assertThat(
                        client(again, Ec2Client.class)
                                .describeVpcs(request -> request.vpcIds(vpc))
                                .vpcs())
                .hasSize(1);
        assertThat(
                        client(again, KmsClient.class)
                                .describeKey(request -> request.keyId(key.keyId()))
                                .keyMetadata())
                .isEqualTo(key);
        assertThat(again.changes()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedIsRefusedAgainAndChangesNoId() {
        KmsClient kms = client(open(), KmsClient.class);
        assertThatThrownBy(() ->
                        kms.createAlias(
                                request -> request.aliasName("alias/x").targetKeyId("no-such-key")))
                .isInstanceOf(KmsException.class);
        String key = kms.createKey(request -> {}).keyMetadata().keyId();

        assertThat(
                        client(open(), KmsClient.class)
                                .describeKey(request -> request.keyId(key))
                                .keyMetadata()
                                .keyId())
                .isEqualTo(key);
    }

    /** In truth time goes on while a call is made and kept. */
    @Test
    void whatChangedItFirstWasAfterItsBeginning() {
        Clock ticking =
                new Clock() {
                    private int asked;

                    @Override
                    public Instant instant() {
                        return clock.instant().plusMillis(asked++);
                    }

                    @Override
                    public ZoneId getZone() {
                        return clock.getZone();
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                };
        KeptAccount first = KeptAccount.open(ticking, log);
        first.account().guard().unlock();
        client(first, RdsClient.class)
                .createDBClusterSnapshot(request ->
                        request.dbClusterIdentifier("immich-database")
                                .dbClusterSnapshotIdentifier("by-hand"));

        assertThat(
                        client(KeptAccount.open(ticking, log), RdsClient.class)
                                .describeDBClusterSnapshots(
                                        request -> request.dbClusterSnapshotIdentifier("by-hand"))
                                .dbClusterSnapshots())
                .hasSize(1);
    }

    @Test
    void nothingIsKeptOfOneThatIsOnlyLookedAt() {
        client(open(), Ec2Client.class).describeVpcs();

        assertThat(log.lines).isEmpty();
    }

    @Test
    void secretsAreNotKept() {
        client(open(), SecretsManagerClient.class)
                .createSecret(request -> request.name("mine").secretString("hunter2"));

        assertThat(log.lines).hasSize(2).noneMatch(line -> line.contains("hunter2"));
        assertThat(
                        client(open(), SecretsManagerClient.class)
                                .describeSecret(request -> request.secretId("mine"))
                                .name())
                .isEqualTo("mine");
    }

    @Test
    void objectsKeepTheirLength() {
        S3Client s3 = client(open(), S3Client.class);
        s3.createBucket(request ->
                request.bucket("kept-bucket")
                        .createBucketConfiguration(
                                location -> location.locationConstraint(TestAccounts.REGION)));
        s3.putObject(
                request -> request.bucket("kept-bucket").key("a"), RequestBody.fromString("1234"));

        assertThat(
                        client(open(), S3Client.class)
                                .listObjectsV2(request -> request.bucket("kept-bucket"))
                                .contents())
                .singleElement()
                .satisfies(object -> assertThat(object.size()).isEqualTo(4));
    }

    @Test
    void linesThatSomebodyWroteAreThereAgainWithTheirIds() {
        CloudWatchLogsClient logs = client(open(), CloudWatchLogsClient.class);
        logs.createLogGroup(request -> request.logGroupName("/g"));
        logs.createLogStream(request -> request.logGroupName("/g").logStreamName("s"));
        logs.putLogEvents(request ->
                request.logGroupName("/g")
                        .logStreamName("s")
                        .logEvents(
                                InputLogEvent.builder()
                                        .timestamp(clock.instant().toEpochMilli())
                                        .message("kept")
                                        .build()));
        var events = logs.filterLogEvents(request -> request.logGroupName("/g")).events();
        clock.turn(Duration.ofMinutes(1));

        assertThat(events).hasSize(1);
        assertThat(
                        client(open(), CloudWatchLogsClient.class)
                                .filterLogEvents(request -> request.logGroupName("/g"))
                                .events())
                .isEqualTo(events);
    }

    @Test
    void anEmptyOneBeginsEmpty() {
        KeptAccount.begin(clock, log, KeptAccount.Beginning.EMPTY);

        assertThat(client(open(), Ec2Client.class).describeVpcs().vpcs()).isEmpty();
    }

    @Test
    void itsClockGoesOnFromWhereItWasTurned() {
        KeptAccount kept = open();
        kept.speed(60);
        kept.advance(Duration.ofHours(6));
        var then = kept.now();
        clock.turn(Duration.ofMinutes(1));

        KeptAccount again = open();

        assertThat(again.now()).isEqualTo(then.plus(Duration.ofHours(1)));
        assertThat(again.takesTime()).isTrue();
        assertThat(again.speed()).isEqualTo(60);
    }

    @Test
    void aDisasterIsRememberedWithItsMoment() {
        KeptAccount kept = open();
        kept.account().disasters().turn("killed-tasks", true);
        Instant struck = kept.now();
        kept.advance(Duration.ofHours(2));

        KeptAccount again = open();
        assertThat(again.account().faults().aftermath().since("killed-tasks")).contains(struck);
        assertThat(again.account().faults().aftermath().since("lost-files")).isEmpty();
    }

    @Test
    void faultsStayUntilTheyAreSwitchedOff() {
        open().fault(new SwitchedFault("deny", "kms:ListKeys", 1), true);
        open().fault(new SwitchedFault("deny", "kms:ListAliases", 1), true);

        KeptAccount again = open();
        assertThatThrownBy(() -> client(again, KmsClient.class).listKeys())
                .isInstanceOf(KmsException.class);

        again.fault(new SwitchedFault("deny", "kms:ListKeys", 1), false);
        assertThat(client(open(), KmsClient.class).listKeys().keys()).isNotEmpty();
        assertThatThrownBy(() -> client(open(), KmsClient.class).listAliases())
                .isInstanceOf(KmsException.class);
    }

    @Test
    void whatHappensByItselfDoesNotDependOnWhoLooks() {
        KeptAccount.begin(clock, log, KeptAccount.Beginning.EMPTY);
        KeptAccount kept = open();
        kept.speed(1);
        Ec2Client ec2 = client(kept, Ec2Client.class);
        String vpc = SimulatedNetworks.vpc(ec2, "10.9.0.0/16", "looked-at");
        String group =
                ec2.createSecurityGroup(request ->
                                request.vpcId(vpc).groupName("server").description("of a server"))
                        .groupId();
        ec2.authorizeSecurityGroupIngress(request ->
                request.groupId(group)
                        .ipPermissions(
                                IpPermission.builder()
                                        .ipProtocol("tcp")
                                        .fromPort(443)
                                        .toPort(443)
                                        .ipRanges(IpRange.builder().cidrIp("10.9.0.0/16").build())
                                        .build()));
        client(kept, AcmClient.class)
                .requestCertificate(request ->
                        request.domainName("a.example.org").validationMethod(ValidationMethod.DNS));
        prove(kept, "a.example.org");
        clock.turn(Duration.ofMinutes(5));
        List<String> rules = rules(kept, group);
        assertThat(statuses(kept)).containsExactly("ISSUED");
        // Only whoever looked knew of the rules' ids, and that the certificate was issued.
        ec2.revokeSecurityGroupIngress(
                request -> request.groupId(group).securityGroupRuleIds(rules.getFirst()));

        KeptAccount again = open();

        assertThat(rules(again, group)).isEqualTo(rules.subList(1, rules.size()));
        assertThat(statuses(again)).containsExactly("ISSUED");
    }

    private static List<String> rules(KeptAccount kept, String group) {
        return client(kept, Ec2Client.class)
                .describeSecurityGroupRules(request ->
                        request.filters(Filter.builder().name("group-id").values(group).build()))
                .securityGroupRules()
                .stream()
                .map(SecurityGroupRule::securityGroupRuleId)
                .toList();
    }

    private static List<String> statuses(KeptAccount kept) {
        return client(kept, AcmClient.class).listCertificates().certificateSummaryList().stream()
                .map(CertificateSummary::statusAsString)
                .toList();
    }

    private void prove(KeptAccount kept, String domain) {
        clock.turn(Duration.ofSeconds(5));
        AcmClient acm = client(kept, AcmClient.class);
        String arn = acm.listCertificates().certificateSummaryList().getFirst().certificateArn();
        ResourceRecord proof =
                acm.describeCertificate(request -> request.certificateArn(arn))
                        .certificate()
                        .domainValidationOptions()
                        .getFirst()
                        .resourceRecord();
        Route53Client route53 = client(kept, Route53Client.class);
        String zone =
                route53.createHostedZone(request -> request.name(domain).callerReference(domain))
                        .hostedZone()
                        .id();
        DnsProofs.change(route53, zone, ChangeAction.CREATE, proof);
    }

    @Test
    void aDamagedLogIsSaidWithWhatToDo() {
        log.lines.add("{\"begin\":\"EMPTY\",\"at\":\"2026-01-01T00:00:00Z\"}");
        log.lines.add(
                """
                {"at":"2026-01-01T00:00:00Z","region":"eu-central-1","call":"kms.DisableKey","request":{"KeyId":"none"}}\
                """);

        assertThatThrownBy(this::open)
                .isInstanceOf(KeptAccountException.class)
                .hasMessageContaining("kms.DisableKey")
                .hasMessageContaining("stratoscope simulate reset");
    }
}
