package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Of <a href="https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html">certificates</a> that are issued: twice a day, how many days they have left. */
final class CertificateMetrics implements MetricFamily {

    private static final long EVERY = Duration.ofHours(12).toMinutes();
    private static final long SECONDS = 60;

    @Override
    public String namespace() {
        return "AWS/CertificateManager";
    }

    @Override
    public Stream<SimulatedMetric> of(AccountState account, String region) {
        AcmClient acm = account.client(AcmClient.class, region);
        Aftermath aftermath = account.aftermath();
        return acm.listCertificatesPaginator().certificateSummaryList().stream()
                .map(CertificateSummary::certificateArn)
                .map(arn -> acm.describeCertificate(request -> request.certificateArn(arn)))
                .flatMap(answer -> of(answer.certificate(), aftermath));
    }

    private Stream<SimulatedMetric> of(CertificateDetail certificate, Aftermath aftermath) {
        if (certificate.notAfter() == null || certificate.notBefore() == null) {
            return Stream.empty();
        }
        return new Metering(
                        namespace(),
                        Map.of("CertificateArn", certificate.certificateArn()),
                        certificate.createdAt())
                .add(
                        "DaysToExpiry",
                        StandardUnit.COUNT,
                        minute ->
                                minute % EVERY == 0
                                        ? Sample.of(left(certificate, minute, aftermath))
                                        : Sample.NONE)
                .metrics();
    }

    private static double left(CertificateDetail certificate, long minute, Aftermath aftermath) {
        Instant end =
                aftermath
                        .since(EndingCertificate.NAME)
                        .filter(since -> aftermath.inMinute(minute, EndingCertificate.NAME))
                        .map(EndingCertificate::end)
                        .orElse(certificate.notAfter());
        return (double)
                Math.max(
                        0, Duration.between(Instant.ofEpochSecond(minute * SECONDS), end).toDays());
    }
}
