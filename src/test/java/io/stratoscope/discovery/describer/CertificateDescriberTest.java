package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.DescribeCertificateRequest;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.ListCertificatesRequest;
import software.amazon.awssdk.services.acm.model.ListCertificatesResponse;
import software.amazon.awssdk.services.acm.model.ListTagsForCertificateRequest;
import software.amazon.awssdk.services.acm.model.ListTagsForCertificateResponse;
import software.amazon.awssdk.services.acm.model.ResourceNotFoundException;
import software.amazon.awssdk.services.acm.model.Tag;

import java.util.List;

class CertificateDescriberTest {

    private static final Arn SITE = RecordedContext.arnOf("acm", "certificate/c1");

    private static class FakeAcm implements AcmClient {
        final Served<CertificateSummary> listed =
                new Served<>(
                        List.of(),
                        List.of(
                                CertificateSummary.builder()
                                        .certificateArn(SITE.toString())
                                        .build()));

        @Override
        public ListCertificatesResponse listCertificates(ListCertificatesRequest request) {
            assertThat(request.includes().keyTypes()).contains(KeyAlgorithm.EC_PRIME256_V1);
            assertThat(request.maxItems()).isEqualTo(1000);
            return ListCertificatesResponse.builder()
                    .certificateSummaryList(listed.page(request.nextToken()))
                    .nextToken(listed.next(request.nextToken()))
                    .build();
        }

        @Override
        public DescribeCertificateResponse describeCertificate(DescribeCertificateRequest request) {
            if (!request.certificateArn().equals(SITE.toString())) {
                throw ResourceNotFoundException.builder().message("none").build();
            }
            return DescribeCertificateResponse.builder()
                    .certificate(c ->
                            c.certificateArn(request.certificateArn())
                                    .domainName("immich.example.org"))
                    .build();
        }

        @Override
        public ListTagsForCertificateResponse listTagsForCertificate(
                ListTagsForCertificateRequest request) {
            // A tag may have no value.
            return ListTagsForCertificateResponse.builder()
                    .tags(Tag.builder().key("Keep").build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "acm";
        }

        @Override
        public void close() {}
    }

    @Test
    void aCertificateIsNamedByItsDomain() {
        RecordedContext context = new RecordedContext(new FakeAcm());

        new CertificateDescriber().describe(List.of(SITE), context);

        assertThat(context.described(SITE).name()).isEqualTo("immich.example.org");
        assertThat(context.described(SITE).tags()).containsEntry("Keep", "");
    }

    @Test
    void aCertificateThatIsNotThereIsGoneAndADeniedOneIsNot() {
        Arn deleted = RecordedContext.arnOf("acm", "certificate/deleted");
        RecordedContext context = new RecordedContext(new FakeAcm());
        new CertificateDescriber().describe(List.of(deleted), context);
        assertThat(context.gone).containsExactly(deleted);

        RecordedContext refused =
                new RecordedContext(
                        new FakeAcm() {
                            @Override
                            public DescribeCertificateResponse describeCertificate(
                                    DescribeCertificateRequest request) {
                                throw RecordedContext.denied();
                            }
                        });
        new CertificateDescriber().describe(List.of(SITE), refused);
        assertThat(refused.gone).isEmpty();
        assertThat(refused.failed).containsExactly("acm:DescribeCertificate certificate/c1");
    }

    @Test
    void aCertificateIsConfirmedWhereItsTagsMayNotBeRead() {
        RecordedContext context =
                new RecordedContext(
                        new FakeAcm() {
                            @Override
                            public ListTagsForCertificateResponse listTagsForCertificate(
                                    ListTagsForCertificateRequest request) {
                                throw RecordedContext.denied();
                            }
                        });

        new CertificateDescriber().describe(List.of(SITE), context);

        assertThat(context.described(SITE).tagsKnown()).isFalse();
        assertThat(context.failed).containsExactly("acm:ListTagsForCertificate");
    }

    @Test
    void certificatesOfEveryKeyTypeAreListed() {
        RecordedContext context = new RecordedContext(new FakeAcm(), new Scope.Everything());

        new CertificateDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(SITE);
    }
}
