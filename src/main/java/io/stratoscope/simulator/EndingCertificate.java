package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.DescribeCertificateResponse;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.FailureReason;
import software.amazon.awssdk.services.acm.model.RenewalStatus;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

import java.time.Duration;
import java.util.Set;

/** Certificates could not be renewed, and end soon. */
final class EndingCertificate implements Disaster {

    static final String NAME = "ending-certificate";

    static final Duration LEFT = Duration.ofDays(5);

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
                    Outage.ringing(it, Set.of("DaysToExpiry"), account.now());
            default -> answer;
        };
    }

    private static CertificateDetail ending(CertificateDetail one, AccountState account) {
        return one.toBuilder()
                .notAfter(account.now().plus(LEFT))
                .renewalSummary(renewal ->
                        renewal.renewalStatus(RenewalStatus.FAILED)
                                .renewalStatusReason(FailureReason.CAA_ERROR)
                                .updatedAt(account.now().minus(LEFT))
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
