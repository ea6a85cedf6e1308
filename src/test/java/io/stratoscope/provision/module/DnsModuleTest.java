package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DnsModuleTest {

    @Test
    void aloneItIsAPublicZone() {
        Designs stack = new Designs().with("dns");

        assertThat(stack.ids()).containsExactly("PublicZone");
        assertThat(stack.untagged("PublicZone"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Name": "immich.ronchese.pp.ua",
                                 "HostedZoneConfig": {"Comment": "Public zone of immich"}}
                                """));
        assertThat(stack.name("PublicZone")).isEqualTo("immich-public-zone");
        assertThat(stack.resource("PublicZone").properties().get("HostedZoneTags")).isPresent();
    }

    @Test
    void theDomainLeadsToTheLoadBalancer() {
        Designs stack = edge(JsonObject.EMPTY, JsonObject.EMPTY);

        assertThat(stack.problems()).isEmpty();
        assertThat(stack.resource("SiteRecord").properties())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"HostedZoneId": {"Ref": "PublicZone"}, "Name": "immich.ronchese.pp.ua", "Type": "A",
                                 "AliasTarget": {
                                  "DNSName": {"Fn::Sub": "dualstack.${LoadBalancer.DNSName}"},
                                  "HostedZoneId": {"Fn::GetAtt": ["LoadBalancer", "CanonicalHostedZoneID"]},
                                  "EvaluateTargetHealth": true}}
                                """));
        assertThat(stack.ids()).doesNotContain("SiteRecord2");
    }

    @Test
    void soDoesEachNameOfTheCertificate() {
        Designs stack =
                edge(
                        JsonValue.object()
                                .put("domain", "photos.example.org")
                                .put("other-names", Design.texts(List.of("*.photos.example.org")))
                                .build(),
                        JsonValue.object().put("zone", "example.org").build());

        assertThat(stack.problems()).isEmpty();
        assertThat(stack.untagged("PublicZone").text("Name")).contains("example.org");
        assertThat(stack.untagged("SiteRecord").text("Name")).contains("photos.example.org");
        assertThat(stack.untagged("SiteRecord2").text("Name")).contains("*.photos.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "photos.example.org, example.net",
        "photos.example.org, photos2.example.org",
        "notexample.org, example.org",
        "example.org, photos.example.org"
    })
    void aDomainOutsideTheZoneIsSaid(String domain, String zone) {
        Designs stack =
                edge(
                        JsonValue.object().put("domain", domain).build(),
                        JsonValue.object().put("zone", zone).build());

        assertThat(stack.problems())
                .containsExactly(
                        "/modules/dns/zone: The certificate's name "
                                + domain
                                + " is not in the zone "
                                + zone
                                + ", so ACM would wait for its record forever. Set the zone to the"
                                + " domain or to one above it.");
    }

    @Test
    void theNetworkHasNamesOfItsOwn() {
        Designs stack =
                new Designs()
                        .with("vpc")
                        .with("secrets")
                        .with("efs")
                        .with("database")
                        .with("cache")
                        .with("dns");

        assertThat(stack.untagged("InternalZone"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Name": "immich.internal", "HostedZoneConfig": {"Comment": "Names inside the VPC"},
                                 "VPCs": [{"VPCId": {"Ref": "Vpc"}, "VPCRegion": {"Ref": "AWS::Region"}}]}
                                """));
        assertThat(stack.name("InternalZone")).isEqualTo("immich-internal-zone");
        assertThat(stack.resource("DatabaseRecord").properties())
                .isEqualTo(
                        internal(
                                "database",
                                60,
                                "{\"Fn::GetAtt\": [\"Database\", \"Endpoint.Address\"]}"));
        assertThat(stack.resource("CacheRecord").properties())
                .isEqualTo(
                        internal(
                                "cache",
                                60,
                                "{\"Fn::GetAtt\": [\"Cache\", \"PrimaryEndPoint.Address\"]}"));
        assertThat(stack.resource("FilesRecord").properties())
                .isEqualTo(
                        internal(
                                "files",
                                60,
                                "{\"Fn::Sub\": \"${Files}.efs.${AWS::Region}.${AWS::URLSuffix}\"}"));
        assertThat(stack.resource("MonitoringRecord").properties())
                .isEqualTo(
                        internal(
                                "monitoring",
                                300,
                                "{\"Fn::Sub\": \"monitoring.${AWS::Region}.${AWS::URLSuffix}\"}"));
    }

    private static JsonValue internal(String host, int seconds, String target) {
        return JsonText.parse(
                """
                {"HostedZoneId": {"Ref": "InternalZone"}, "Name": "%s.immich.internal", "Type": "CNAME",
                 "TTL": "%d", "ResourceRecords": [%s]}
                """
                        .formatted(host, seconds, target));
    }

    @Test
    void whatIsNotInTheStackHasNoName() {
        assertThat(new Designs().with("vpc").with("dns").ids())
                .contains("InternalZone", "MonitoringRecord")
                .doesNotContain("DatabaseRecord", "CacheRecord", "FilesRecord", "SiteRecord");
    }

    @Test
    void theInternalZoneCanBeNamed() {
        Designs stack =
                new Designs()
                        .with("vpc")
                        .with("dns", JsonValue.object().put("internal-zone", "photos.lan").build());

        assertThat(stack.problems()).isEmpty();
        assertThat(stack.untagged("InternalZone").text("Name")).contains("photos.lan");
        assertThat(stack.untagged("MonitoringRecord").text("Name"))
                .contains("monitoring.photos.lan");
    }

    @Test
    void anInternalZoneThatHidesThePublicOneIsSaid() {
        Designs stack =
                new Designs()
                        .with("vpc")
                        .with(
                                "dns",
                                JsonValue.object()
                                        .put("zone", "example.org")
                                        .put("internal-zone", "example.org")
                                        .build());

        assertThat(stack.problems())
                .containsExactly(
                        "/modules/dns/internal-zone: A zone of the same name as the public one"
                                + " would hide it from the network. Name it otherwise, for example"
                                + " internal.example.org.");
    }

    private static Designs edge(JsonObject certificate, JsonObject dns) {
        return new Designs()
                .with("vpc")
                .with("certificate", certificate)
                .with("load-balancer")
                .with("dns", dns);
    }
}
