package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.NotInTimeException;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.ResourceInUseException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.List;

final class AcmCertificateDriverTest {

    private static final String TYPE = "AWS::CertificateManager::Certificate";
    private static final String ZONE = "AWS::Route53::HostedZone";

    private final Workbench bench = new Workbench();
    private final AcmClient acm = bench.client(AcmClient.class);

    @SuppressWarnings("AnnotateFormatMethod") // what does not fit does not parse
    private static JsonObject json(String text, Object... arguments) {
        return (JsonObject) JsonText.parse(text.formatted(arguments));
    }

    private Existing zone(String id, String name) {
        return bench.make(ZONE, id, json("{\"Name\": \"%s\"}", name));
    }

    private static JsonObject certificate(String zone) {
        return json(
                """
                {"DomainName": "photos.example.org", "ValidationMethod": "DNS",
                 "SubjectAlternativeNames": ["*.photos.example.org", "pictures.example.org"],
                 "DomainValidationOptions": [
                   {"DomainName": "photos.example.org", "HostedZoneId": "%1$s"},
                   {"DomainName": "*.photos.example.org", "HostedZoneId": "%1$s"},
                   {"DomainName": "pictures.example.org", "HostedZoneId": "%1$s"}]}
                """,
                zone);
    }

    private List<ResourceRecordSet> proofs(Existing zone) {
        return bench
                .client(Route53Client.class)
                .listResourceRecordSets(request -> request.hostedZoneId(zone.ref()))
                .resourceRecordSets()
                .stream()
                .filter(record -> record.type() == RRType.CNAME)
                .toList();
    }

    @Test
    void makesACertificateWithItsProofsAndRemovesBoth() {
        Existing zone = zone("PublicZone", "example.org");
        Existing made = bench.make(TYPE, "Certificate", certificate(zone.ref()));
        assertThat(made.ref()).startsWith("arn:aws:acm:eu-central-1:123456789012:certificate/");
        // A name and the one with a star before it have the same.
        assertThat(proofs(zone)).hasSize(2);

        bench.remove(made);

        assertThat(proofs(zone)).isEmpty();
        bench.remove(zone);
    }

    @Test
    void aCertificateThatWaitsForItsProofsIsPending() {
        Existing zone = zone("PublicZone", "example.org");
        Driver driver = Workbench.driver(TYPE);
        var order = bench.order("Certificate", certificate(zone.ref()));
        Existing made = driver.create(order);
        assertThat(made.state()).isEqualTo(State.PENDING);
        assertThat(driver.create(order).ref()).as("asked twice").isEqualTo(made.ref());
        Existing found = bench.list(TYPE).getFirst();
        assertThat(found.state()).isEqualTo(State.PENDING);

        assertThat(driver.settle(found, order).state()).isEqualTo(State.READY);
        assertThat(bench.list(TYPE).getFirst().state()).isEqualTo(State.READY);
    }

    @Test
    void saysWhichRecordSomebodyHasToMake() {
        JsonObject alone =
                json("{\"DomainName\": \"photos.example.org\", \"ValidationMethod\": \"DNS\"}");

        assertThatThrownBy(() -> bench.make(TYPE, "Certificate", alone))
                .isInstanceOf(NotInTimeException.class)
                .hasMessageContaining(".photos.example.org. CNAME _");
    }

    @Test
    void aProofBelongsIntoTheNearestZone() {
        Existing far = zone("Far", "example.org");
        Existing near = zone("Near", "photos.example.org");
        zone("Beside", "s.example.org");
        Existing made = bench.make(TYPE, "Certificate", certificate(far.ref()));

        assertThat(made.properties().objects("DomainValidationOptions"))
                .extracting(option -> option.text("HostedZoneId").orElse(""))
                .containsExactly(near.ref(), near.ref(), far.ref());
    }

    @Test
    void aCertificateInUseStaysAndSoDoItsProofs() {
        Existing zone = zone("PublicZone", "example.org");
        Existing made = bench.make(TYPE, "Certificate", certificate(zone.ref()));
        listen(made.ref());

        assertThatThrownBy(() -> bench.remove(made)).isInstanceOf(ResourceInUseException.class);
        assertThat(proofs(zone)).hasSize(2);
    }

    private void listen(String certificate) {
        Ec2Client ec2 = bench.client(Ec2Client.class);
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        List<String> subnets = List.of(subnet(ec2, vpc, 1, "a"), subnet(ec2, vpc, 2, "b"));
        ElasticLoadBalancingV2Client elb = bench.client(ElasticLoadBalancingV2Client.class);
        String balancer =
                elb.createLoadBalancer(
                                request -> request.name("alb").scheme("internal").subnets(subnets))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        elb.createListener(request ->
                request.loadBalancerArn(balancer)
                        .port(443)
                        .protocol(ProtocolEnum.HTTPS)
                        .certificates(Certificate.builder().certificateArn(certificate).build())
                        .defaultActions(
                                Action.builder()
                                        .type(ActionTypeEnum.FIXED_RESPONSE)
                                        .fixedResponseConfig(answer -> answer.statusCode("404"))
                                        .build()));
    }

    private static String subnet(Ec2Client ec2, String vpc, int number, String zone) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc)
                                .cidrBlock("10.0." + number + ".0/24")
                                .availabilityZone("eu-central-1" + zone))
                .subnet()
                .subnetId();
    }

    @Test
    void tagsAreChangedInPlace() {
        Existing zone = zone("PublicZone", "example.org");
        Existing made = bench.make(TYPE, "Certificate", certificate(zone.ref()));

        Workbench.driver(TYPE).update(made, bench.order("Other", certificate(zone.ref())));

        assertThat(bench.list(TYPE).getFirst().id()).contains("Other");
    }

    @Test
    void somebodyElsesCertificateIsNotTheStacks() {
        acm.requestCertificate(request -> request.domainName("photos.example.org"));

        assertThat(bench.list(TYPE)).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        JsonObject exported =
                json("{\"DomainName\": \"a.example.org\", \"CertificateExport\": \"ENABLED\"}");

        assertThatThrownBy(() -> bench.make(TYPE, "C", exported))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CertificateExport");
    }
}
