package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The DNS records that prove whose a certificate's names are. As with CloudFormation, {@code DomainValidationOptions} say in
 * which hosted zone they are to be made.
 */
final class AcmProofs {

    static final String OPTIONS = "DomainValidationOptions";

    private static final String DOMAIN = "DomainName";
    private static final String ZONE = "HostedZoneId";

    /** As long as CloudFormation's. */
    private static final long SECONDS = 300;

    private AcmProofs() {}

    /** Whether a CNAME's value is such a proof. */
    static boolean isProof(String value) {
        return Route53Names.plain(value).endsWith(".acm-validations.aws");
    }

    /** Whether a certificate says by now which records it wants: a new one does not in its first seconds. */
    static boolean areTold(CertificateDetail certificate) {
        return certificate.hasDomainValidationOptions()
                && !certificate.domainValidationOptions().isEmpty()
                && certificate.domainValidationOptions().stream()
                        .allMatch(option ->
                                option.validationMethod() != ValidationMethod.DNS
                                        || option.resourceRecord() != null);
    }

    /** For people: the records that a certificate waits for. */
    static String wanted(CertificateDetail certificate) {
        return String.join(
                " and ",
                certificate.domainValidationOptions().stream()
                        .map(DomainValidation::resourceRecord)
                        .flatMap(record -> Optional.ofNullable(record).stream())
                        .map(record -> record.name() + " CNAME " + record.value())
                        .distinct()
                        .toList());
    }

    /** Which of the stack's public zones each name's proof belongs into, as {@code DomainValidationOptions} say it. */
    static List<JsonObject> options(CertificateDetail certificate, List<Existing> zones) {
        List<JsonObject> options = new ArrayList<>();
        for (DomainValidation option : certificate.domainValidationOptions()) {
            zones.stream()
                    .filter(zone -> zone.properties().list("VPCs").isEmpty())
                    .filter(zone -> Route53Names.isIn(name(zone), option.domainName()))
                    .max(Comparator.comparingInt(zone -> name(zone).length()))
                    .ifPresent(zone ->
                            options.add(
                                    JsonValue.object()
                                            .put(DOMAIN, option.domainName())
                                            .put(ZONE, zone.ref())
                                            .build()));
        }
        return options;
    }

    private static String name(Existing zone) {
        return zone.properties().text("Name").orElse("");
    }

    /** Makes the records in the zones that the order names for them. */
    static void make(CertificateDetail certificate, Order order) {
        Route53Client route53 = order.client(Route53Client.class);
        records(certificate, order.properties())
                .forEach((proof, zone) -> {
                    ResourceRecordSet record =
                            ResourceRecordSet.builder()
                                    .name(proof.name())
                                    .type(RRType.CNAME)
                                    .ttl(SECONDS)
                                    .resourceRecords(
                                            software.amazon.awssdk.services.route53.model
                                                    .ResourceRecord.builder()
                                                    .value(proof.value())
                                                    .build())
                                    .build();
                    Route53RecordSetDriver.change(
                            route53, zone, ChangeAction.UPSERT, record, order.waiting());
                });
    }

    /** Removes the records from the zones that the certificate's properties name for them. */
    static void remove(CertificateDetail certificate, JsonObject properties, Removal removal) {
        Route53Client route53 = removal.client(Route53Client.class);
        records(certificate, properties)
                .forEach((proof, zone) ->
                        Route53RecordSetDriver.remove(
                                route53,
                                zone,
                                ResourceRecordSet.builder()
                                        .name(proof.name())
                                        .type(RRType.CNAME)
                                        .build(),
                                removal.waiting()));
    }

    // A name and the one with a star before it have the same proof.
    private static Map<ResourceRecord, String> records(
            CertificateDetail certificate, JsonObject properties) {
        Map<String, String> zones = new LinkedHashMap<>();
        properties
                .objects(OPTIONS)
                .forEach(option ->
                        option.text(ZONE)
                                .ifPresent(
                                        zone -> zones.put(option.text(DOMAIN).orElse(""), zone)));
        Map<ResourceRecord, String> records = new LinkedHashMap<>();
        for (DomainValidation option : certificate.domainValidationOptions()) {
            String zone = zones.get(option.domainName());
            if (zone != null && option.resourceRecord() != null) {
                records.put(option.resourceRecord(), zone);
            }
        }
        return records;
    }
}
