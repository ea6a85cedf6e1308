package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AddTagsToCertificateRequest;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A certificate, which ACM issues once the proofs that it asks for are in DNS. */
final class AcmCertificateDriver implements Driver {

    private static final String DOMAIN = "DomainName";
    private static final String OTHERS = "SubjectAlternativeNames";
    private static final String METHOD = "ValidationMethod";
    private static final String ALGORITHM = "KeyAlgorithm";

    private static final SdkWords WORDS = SdkWords.without(AcmProofs.OPTIONS);

    @Override
    public String type() {
        return "AWS::CertificateManager::Certificate";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(DOMAIN, OTHERS, METHOD, ALGORITHM, AcmProofs.OPTIONS);
    }

    /** ACM does not know where its proofs are made. */
    @Override
    public Set<String> writeOnly() {
        return Set.of(AcmProofs.OPTIONS);
    }

    /** Where it is not asked for all algorithms, ACM lists certificates of RSA only. */
    @Override
    public List<Existing> list(Scope scope) {
        AcmClient acm = scope.client(AcmClient.class);
        List<Existing> found = new ArrayList<>();
        acm.listCertificatesPaginator(request ->
                        request.includes(filter -> filter.keyTypes(KeyAlgorithm.knownValues())))
                .certificateSummaryList()
                .forEach(summary -> {
                    String arn = summary.certificateArn();
                    Map<String, String> tags = tags(acm, arn);
                    if (scope.owns(tags)) {
                        CertificateDetail certificate = describe(acm, arn);
                        List<Existing> zones = scope.existing("AWS::Route53::HostedZone");
                        found.add(
                                existing(certificate, AcmProofs.options(certificate, zones), tags));
                    }
                });
        return List.copyOf(found);
    }

    private static Map<String, String> tags(AcmClient acm, String arn) {
        return TagMaps.of(
                acm.listTagsForCertificate(request -> request.certificateArn(arn)).tags(),
                Tag::key,
                Tag::value);
    }

    private static CertificateDetail describe(AcmClient acm, String arn) {
        return acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
    }

    private Existing existing(
            CertificateDetail certificate, List<JsonObject> proofs, Map<String, String> tags) {
        String arn = certificate.certificateArn();
        JsonValue.ObjectBuilder properties =
                JsonValue.object()
                        .put(DOMAIN, certificate.domainName())
                        // ACM counts the main name among the others.
                        .put(
                                OTHERS,
                                certificate.subjectAlternativeNames().stream()
                                        .filter(name -> !name.equals(certificate.domainName()))
                                        .map(JsonValue::of)
                                        .toList())
                        .put(AcmProofs.OPTIONS, proofs);
        certificate.domainValidationOptions().stream()
                .map(option -> option.validationMethodAsString())
                .limit(1)
                .forEach(method -> properties.put(METHOD, method));
        if (certificate.keyAlgorithmAsString() != null) {
            // It is asked for with an underscore and told with a hyphen.
            properties.put(ALGORITHM, certificate.keyAlgorithmAsString().replace('-', '_'));
        }
        return Existing.tagged(
                type(),
                arn,
                state(certificate),
                JsonValue.object().put("Arn", arn).put("CertificateArn", arn).build(),
                properties.build(),
                tags);
    }

    private static State state(CertificateDetail certificate) {
        return switch (certificate.status()) {
            case PENDING_VALIDATION, UNKNOWN_TO_SDK_VERSION -> State.PENDING;
            case ISSUED, INACTIVE, EXPIRED -> State.READY;
            case VALIDATION_TIMED_OUT, REVOKED, FAILED -> State.FAILED;
        };
    }

    @Override
    public Existing create(Order order) {
        AcmClient acm = order.client(AcmClient.class);
        RequestCertificateRequest.Builder request =
                WORDS.fill(RequestCertificateRequest.builder(), order.properties());
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        String arn =
                acm.requestCertificate(request.idempotencyToken(order.token()).build())
                        .certificateArn();
        return existing(
                describe(acm, arn), order.properties().objects(AcmProofs.OPTIONS), order.tags());
    }

    /**
     * Makes the proofs that it is told the zones of, and waits until the certificate is issued. The SDK's waiter would not say
     * which records are missing, where somebody has to make them by hand.
     */
    @Override
    public Existing settle(Existing existing, Order order) {
        AcmClient acm = order.client(AcmClient.class);
        String arn = existing.ref();
        if (isPending(acm, arn)) {
            order.waiting()
                    .until(
                            "the certificate " + arn + " says which records prove it",
                            () -> AcmProofs.areTold(describe(acm, arn)));
            CertificateDetail certificate = describe(acm, arn);
            AcmProofs.make(certificate, order);
            order.waiting()
                    .until(
                            "the certificate for %s is issued, for which DNS needs %s"
                                    .formatted(
                                            certificate.domainName(),
                                            AcmProofs.wanted(certificate)),
                            () -> !isPending(acm, arn));
        }
        return existing(
                describe(acm, arn), order.properties().objects(AcmProofs.OPTIONS), tags(acm, arn));
    }

    private static boolean isPending(AcmClient acm, String arn) {
        return state(describe(acm, arn)) == State.PENDING;
    }

    /** Anything but its tags is another certificate. */
    @Override
    public void update(Existing existing, Order order) {
        AddTagsToCertificateRequest.Builder request =
                AddTagsToCertificateRequest.builder().certificateArn(existing.ref());
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        order.client(AcmClient.class).addTagsToCertificate(request.build());
    }

    /** Takes its proofs out of the stack's zones, too: they would keep these. */
    @Override
    public void delete(Existing existing, Removal removal) {
        AcmClient acm = removal.client(AcmClient.class);
        try {
            CertificateDetail certificate = describe(acm, existing.ref());
            acm.deleteCertificate(request -> request.certificateArn(existing.ref()));
            // Not before: one that is in use is refused, and goes on to be renewed.
            AcmProofs.remove(certificate, existing.properties(), removal);
        } catch (ResourceNotFoundException _) {
            // Gone already.
        }
    }
}
