package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPC;

final class Route53DriversTest {

    private static final String ZONE = "AWS::Route53::HostedZone";
    private static final String RECORD = "AWS::Route53::RecordSet";

    private final Workbench bench = new Workbench();
    private final Route53Client route53 = bench.client(Route53Client.class);

    @SuppressWarnings("AnnotateFormatMethod") // what does not fit does not parse
    private static JsonObject json(String text, Object... arguments) {
        return (JsonObject) JsonText.parse(text.formatted(arguments));
    }

    private static JsonObject zone(String comment) {
        return json(
                """
                {"Name": "photos.example.org", "HostedZoneConfig": {"Comment": "%s"}}
                """,
                comment);
    }

    private static JsonObject internal(String vpcs) {
        return json(
                """
                {"Name": "bench.internal", "HostedZoneConfig": {"Comment": "Names inside the VPC"},
                 "VPCs": [%s]}
                """,
                vpcs);
    }

    private static String vpc(String id) {
        return "{\"VPCId\": \"%s\", \"VPCRegion\": \"eu-central-1\"}".formatted(id);
    }

    private static JsonObject cname(String zone, String name, String value, int seconds) {
        return json(
                """
                {"HostedZoneId": "%s", "Name": "%s", "Type": "CNAME", "TTL": "%d",
                 "ResourceRecords": ["%s"]}
                """,
                zone, name, seconds, value);
    }

    private static JsonObject alias(String zone, String balancer) {
        return json(
                """
                {"HostedZoneId": "%s", "Name": "*.photos.example.org", "Type": "A",
                 "AliasTarget": {"DNSName": "dualstack.%s.eu-central-1.elb.amazonaws.com",
                   "HostedZoneId": "Z215JYRZR1TBD5", "EvaluateTargetHealth": true}}
                """,
                zone, balancer);
    }

    private String network() {
        return bench.client(Ec2Client.class)
                .createVpc(request -> request.cidrBlock("10.0.0.0/16"))
                .vpc()
                .vpcId();
    }

    private Existing publicZone() {
        return bench.make(ZONE, "PublicZone", zone("Public zone of bench"));
    }

    private void byHand(String zone, String name, String value) {
        ResourceRecordSet record =
                ResourceRecordSet.builder()
                        .name(name)
                        .type(RRType.CNAME)
                        .ttl(60L)
                        .resourceRecords(ResourceRecord.builder().value(value).build())
                        .build();
        route53.changeResourceRecordSets(request ->
                request.hostedZoneId(zone)
                        .changeBatch(batch ->
                                batch.changes(
                                        Change.builder()
                                                .action(ChangeAction.CREATE)
                                                .resourceRecordSet(record)
                                                .build())));
    }

    @Test
    void makesChangesAndRemovesAPublicZone() {
        Existing made = publicZone();
        assertThat(made.ref()).startsWith("Z");
        assertThat(made.attribute("Id")).contains(made.ref());
        assertThat(made.attributes().texts("NameServers")).isNotEmpty();

        bench.change(made, "PublicZone", zone("The world's"));
        bench.remove(made);
    }

    @Test
    void aPrivateZoneIsSeenByTheNetworksThatItIsToBeSeenBy() {
        String first = network();
        String second = network();
        Existing made = bench.make(ZONE, "InternalZone", internal(vpc(first) + "," + vpc(second)));

        bench.change(made, "InternalZone", internal(vpc(second)));

        assertThat(route53.getHostedZone(request -> request.id(made.ref())).vpCs())
                .extracting(VPC::vpcId)
                .containsExactly(second);
        String third = network();
        bench.change(bench.list(ZONE).getFirst(), "InternalZone", internal(vpc(third)));
        bench.remove(made);
    }

