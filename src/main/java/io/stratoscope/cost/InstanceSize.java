package io.stratoscope.cost;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sizes of <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.html">instance classes</a>,
 * which are called alike in all families, each twice as large as the one before up to 2xlarge. Not every family has every size: whether
 * one is there, its price tells.
 */
final class InstanceSize {
    private static final List<String> BY_SIZE =
            List.of(
                    "micro",
                    "small",
                    "medium",
                    "large",
                    "xlarge",
                    "2xlarge",
                    "4xlarge",
                    "8xlarge",
                    "12xlarge",
                    "16xlarge",
                    "24xlarge",
                    "32xlarge",
                    "48xlarge");

    /** {@code db.r6g.large}: the family, and the size. */
    private static final Pattern CLASS = Pattern.compile("(db\\.[a-z0-9]+\\.)([0-9]*[a-z]+)");

    private InstanceSize() {}

    /** The next smaller class of the same family; empty for the smallest, and for what has no sizes. */
    static Optional<String> nextSmaller(String instanceClass) {
        Matcher parts = CLASS.matcher(instanceClass);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int at = BY_SIZE.indexOf(parts.group(2));
        return at <= 0 ? Optional.empty() : Optional.of(parts.group(1) + BY_SIZE.get(at - 1));
    }
}
