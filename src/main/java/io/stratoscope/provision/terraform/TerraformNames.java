package io.stratoscope.provision.terraform;

import io.stratoscope.model.ResourceType;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CloudFormation's names as Terraform's. The <a href="https://github.com/hashicorp/terraform-provider-awscc">awscc
 * provider</a> makes the names of its types and attributes from CloudFormation's by a rule; this is the same rule, with
 * the same surprises, such as {@code a_zs} for {@code AZs}.
 */
public final class TerraformNames {

    /** Where an underscore goes between two characters. */
    private static final Pattern BOUNDARY =
            Pattern.compile(
                    "(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])"
                            + "|(?<=[A-Z])(?=[A-Z][a-z])");

    /** Words that the provider takes for one. */
    private static final Map<String, String> WORDS =
            Map.of(
                    "CloudFormation", "Cloudformation",
                    "CloudFront", "Cloudfront",
                    "CloudWatch", "Cloudwatch",
                    "CNAMEs", "Cnames",
                    "FSx", "Fsx",
                    "OTel", "Otel");

    private TerraformNames() {}

    /** {@code DBClusterIdentifier} as {@code db_cluster_identifier}. */
    public static String snake(String name) {
        String words = name.strip();
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            words = words.replace(word.getKey(), word.getValue());
        }
        return BOUNDARY.matcher(words)
                .replaceAll("_")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code AWS::EC2::VPC} as {@code awscc_ec2_vpc}. */
    public static String type(ResourceType type) {
        List<String> segments = segments(type);
        return "awscc_"
                + segments.get(1).toLowerCase(Locale.ROOT)
                + "_"
                + snake(segments.getLast());
    }

    /** An attribute of a resource itself, where {@code id} and {@code provider} are Terraform's own. */
    public static String attribute(ResourceType type, String property) {
        String name = snake(property);
        return switch (name) {
            case "id" -> snake(segments(type).getLast()) + "_id";
            case "provider" -> "provider_name";
            default -> name;
        };
    }

    private static List<String> segments(ResourceType type) {
        return List.of(type.name().split("::", -1));
    }

    /** A name for each logical id, in snake case, no two the same. */
    public static Map<String, String> unique(List<String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            String name = snake(id);
            String base = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
            String free = base;
            for (int number = 2; !taken.add(free); number++) {
                free = base + "_" + number;
            }
            names.put(id, free);
        }
        return names;
    }
}