    @Test
    void aZoneThatAnEarlierAttemptMadeGetsItsTags() {
        Order order = bench.order("PublicZone", zone("z"));
        String id =
                Route53Names.bareId(
                        route53.createHostedZone(request ->
                                        request.name("photos.example.org")
                                                .callerReference(order.token()))
                                .hostedZone()
                                .id());
        assertThat(bench.list(ZONE)).isEmpty();

        assertThat(bench.make(ZONE, "PublicZone", zone("z")).ref()).isEqualTo(id);
        assertThat(route53.listHostedZones().hostedZones()).hasSize(1);
    }

    @Test
    void findsItsZonesAmongMoreThanAreAskedForAtOnce() {
        for (int i = 0; i < 12; i++) {
            String name = "z" + i + ".example.org";
            route53.createHostedZone(request -> request.name(name).callerReference(name));
        }
        Existing made = publicZone();

        assertThat(bench.list(ZONE)).extracting(Existing::ref).containsExactly(made.ref());
    }

    @Test
    void makesChangesAndRemovesARecord() {
        Existing zone = publicZone();
        Existing made =
                bench.make(
                        RECORD,
                        "DatabaseRecord",
                        cname(zone.ref(), "db.photos.example.org", "a.rds.amazonaws.com", 60));
        assertThat(made.ref()).isEqualTo("db.photos.example.org");

        bench.change(
                made,
                "DatabaseRecord",
                cname(zone.ref(), "db.photos.example.org", "b.rds.amazonaws.com", 300));
        bench.remove(made);
        bench.remove(zone);
    }

    @Test
    void makesChangesAndRemovesAnAlias() {
        Existing zone = publicZone();
        Existing made = bench.make(RECORD, "SiteRecord", alias(zone.ref(), "bench-alb-1"));

        bench.change(made, "SiteRecord", alias(zone.ref(), "bench-alb-2"));
        bench.remove(made);
    }

    @Test
    void aRecordIsGoneWithItsZone() {
        Existing zone = publicZone();
        Existing made = bench.make(RECORD, "SiteRecord", alias(zone.ref(), "bench-alb"));
        bench.remove(made);
        bench.remove(zone);

        bench.remove(made);
    }

    @Test
    void neitherNameServersNorProofsNorRecordsOfOtherZonesAreTheStacks() {
        Existing zone = publicZone();
        byHand(zone.ref(), "_x.photos.example.org", "_y.acm-validations.aws.");
        String other =
                route53.createHostedZone(
                                request -> request.name("example.org").callerReference("other"))
                        .hostedZone()
                        .id();
        byHand(other, "db.example.org", "x.example.org");

        assertThat(bench.list(RECORD)).isEmpty();
    }

    @Test
    void aRecordThatAnEarlierAttemptMadeIsTakenAndAnyOtherIsNot() {
        Existing zone = publicZone();
        byHand(zone.ref(), "db.photos.example.org", "a.example.org");
        JsonObject other = cname(zone.ref(), "db.photos.example.org", "b.example.org", 60);
        assertThatThrownBy(() -> bench.make(RECORD, "R", other))
                .isInstanceOf(InvalidChangeBatchException.class);

        bench.make(RECORD, "R", cname(zone.ref(), "db.photos.example.org", "a.example.org", 60));
    }

    @Test
    void aZoneStaysWhileItHasRecords() {
        Existing zone = publicZone();
        byHand(zone.ref(), "www.photos.example.org", "x.example.org");

        assertThatThrownBy(() -> bench.remove(zone))
                .isInstanceOf(HostedZoneNotEmptyException.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        JsonObject logged =
                json("{\"Name\": \"a.example.org\", \"QueryLoggingConfig\": {\"x\": \"y\"}}");
        assertThatThrownBy(() -> bench.make(ZONE, "Z", logged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("QueryLoggingConfig");
        Existing zone = publicZone();
        JsonObject byName =
                json(
                        """
                        {"HostedZoneId": "%s", "HostedZoneName": "x.", "Name": "a", "Type": "A"}
                        """,
                        zone.ref());
        assertThatThrownBy(() -> bench.make(RECORD, "R", byName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HostedZoneName");
    }
}
