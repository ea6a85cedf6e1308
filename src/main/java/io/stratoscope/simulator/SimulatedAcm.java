package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.AddTagsToCertificateRequest;
import software.amazon.awssdk.services.acm.model.AddTagsToCertificateResponse;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.CertificateType;
import software.amazon.awssdk.services.acm.model.DeleteCertificateRequest;
import software.amazon.awssdk.services.acm.model.DeleteCertificateResponse;
import software.amazon.awssdk.services.acm.model.DescribeCertificateRequest;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ListCertificatesRequest;
import software.amazon.awssdk.services.acm.model.ListCertificatesResponse;
import software.amazon.awssdk.services.acm.model.ListTagsForCertificateRequest;
import software.amazon.awssdk.services.acm.model.ListTagsForCertificateResponse;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateResponse;
import software.amazon.awssdk.services.acm.model.ResourceInUseException;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.route53.Route53Client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** AWS Certificate Manager: a certificate is issued as soon as its proof stands in a hosted zone of the account. */
final class SimulatedAcm extends SimulatedService implements AcmClient {

    private static final Paging.Limits PAGES = Paging.Limits.of(100, 1000);

    private final Map<String, CertificateDetail> certificates = new LinkedHashMap<>();

    /** ARNs by the token that came with the request. */
    private final Map<String, String> requested = new HashMap<>();

    private final AcmIssuing issuing;

    SimulatedAcm(AccountState account, String region) {
        super(account, region, "acm", AcmException::builder);
        issuing =
                new AcmIssuing(
                        account,
                        () -> account.service(SimulatedRoute53.class, Route53Client.class, region));
    }

    @Override
    public RequestCertificateResponse requestCertificate(RequestCertificateRequest request) {
        return call(
                "RequestCertificate",
                request,
                () -> RequestCertificateResponse.builder().certificateArn(create(request)).build());
    }

    private String create(RequestCertificateRequest request) {
        return Optional.ofNullable(request.idempotencyToken())
                .map(token -> requested.computeIfAbsent(token, key -> make(request)))
                .orElseGet(() -> make(request));
    }

    private String make(RequestCertificateRequest request) {
        String arn = arn("certificate/" + account().ids().uuid("certificate"));
        Set<String> names = new LinkedHashSet<>();
        names.add(request.domainName());
        names.addAll(request.subjectAlternativeNames());
        ValidationMethod method =
                request.validationMethod() == null
                        ? ValidationMethod.EMAIL
                        : request.validationMethod();
        certificates.put(
                arn,
                CertificateDetail.builder()
                        .certificateArn(arn)
                        .domainName(request.domainName())
                        .subjectAlternativeNames(names)
                        .domainValidationOptions(issuing.validations(names, method))
                        .createdAt(account().now())
                        .status(CertificateStatus.PENDING_VALIDATION)
                        .type(CertificateType.AMAZON_ISSUED)
                        .keyAlgorithm(
                                request.keyAlgorithm() == null
                                        ? KeyAlgorithm.RSA_2048
                                        : request.keyAlgorithm())
                        .renewalEligibility(RenewalEligibility.INELIGIBLE)
                        .build());
        issuing.begin(arn);
        registerTags(arn, tags(request.tags()));
        return arn;
    }

    @Override
    public DescribeCertificateResponse describeCertificate(DescribeCertificateRequest request) {
        return call(
                "DescribeCertificate",
                request,
                () -> {
                    CertificateDetail now = current(get(request.certificateArn()));
                    return DescribeCertificateResponse.builder()
                            .certificate(
                                    issuing.told(now).toBuilder()
                                            .inUseBy(users(now.certificateArn()))
                                            .build())
                            .build();
                });
    }

    /** The name that a certificate is for. */
    Optional<String> domainOf(String arn) {
        return Optional.ofNullable(certificates.get(arn)).map(CertificateDetail::domainName);
    }

    private CertificateDetail current(CertificateDetail certificate) {
        CertificateDetail now = issuing.current(certificate);
        certificates.put(now.certificateArn(), now);
        return now;
    }

    private List<String> users(String arn) {
        return account()
                .service(SimulatedLoadBalancing.class, ElasticLoadBalancingV2Client.class, region())
                .usersOfCertificate(arn);
    }

    @Override
    public ListCertificatesResponse listCertificates(ListCertificatesRequest request) {
        return call(
                "ListCertificates",
                request,
                () -> {
                    List<CertificateDetail> all =
                            new ArrayList<>(certificates.values())
                                    .stream()
                                            .map(this::current)
                                            .filter(one ->
                                                    request.certificateStatuses().isEmpty()
                                                            || request.certificateStatuses()
                                                                    .contains(one.status()))
                                            .toList();
                    var page = page(all, PAGES, request.maxItems(), request.nextToken());
                    return ListCertificatesResponse.builder()
                            .certificateSummaryList(
                                    page.items().stream().map(this::summary).toList())
                            .nextToken(page.token())
                            .build();
                });
    }

    private CertificateSummary summary(CertificateDetail one) {
        return CertificateSummary.builder()
                .certificateArn(one.certificateArn())
                .domainName(one.domainName())
                .subjectAlternativeNameSummaries(one.subjectAlternativeNames())
                .status(one.statusAsString())
                .type(one.typeAsString())
                .keyAlgorithm(one.keyAlgorithmAsString())
                .inUse(!users(one.certificateArn()).isEmpty())
                .notAfter(one.notAfter())
                .createdAt(one.createdAt())
                .build();
    }

    @Override
    public ListTagsForCertificateResponse listTagsForCertificate(
            ListTagsForCertificateRequest request) {
        return call(
                "ListTagsForCertificate",
                request,
                () -> {
                    Map<String, String> tags =
                            account().tags().tags(get(request.certificateArn()).certificateArn());
                    return ListTagsForCertificateResponse.builder()
                            .tags(
                                    new TreeMap<>(tags)
                                            .entrySet().stream()
                                                    .map(tag ->
                                                            Tag.builder()
                                                                    .key(tag.getKey())
                                                                    .value(tag.getValue())
                                                                    .build())
                                                    .toList())
                            .build();
                });
    }

    @Override
    public AddTagsToCertificateResponse addTagsToCertificate(AddTagsToCertificateRequest request) {
        return call(
                "AddTagsToCertificate",
                request,
                () -> {
                    account()
                            .tags()
                            .tag(
                                    get(request.certificateArn()).certificateArn(),
                                    tags(request.tags()));
                    return AddTagsToCertificateResponse.builder().build();
                });
    }

    @Override
    public DeleteCertificateResponse deleteCertificate(DeleteCertificateRequest request) {
        return call(
                "DeleteCertificate",
                request,
                () -> {
                    String arn = get(request.certificateArn()).certificateArn();
                    if (!users(arn).isEmpty()) {
                        throw error(
                                ResourceInUseException.builder(),
                                400,
                                "ResourceInUseException",
                                "Certificate %s is in use.".formatted(arn));
                    }
                    certificates.remove(arn);
                    requested.values().remove(arn);
                    account().tags().delete(arn);
                    return DeleteCertificateResponse.builder().build();
                });
    }

    private CertificateDetail get(String arn) {
        CertificateDetail found = certificates.get(String.valueOf(arn));
        if (found == null) {
            throw error(
                    ResourceNotFoundException.builder(),
                    400,
                    "ResourceNotFoundException",
                    "Could not find certificate %s.".formatted(arn));
        }
        return found;
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }
}
