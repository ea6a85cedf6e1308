package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;

/** Services name a KMS key by its ARN, its id, its alias, or the alias's ARN. */
final class KeyArn {

    private KeyArn() {}

    /** The ARN of the key or alias that {@code name} names. */
    static Arn of(String name, DescribeContext context) {
        return Arn.parse(name)
                .orElseGet(
                        () -> context.arn("kms", name.startsWith("alias/") ? name : "key/" + name));
    }
}
