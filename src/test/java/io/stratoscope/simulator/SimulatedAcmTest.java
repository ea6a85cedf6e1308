package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

import java.time.Duration;

/** How the proof of a certificate is found, where things take their time. */
final class SimulatedAcmTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock).takingTime(true);
    private final AcmClient acm;
    private final Route53Client route53;

    SimulatedAcmTest() {
        account.guard().unlock();
        acm = account.client(AcmClient.class, TestAccounts.REGION);
        route53 = account.client(Route53Client.class, TestAccounts.REGION);
    }

    private String request() {
        String arn =
                acm.requestCertificate(request ->
                                request.domainName("example.org")
                                        .validationMethod(ValidationMethod.DNS))
                        .certificateArn();
        clock.turn(Duration.ofSeconds(5));
        return arn;
    }

    private CertificateDetail described(String arn) {
        return acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
    }

    private String zone() {
        return route53.createHostedZone(
                        request -> request.name("example.org").callerReference("public"))
                .hostedZone()
                .id();
    }

    private String privateZone() {
        String vpc =
                SimulatedNetworks.vpc(
                        account.client(Ec2Client.class, TestAccounts.REGION),
                        "10.0.0.0/16",
                        "immich");
        return route53.createHostedZone(request ->
                        request.name("example.org")
                                .callerReference("private")
                                .vpc(at -> at.vpcId(vpc).vpcRegion(TestAccounts.REGION)))
                .hostedZone()
                .id();
    }

    private void change(String zone, ChangeAction action, String certificate) {
        ResourceRecord proof =
                described(certificate).domainValidationOptions().getFirst().resourceRecord();
        route53.changeResourceRecordSets(request ->
                request.hostedZoneId(zone)
                        .changeBatch(batch ->
                                batch.changes(change ->
                                        change.action(action)
                                                .resourceRecordSet(record ->
                                                        record.name(proof.name())
                                                                .type(RRType.CNAME)
                                                                .ttl(60L)
                                                                .resourceRecords(value ->
                                                                        value.value(
                                                                                proof.value()))))));
    }

    @Test
    void aProofIsFoundAfterSomeMinutesAndIsNotNeededAnyMore() {
        String arn = request();
        String zone = zone();
        change(zone, ChangeAction.CREATE, arn);
        clock.turn(Duration.ofMinutes(2));
        assertThat(described(arn).status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);

        clock.turn(Duration.ofMinutes(1));
        change(zone, ChangeAction.DELETE, arn);

        assertThat(described(arn).status()).isEqualTo(CertificateStatus.ISSUED);
    }

    @Test
    void aProofThatGoesTooSoonProvesNothing() {
        String arn = request();
        String zone = zone();
        change(zone, ChangeAction.CREATE, arn);
        clock.turn(Duration.ofMinutes(2));
        change(zone, ChangeAction.DELETE, arn);
        clock.turn(Duration.ofMinutes(2));

        assertThat(described(arn).status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
    }

    @Test
    void aProofThatNobodyOutThereSeesProvesNothing() {
        String arn = request();
        change(privateZone(), ChangeAction.CREATE, arn);
        clock.turn(Duration.ofMinutes(5));

        assertThat(described(arn).status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
    }
}
