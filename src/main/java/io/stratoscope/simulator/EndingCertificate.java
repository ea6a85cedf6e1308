package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.FailureReason;
import software.amazon.awssdk.services.acm.model.RenewalStatus;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Certificates could not be renewed, and end soon. */
final class EndingCertificate implements Disaster {

    static final String NAME = "ending-certificate";

    private static final Duration LEFT = Duration.ofDays(5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the renewal of the certificates failed, and they end in five days";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return switch (answer) {
            case DescribeCertificateResponse it ->
                    it.toBuilder().certificate(ending(it.certificate(), account)).build();
            case DescribeAlarmsResponse it ->
                    Outage.ringing(it, Set.of("DaysToExpiry"), Disasters.since(NAME, account));
            default -> answer;
        };
    }

    /** Certificates end with a day. */
    static Instant end(Instant since) {
        return since.plus(LEFT)
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(1))
                .minusSeconds(1);
    }

    private static CertificateDetail ending(CertificateDetail one, AccountState account) {
        Instant since = Disasters.since(NAME, account);
        return one.toBuilder()
                .notAfter(end(since))
                .renewalSummary(renewal ->
                        renewal.renewalStatus(RenewalStatus.FAILED)
                                .renewalStatusReason(FailureReason.CAA_ERROR)
                                .updatedAt(since)
                                .domainValidationOptions(
                                        one.domainValidationOptions().stream()
                                                .map(option ->
                                                        option.toBuilder()
                                                                .validationStatus(
                                                                        DomainStatus.FAILED)
                                                                .build())
                                                .toList()))
                .build();
    }
}
