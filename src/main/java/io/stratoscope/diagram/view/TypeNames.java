package io.stratoscope.diagram.view;

import io.stratoscope.model.ResourceType;

import java.util.Map;

/** What people call a type of resource. */
final class TypeNames {
    private static final Map<ResourceType, String> SINGULAR =
            Map.ofEntries(
                    Map.entry(ResourceType.KMS_KEY, "KMS key"),
                    Map.entry(ResourceType.KMS_ALIAS, "KMS alias"),
                    Map.entry(ResourceType.SECRET, "Secret"),
                    Map.entry(ResourceType.CERTIFICATE, "Certificate"),
                    Map.entry(ResourceType.DB_SUBNET_GROUP, "DB subnet group"),
                    Map.entry(ResourceType.DB_PARAMETER_GROUP, "DB parameter group"),
                    Map.entry(
                            ResourceType.DB_CLUSTER_PARAMETER_GROUP, "DB cluster parameter group"),
                    Map.entry(ResourceType.CACHE_SUBNET_GROUP, "Cache subnet group"),
                    Map.entry(ResourceType.CACHE_PARAMETER_GROUP, "Cache parameter group"),
                    Map.entry(ResourceType.DATASYNC_TASK, "DataSync task"),
                    Map.entry(ResourceType.DATASYNC_LOCATION, "DataSync location"),
                    Map.entry(ResourceType.DATASYNC_LOCATION_EFS, "DataSync EFS location"),
                    Map.entry(ResourceType.DATASYNC_LOCATION_S3, "DataSync S3 location"),
                    Map.entry(ResourceType.LOG_GROUP, "Log group"),
                    Map.entry(ResourceType.ALARM, "Alarm"),
                    Map.entry(ResourceType.TOPIC, "SNS topic"),
                    Map.entry(ResourceType.BUCKET, "S3 bucket"),
                    Map.entry(ResourceType.IAM_ROLE, "IAM role"),
                    Map.entry(ResourceType.IAM_POLICY, "IAM policy"),
                    Map.entry(ResourceType.ECS_TASK, "Task"),
                    Map.entry(ResourceType.ECS_SERVICE, "ECS service"),
                    Map.entry(ResourceType.ECS_CLUSTER, "ECS cluster"),
                    Map.entry(ResourceType.HTTP_NAMESPACE, "Service Connect namespace"),
                    Map.entry(ResourceType.PRIVATE_DNS_NAMESPACE, "Private DNS namespace"),
                    Map.entry(ResourceType.PUBLIC_DNS_NAMESPACE, "Public DNS namespace"),
                    Map.entry(ResourceType.EFS_FILE_SYSTEM, "EFS file system"),
                    Map.entry(ResourceType.DB_CLUSTER, "DB cluster"),
                    Map.entry(ResourceType.DB_INSTANCE, "DB instance"),
                    Map.entry(ResourceType.CACHE_CLUSTER, "Cache node"),
                    Map.entry(ResourceType.NAT_GATEWAY, "NAT gateway"),
                    Map.entry(ResourceType.ELASTIC_IP, "Elastic IP"),
                    Map.entry(ResourceType.NETWORK_ACL, "Network ACL"),
                    Map.entry(ResourceType.VPC_ENDPOINT, "VPC endpoint"),
                    Map.entry(ResourceType.RECORD_SET, "DNS record"),
                    Map.entry(ResourceType.EC2_INSTANCE, "EC2 instance"),
                    Map.entry(ResourceType.VPC, "VPC"));

    private TypeNames() {}

    static String singular(ResourceType type) {
        String known = SINGULAR.get(type);
        if (known != null) {
            return known;
        }
        String kind = spaced(type.kind());
        boolean ambiguous =
                kind.equals("Cluster") || kind.equals("Service") || kind.equals("Parameter group");
        boolean awsType = type.name().startsWith("AWS::");
        return awsType && (ambiguous || !isOwnWord(kind))
                ? type.service() + " " + lower(kind)
                : kind;
    }

    private static boolean isOwnWord(String kind) {
        return kind.indexOf(' ') >= 0;
    }

    static String plural(ResourceType type) {
        String one = singular(type);
        if (one.endsWith("y") && !one.endsWith("ey") && !one.endsWith("ay")) {
            return one.substring(0, one.length() - 1) + "ies";
        }
        return one.endsWith("s") || one.endsWith("x") ? one + "es" : one + "s";
    }

    private static String lower(String words) {
        boolean abbreviation = words.length() > 1 && Character.isUpperCase(words.charAt(1));
        return abbreviation
                ? words
                : words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** {@code TargetGroup} becomes {@code Target group}; abbreviations stay together. */
    private static String spaced(String camel) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char at = camel.charAt(i);
            boolean starts =
                    i > 0
                            && Character.isUpperCase(at)
                            && !Character.isUpperCase(camel.charAt(i - 1));
            words.append(starts ? " " : "").append(starts ? Character.toLowerCase(at) : at);
        }
        return words.toString();
    }
}
