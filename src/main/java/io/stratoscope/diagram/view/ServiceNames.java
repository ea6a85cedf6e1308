package io.stratoscope.diagram.view;

import java.util.Locale;
import java.util.Map;

/** What people call a service, by its prefix in ARNs. */
final class ServiceNames {
    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    Map.entry("acm", "Certificate Manager"),
                    Map.entry("cloudwatch", "CloudWatch"),
                    Map.entry("datasync", "DataSync"),
                    Map.entry("dynamodb", "DynamoDB"),
                    Map.entry("elasticache", "ElastiCache"),
                    Map.entry("elasticfilesystem", "EFS"),
                    Map.entry("elasticloadbalancing", "Elastic Load Balancing"),
                    Map.entry("events", "EventBridge"),
                    Map.entry("lambda", "Lambda"),
                    Map.entry("logs", "CloudWatch Logs"),
                    Map.entry("route53", "Route 53"),
                    Map.entry("secretsmanager", "Secrets Manager"),
                    Map.entry("cloudfront", "CloudFront"));

    private ServiceNames() {}

    static String of(String prefix) {
        String known = KNOWN.get(prefix);
        return known == null ? prefix.toUpperCase(Locale.ROOT) : known;
    }
}
