package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ListCertificatesResponse;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ACM certificates. Who presents one is told by who presents it. */
public final class CertificateDescriber implements Describer {

    private static final String ACTION = "acm:DescribeCertificate";
    private static final String LIST_ACTION = "acm:ListCertificates";
    private static final String TAGS_ACTION = "acm:ListTagsForCertificate";

    /** The most that ACM returns a page. */
    private static final int PAGE = 1000;

    @Override
    public String service() {
        return "acm";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("acm") && arn.resourceKind().equals("certificate");
    }

    /** Each takes calls of its own. */
    @Override
    public int taskSize() {
        return 25;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<Arn> certificates = new ArrayList<>();
                Attempt.call(context, LIST_ACTION, List.of(), () -> list(context, certificates));
                describe(certificates, context);
            }
        }
    }

    private static void list(DescribeContext context, List<Arn> certificates) {
        AcmClient acm = context.client(AcmClient.class);
        // Unless it is told all key types, the listing holds only RSA keys of 1024 and 2048 bits.
        List<KeyAlgorithm> keyTypes = List.copyOf(KeyAlgorithm.knownValues());
        Pages.forEach(
                context,
                token ->
                        acm.listCertificates(request ->
                                request.includes(filters -> filters.keyTypes(keyTypes))
                                        .maxItems(PAGE)
                                        .nextToken(token)),
                ListCertificatesResponse::nextToken,
                page ->
                        page.certificateSummaryList().stream()
                                .map(CertificateSummary::certificateArn)
                                .map(Arn::of)
                                .forEach(certificates::add));
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Details details = new Details(context);
        for (Arn arn : wanted) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            describe(arn, context, details);
                        } catch (ResourceNotFoundException _) {
                            context.gone(arn);
                        }
                    });
        }
    }

    private static void describe(Arn arn, DescribeContext context, Details details) {
        AcmClient acm = context.client(AcmClient.class);
        CertificateDetail certificate =
                acm.describeCertificate(request -> request.certificateArn(arn.toString()))
                        .certificate();
        Optional<Map<String, String>> tags =
                details.ask(
                        TAGS_ACTION,
                        () ->
                                TagMap.of(
                                        acm.listTagsForCertificate(request ->
                                                        request.certificateArn(arn.toString()))
                                                .tags(),
                                        Tag::key,
                                        Tag::value));
        String id = arn.resourceId();
        context.found(
                new Described(
                        arn,
                        ResourceType.CERTIFICATE,
                        id,
                        certificate.domainName() == null ? id : certificate.domainName(),
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        SdkJson.of(certificate)),
                List.of());
    }
}
