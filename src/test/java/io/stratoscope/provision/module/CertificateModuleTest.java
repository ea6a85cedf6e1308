package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;

import org.junit.jupiter.api.Test;

import java.util.List;

class CertificateModuleTest {

    @Test
    void itIsProvedByARecordInTheStacksZone() {
        Designs stack = new Designs().with("certificate").with("dns");

        assertThat(stack.untagged("Certificate"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"DomainName": "immich.ronchese.pp.ua", "ValidationMethod": "DNS",
                                 "DomainValidationOptions": [
                                  {"DomainName": "immich.ronchese.pp.ua", "HostedZoneId": {"Ref": "PublicZone"}}]}
                                """));
        assertThat(stack.name("Certificate")).isEqualTo("immich-cert");
        assertThat(stack.problems()).isEmpty();
    }

    @Test
    void withoutAZoneTheRecordIsMadeByHand() {
        Designs stack = new Designs().with("certificate");

        assertThat(stack.ids()).containsExactly("Certificate");
        assertThat(stack.untagged("Certificate").members())
                .containsOnlyKeys("DomainName", "ValidationMethod");
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                new Designs()
                        .with(
                                "certificate",
                                JsonValue.object()
                                        .put("domain", "photos.example.org")
                                        .put(
                                                "other-names",
                                                Design.texts(
                                                        List.of(
                                                                "*.photos.example.org",
                                                                "photos.example.org")))
                                        .build())
                        .with("dns", JsonValue.object().put("zone", "example.org").build());

        assertThat(stack.problems()).isEmpty();
        assertThat(stack.untagged("Certificate"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"DomainName": "photos.example.org", "ValidationMethod": "DNS",
                                 "SubjectAlternativeNames": ["*.photos.example.org"],
                                 "DomainValidationOptions": [
                                  {"DomainName": "photos.example.org", "HostedZoneId": {"Ref": "PublicZone"}},
                                  {"DomainName": "*.photos.example.org", "HostedZoneId": {"Ref": "PublicZone"}}]}
                                """));
    }
}
