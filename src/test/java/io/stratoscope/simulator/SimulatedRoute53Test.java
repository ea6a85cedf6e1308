package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stratoscope.model.Resource;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPC;

import java.time.Duration;

/** What Route 53 refuses, and how long it and ACM take. */
class SimulatedRoute53Test {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedNetworks.unlocked(clock);
    private final Route53Client route53 = account.client(Route53Client.class, Resource.GLOBAL);
    private final AcmClient acm = account.client(AcmClient.class, "eu-central-1");

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private VPC network() {
        return VPC.builder()
                .vpcId(
                        SimulatedNetworks.vpc(
                                SimulatedNetworks.ec2(account), "10.0.0.0/16", "immich"))
                .vpcRegion("eu-central-1")
                .build();
    }

    private String zone(String name, VPC vpc) {
        return route53.createHostedZone(
                        request -> request.name(name).vpc(vpc).callerReference(name + vpc.vpcId()))
                .hostedZone()
                .id();
    }

    private String zone() {
        return route53.createHostedZone(
                        request -> request.name("example.org").callerReference("public"))
                .hostedZone()
                .id();
    }

    private static ResourceRecordSet record(String name, RRType type, String value) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value(value).build())
                .build();
    }

    private String change(String zone, ChangeAction action, ResourceRecordSet record) {
        return route53.changeResourceRecordSets(request ->
                        request.hostedZoneId(zone)
                                .changeBatch(batch ->
                                        batch.changes(
                                                Change.builder()
                                                        .action(action)
                                                        .resourceRecordSet(record)
                                                        .build())))
                .changeInfo()
                .id();
    }

    private String refused(String zone, ChangeAction action, ResourceRecordSet record) {
        return code(() -> change(zone, action, record));
    }

    private ChangeStatus status(String change) {
        return route53.getChange(request -> request.id(change)).changeInfo().status();
    }

    @Test
    void aChangeReachesAllNameServersWithinAMinute() {
        String zone = zone();
        String at = change(zone, ChangeAction.CREATE, record("a.example.org", RRType.A, "1.2.3.4"));
        assertThat(status(at)).isEqualTo(ChangeStatus.INSYNC);
        account.takingTime(true);
        String slow =
                change(zone, ChangeAction.CREATE, record("b.example.org", RRType.A, "1.2.3.4"));
        assertThat(status(slow)).isEqualTo(ChangeStatus.PENDING);

        clock.turn(Duration.ofMinutes(1));

        assertThat(status(slow)).isEqualTo(ChangeStatus.INSYNC);
        assertThat(code(() -> status("C0"))).isEqualTo("NoSuchChange");
    }

    @Test
    void aCallerReferenceIsForOneZone() {
        zone();
        assertThat(code(this::zone)).isEqualTo("HostedZoneAlreadyExists");
    }

    @Test
    void aNetworkSeesOneZoneOfAName() {
        VPC first = network();
        VPC second = network();
        String zone = zone("immich.internal", first);
        assertThat(
                        code(() ->
                                route53.createHostedZone(request ->
                                        request.name("immich.internal")
                                                .vpc(first)
                                                .callerReference("again"))))
                .isEqualTo("ConflictingDomainExists");
        zone("other.internal", first);
        String same = zone("immich.internal", second);
        assertThat(
                        code(() ->
                                route53.associateVPCWithHostedZone(
                                        request -> request.hostedZoneId(same).vpc(first))))
                .isEqualTo("ConflictingDomainExists");
        assertThat(
                        code(() ->
                                zone(
                                        "no.internal",
                                        VPC.builder()
                                                .vpcId("vpc-0")
                                                .vpcRegion("eu-central-1")
                                                .build())))
                .isEqualTo("InvalidVPCId");
        assertThat(route53.getHostedZone(request -> request.id(zone)).vpCs())
                .containsExactly(first);
    }

    @Test
    void aPrivateZoneKeepsItsLastNetworkAndAPublicOneHasNone() {
        VPC first = network();
        VPC second = network();
        String zone = zone("immich.internal", first);
        assertThat(
                        code(() ->
                                route53.disassociateVPCFromHostedZone(
                                        request -> request.hostedZoneId(zone).vpc(second))))
                .isEqualTo("VPCAssociationNotFound");
        assertThat(
                        code(() ->
                                route53.disassociateVPCFromHostedZone(
                                        request -> request.hostedZoneId(zone).vpc(first))))
                .isEqualTo("LastVPCAssociation");
        route53.associateVPCWithHostedZone(request -> request.hostedZoneId(zone).vpc(second));
        route53.disassociateVPCFromHostedZone(request -> request.hostedZoneId(zone).vpc(first));
        assertThat(route53.getHostedZone(request -> request.id(zone)).vpCs())
                .containsExactly(second);
        String world = zone();
        assertThat(
                        code(() ->
                                route53.associateVPCWithHostedZone(
                                        request -> request.hostedZoneId(world).vpc(first))))
                .isEqualTo("PublicZoneVPCAssociation");
    }

    @Test
    void aNameWithACnameHasNothingBesideIt() {
        String zone = zone();
        change(zone, ChangeAction.CREATE, record("a.example.org", RRType.CNAME, "x.org"));
        String refusal = "InvalidChangeBatch";
        assertThat(refused(zone, ChangeAction.CREATE, record("a.example.org", RRType.A, "1.1.1.1")))
                .isEqualTo(refusal);
        assertThat(refused(zone, ChangeAction.UPSERT, record("example.org", RRType.CNAME, "x.org")))
                .isEqualTo(refusal);
        change(zone, ChangeAction.CREATE, record("b.example.org", RRType.A, "1.1.1.1"));
        change(zone, ChangeAction.CREATE, record("b.example.org", RRType.TXT, "\"x\""));
    }

    @Test
    void aRecordIsDeletedByAllThatItSays() {
        String zone = zone();
        change(zone, ChangeAction.CREATE, record("a.example.org", RRType.A, "1.1.1.1"));
        assertThat(refused(zone, ChangeAction.DELETE, record("a.example.org", RRType.A, "1.1.1.2")))
                .isEqualTo("InvalidChangeBatch");
        change(zone, ChangeAction.DELETE, record("a.example.org", RRType.A, "1.1.1.1"));
        ResourceRecordSet servers =
                route53.listResourceRecordSets(request -> request.hostedZoneId(zone))
                        .resourceRecordSets()
                        .getFirst();
        assertThat(refused(zone, ChangeAction.DELETE, servers)).isEqualTo("InvalidChangeBatch");
        assertThat(
                        refused(
                                zone,
                                ChangeAction.CREATE,
                                ResourceRecordSet.builder()
                                        .name("a.example.org")
                                        .type(RRType.A)
                                        .build()))
                .isEqualTo("InvalidInput");
    }

    private CertificateDetail certificate(String arn) {
        return acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
    }

    @Test
    void aCertificateTakesSecondsToSayItsProofAndMinutesToBeIssued() {
        String zone = zone();
        account.takingTime(true);
        String arn =
                acm.requestCertificate(request ->
                                request.domainName("example.org")
                                        .subjectAlternativeNames("*.example.org")
                                        .validationMethod(ValidationMethod.DNS)
                                        .idempotencyToken("once"))
                        .certificateArn();
        assertThat(certificate(arn).domainValidationOptions())
                .allMatch(option -> option.resourceRecord() == null);
        assertThat(
                        acm.requestCertificate(request ->
                                        request.domainName("example.org").idempotencyToken("once"))
                                .certificateArn())
                .isEqualTo(arn);

        clock.turn(Duration.ofSeconds(5));
        var options = certificate(arn).domainValidationOptions();
        var proof = options.getFirst().resourceRecord();
        assertThat(options).hasSize(2).allMatch(option -> option.resourceRecord().equals(proof));
        change(zone, ChangeAction.CREATE, record(proof.name(), RRType.CNAME, proof.value()));
        assertThat(certificate(arn).status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);

        clock.turn(Duration.ofMinutes(3));
        assertThat(certificate(arn).status()).isEqualTo(CertificateStatus.ISSUED);
    }
}
