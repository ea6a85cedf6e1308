package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.RecordType;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How a certificate comes to be issued: its proofs are made up, then looked for in DNS, and some minutes later it is there. */
final class AcmIssuing {

    /** How long ACM's certificates are valid. */
    private static final Duration VALIDITY = Duration.ofDays(395);

    private static final Duration RENEWED_BEFORE = Duration.ofDays(60);

    /** "It can take a few seconds" until a new certificate says which records it wants. */
    private static final Duration UNTIL_PROOFS = Duration.ofSeconds(5);

    private final AccountState account;
    private final Supplier<SimulatedRoute53> dns;

    /** From when on certificates tell their proofs, by ARN. */
    private final Map<String, Instant> told = new HashMap<>();

    AcmIssuing(AccountState account, Supplier<SimulatedRoute53> dns) {
        this.account = account;
        this.dns = dns;
    }

    /** A certificate is requested. */
    void begin(String arn) {
        told.put(arn, account.doneAt(UNTIL_PROOFS));
    }

    /** What proves each of the names. */
    List<DomainValidation> validations(Collection<String> names, ValidationMethod method) {
        Map<String, ResourceRecord> proofs = new HashMap<>();
        return names.stream().map(name -> validation(name, method, proofs)).toList();
    }

    // A name and the one with a star before it have the same proof.
    private DomainValidation validation(
            String name, ValidationMethod method, Map<String, ResourceRecord> proofs) {
        DomainValidation.Builder validation =
                DomainValidation.builder()
                        .domainName(name)
                        .validationDomain(name)
                        .validationMethod(method)
                        .validationStatus(DomainStatus.PENDING_VALIDATION);
        if (method == ValidationMethod.DNS) {
            String bare = name.startsWith("*.") ? name.substring(2) : name;
            validation.resourceRecord(proofs.computeIfAbsent(bare, this::proof));
        }
        return validation.build();
    }

    private ResourceRecord proof(String bare) {
        return ResourceRecord.builder()
                .name("_" + account.ids().hex("acm-proof-name", 32) + "." + bare + ".")
                .type(RecordType.CNAME)
                .value("_" + account.ids().hex("acm-proof", 32) + ".acm-validations.aws.")
                .build();
    }

    /** The certificate as it is by now: issued once it is proved, and renewed as long as it is. */
    CertificateDetail current(CertificateDetail certificate) {
        return renewed(issued(certificate));
    }

    /**
     * ACM renews <a href="https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html">60 days before the end</a>, where
     * the proof is still in DNS.
     */
    private CertificateDetail renewed(CertificateDetail certificate) {
        CertificateDetail now = certificate;
        while (now.status() == CertificateStatus.ISSUED
                && account.isOver(now.notAfter().minus(RENEWED_BEFORE))
                && isProved(now)) {
            Instant from = now.notAfter().minus(RENEWED_BEFORE);
            now = now.toBuilder().notBefore(from).notAfter(from.plus(VALIDITY)).build();
        }
        return now;
    }

    private CertificateDetail issued(CertificateDetail certificate) {
        if (certificate.status() != CertificateStatus.PENDING_VALIDATION
                || !isProved(certificate)) {
            return certificate;
        }
        return certificate.toBuilder()
                .status(CertificateStatus.ISSUED)
                .issuer("Amazon")
                .serial(serial(certificate.certificateArn()))
                .issuedAt(certificate.createdAt())
                .notBefore(certificate.createdAt())
                .notAfter(certificate.createdAt().plus(VALIDITY))
                .renewalEligibility(RenewalEligibility.ELIGIBLE)
                .domainValidationOptions(
                        certificate.domainValidationOptions().stream()
                                .map(option ->
                                        option.toBuilder()
                                                .validationStatus(DomainStatus.SUCCESS)
                                                .build())
                                .toList())
                .build();
    }

    // Made of the ARN, so that it is the same whoever looks first.
    private static String serial(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1).replace("-", "");
    }

    private boolean isProved(CertificateDetail certificate) {
        return certificate.domainValidationOptions().stream()
                .allMatch(option ->
                        option.resourceRecord() != null
                                && dns.get()
                                        .proves(
                                                option.resourceRecord().name(),
                                                option.resourceRecord().value()));
    }

    /** The certificate as it is told: in its first seconds it does not say its proofs. */
    CertificateDetail told(CertificateDetail certificate) {
        Instant from = told.get(certificate.certificateArn());
        if (from == null || account.isOver(from)) {
            return certificate;
        }
        return certificate.toBuilder()
                .domainValidationOptions(
                        certificate.domainValidationOptions().stream()
                                .map(option ->
                                        option.toBuilder()
                                                .resourceRecord((ResourceRecord) null)
                                                .build())
                                .toList())
                .build();
    }
}
