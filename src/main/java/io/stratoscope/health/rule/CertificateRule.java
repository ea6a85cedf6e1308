package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a certificate is valid, for how long, and whether it renews itself. ACM renews 60 days before the end: one that is nearer to it has not been renewed. */
final class CertificateRule implements HealthRule {
    private static final String DAYS = "days";
    private static final String URGENT = "urgent-days";

    @Override
    public String key() {
        return "certificate-expiry";
    }

    @Override
    public String title() {
        return "A certificate is issued, does not end soon, and renews itself.";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                Threshold.of(DAYS, 30, "days before the end at which it is said"),
                Threshold.of(URGENT, 7, "days before the end at which it counts as degraded"));
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.CERTIFICATE).stream()
                .map(certificate -> verdict(certificate, situation))
                .toList();
    }

    private Verdict verdict(Resource certificate, Situation situation) {
        String status = certificate.description().text("Status").orElse("");
        Reading read = Reading.of(certificate, status, "Status");
        if (status.equals("PENDING_VALIDATION")) {
            return Verdict.degraded(
                    key(),
                    certificate.arn(),
                    "It waits for the proof that the domain is yours.",
                    "Put its validation record into the domain's zone.",
                    read);
        }
        if (!status.equals("ISSUED")) {
            return Verdict.down(
                    key(),
                    certificate.arn(),
                    "It is not valid: " + (status.isEmpty() ? "no status" : status) + ".",
                    "Ask ACM for a new certificate and put it on the listeners.",
                    read);
        }
        Optional<Verdict> renewal = renewal(certificate);
        Optional<Instant> end =
                certificate.description().text("NotAfter").flatMap(text -> Times.parse(text));
        if (end.isEmpty()) {
            return Verdict.unknown(
                    key(), certificate.arn(), "ACM did not say when it ends.", "Refresh.", read);
        }
        Verdict life = life(certificate, end.get(), situation);
        return renewal.filter(failed -> failed.level().compareTo(life.level()) > 0).orElse(life);
    }

    private Optional<Verdict> renewal(Resource certificate) {
        return certificate
                .description()
                .text("RenewalSummary", "RenewalStatus")
                .filter(status -> status.equals("FAILED") || status.equals("PENDING_VALIDATION"))
                .map(status ->
                        Verdict.degraded(
                                key(),
                                certificate.arn(),
                                "ACM could not renew it: "
                                        + certificate
                                                .description()
                                                .text("RenewalSummary", "RenewalStatusReason")
                                                .orElse(status)
                                        + ".",
                                "Put its validation record back into the domain's zone.",
                                Reading.of(
                                        certificate, status, "RenewalSummary", "RenewalStatus")));
    }

    private Verdict life(Resource certificate, Instant end, Situation situation) {
        long days = Duration.between(situation.now(), end).toDays();
        Reading read = Reading.of(certificate, end.toString(), "NotAfter");
        String date = end.toString().substring(0, 10);
        if (!end.isAfter(situation.now())) {
            return Verdict.down(
                            key(),
                            certificate.arn(),
                            "It ended on " + date + ": browsers refuse the connection.",
                            "Ask ACM for a new certificate and put it on the listeners.",
                            read)
                    .since(Optional.of(end));
        }
        boolean urgent = days < situation.threshold(this, URGENT).doubleValue();
        boolean soon = days < situation.threshold(this, DAYS).doubleValue();
        Level level = urgent ? Level.DEGRADED : soon ? Level.NOTICE : Level.OK;
        String words =
                level == Level.OK
                        ? "It is valid until %s, for %d days.".formatted(date, days)
                        : "It ends on %s, in %s, and has not been renewed."
                                .formatted(date, days == 1 ? "1 day" : days + " days");
        return Verdict.of(
                key(),
                certificate.arn(),
                level,
                words,
                level == Level.OK
                        ? ""
                        : "See that its validation record is in the domain's zone: ACM renews it then.",
                read);
    }
}
