package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.model.Arn;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.Locale;

/** Tells a topic how a drill ended. */
public final class DrillNotice {

    private DrillNotice() {}

    /**
     * Publishes one line.
     *
     * @throws DrillException when SNS does not take it
     */
    public static void send(AwsAccount account, Arn topic, DrillReport report) {
        String subject =
                "Restore drill "
                        + report.verdict().name().toLowerCase(Locale.ROOT)
                        + ": "
                        + report.project();
        try {
            Object _ =
                    account.client(SnsClient.class, topic.region())
                            .publish(request ->
                                    request.topicArn(topic.toString())
                                            .subject(
                                                    subject.substring(
                                                            0, Math.min(99, subject.length())))
                                            .message(
                                                    report.id()
                                                            + " of "
                                                            + report.restorePoint()
                                                            + ": "
                                                            + report.reason()));
        } catch (SdkException | NotAwsException e) {
            throw new DrillException(
                    "could not tell " + topic + ": " + AwsFailures.of(e).message(), e);
        }
    }
}
