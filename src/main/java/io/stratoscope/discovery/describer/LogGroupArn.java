package io.stratoscope.discovery.describer;

import io.stratoscope.model.Arn;

/** Services write a log group's ARN with {@code :*} at the end (all its streams) or without. */
final class LogGroupArn {

    private LogGroupArn() {}

    /** The ARN of the group itself. */
    static Arn of(Arn arn) {
        return arn.resource().endsWith(":*")
                ? new Arn(
                        arn.partition(),
                        arn.service(),
                        arn.region(),
                        arn.account(),
                        arn.resource().substring(0, arn.resource().length() - 2))
                : arn;
    }
}
