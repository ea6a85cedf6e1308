package io.stratoscope.discovery;

import io.stratoscope.model.Arn;

/** AWS writes some resources' ARNs in several ways; this is the one way of a snapshot. */
public final class CanonicalArn {

    private CanonicalArn() {}

    /** The ARN of the resource itself: without a log group's {@code :*}, a secret's JSON key, an S3 object's key,
     * a function's version, a table's index, or the stage and path of an API's endpoint.
     */
    public static Arn of(Arn arn) {
        String resource = arn.resource();
        String canonical =
                switch (arn.service()) {
                    case "logs" -> logGroup(resource);
                    case "secretsmanager" -> secret(resource);
                    case "s3" -> bucket(arn, resource);
                    case "lambda" -> segments(resource, "function", ":");
                    case "execute-api" -> resource.split("/", 2)[0];
                    case "dynamodb" -> segments(resource, "table", "/");
                    default -> resource;
                };
        return canonical.equals(resource) || canonical.isEmpty()
                ? arn
                : new Arn(arn.partition(), arn.service(), arn.region(), arn.account(), canonical);
    }

    private static String logGroup(String resource) {
        return resource.startsWith("log-group:") && resource.endsWith(":*")
                ? resource.substring(0, resource.length() - 2)
                : resource;
    }

    // secret:NAME-SUFFIX[:json-key:version-stage:version-id]
    private static String secret(String resource) {
        String[] parts = resource.split(":", -1);
        return parts.length > 2 && parts[0].equals("secret") ? parts[0] + ":" + parts[1] : resource;
    }

    // function:NAME[:VERSION], table/NAME[/index/…]
    private static String segments(String resource, String kind, String separator) {
        String[] parts = resource.split(separator, -1);
        return parts.length > 2 && parts[0].equals(kind)
                ? parts[0] + separator + parts[1]
                : resource;
    }

    // An access point has a region; a bucket's ARN has not, and an object's key follows it.
    private static String bucket(Arn arn, String resource) {
        int slash = resource.indexOf('/');
        return slash > 0 && arn.region().isEmpty() ? resource.substring(0, slash) : resource;
    }
}
