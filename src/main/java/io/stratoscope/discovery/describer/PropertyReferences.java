package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.CanonicalArn;
import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.RelationKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out what a resource of a type that nobody wrote a describer for refers to: by the ARNs and well-known ids in its
 * properties. What the other end is says what the relation is.
 */
final class PropertyReferences {

    private static final Pattern ARN =
            Pattern.compile(
                    "arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\\d{12}|aws)?:[^\\s\"',;(){}\\[\\]]+");

    private static final Pattern EC2_ID = Pattern.compile("[a-z]+(?:-attach)?-[0-9a-f]{8,17}");
    private static final Pattern EFS_ID = Pattern.compile("(fs|fsap|fsmt)-[0-9a-f]{8,17}");
    private static final Pattern KEY_ID =
            Pattern.compile("(?:mrk-)?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}");

    private static final Map<String, String> EFS_KIND =
            Map.of("fs", "file-system", "fsap", "access-point", "fsmt", "mount-target");

    private static final Set<String> BUCKET_NAMES =
            Set.of(
                    "bucket",
                    "bucketname",
                    "s3bucket",
                    "s3bucketname",
                    "s3outputbucketname",
                    "destinationbucket");

    private final Arn own;
    private final DescribeContext context;
    private final RelationsOf relations;
    // The first mention of each end is evidence enough.
    private final Map<Arn, String> ends = new TreeMap<>();

    PropertyReferences(Arn own, DescribeContext context, String action) {
        this.own = own;
        this.context = context;
        this.relations = new RelationsOf(own, action);
    }

    RelationsOf in(JsonObject properties) {
        properties.members().forEach((name, value) -> walk(value, name, name));
        ends.forEach((end, field) -> relations.to(kind(end), end, field));
        return relations;
    }

    private void walk(JsonValue value, String name, String path) {
        switch (value) {
            case JsonObject object ->
                    object.members()
                            .forEach((member, inner) -> walk(inner, member, path + "." + member));
            case JsonArray(List<JsonValue> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    walk(items.get(i), name, path + "[" + i + "]");
                }
            }
            case JsonString(String text) -> mentions(text, name, path);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> {
                // Names nothing.
            }
        }
    }

    private void mentions(String text, String name, String path) {
        List<Arn> named = arnsIn(text);
        named.stream().filter(end -> !end.equals(own)).forEach(end -> ends.putIfAbsent(end, path));
        if (named.isEmpty()) {
            byId(text, name)
                    .filter(end -> !end.equals(own))
                    .ifPresent(end -> ends.putIfAbsent(end, path));
        }
    }

    /** The resources whose ARNs occur in a text; patterns of several, and accounts, are none. */
    static List<Arn> arnsIn(String text) {
        List<Arn> found = new ArrayList<>();
        Matcher arns = ARN.matcher(text);
        int from = 0;
        while (arns.find(from)) {
            // An ARN may hold another: a gateway's integration names the function that it calls.
            int inner = text.indexOf("arn:", arns.start() + 1);
            int end = inner > 0 && inner < arns.end() ? inner : arns.end();
            String whole = text.substring(arns.start(), end);
            Arn.parse(whole.replaceAll("/invocations$", ""))
                    .map(CanonicalArn::of)
                    .filter(PropertyReferences::namesOne)
                    .ifPresent(found::add);
            from = end;
        }
        return found;
    }

    private static boolean namesOne(Arn arn) {
        String resource = arn.resource();
        boolean pattern = resource.indexOf('*') >= 0 || resource.indexOf('$') >= 0;
        boolean principal = arn.service().equals("iam") && resource.equals("root");
        return !pattern && !principal && !resource.endsWith("/");
    }

    private Optional<Arn> byId(String text, String name) {
        if (EFS_ID.matcher(text).matches()) {
            return Optional.ofNullable(EFS_KIND.get(text.substring(0, text.indexOf('-'))))
                    .map(kind -> context.arn("elasticfilesystem", kind + "/" + text));
        }
        if (EC2_ID.matcher(text).matches()) {
            return Ec2Arns.byPrefix(context, text);
        }
        String property = name.toLowerCase(Locale.ROOT);
        if (property.equals("clustername") && own.service().equals("eks")) {
            return Optional.of(context.arn("eks", "cluster/" + text));
        }
        if (property.contains("kms")
                && (KEY_ID.matcher(text).matches() || text.startsWith("alias/"))) {
            return Optional.of(KeyArn.of(text, context));
        }
        if (property.endsWith("loggroupname") || property.equals("loggroup")) {
            return Optional.of(context.arn("logs", "log-group:" + text));
        }
        return BUCKET_NAMES.contains(property) && !own.service().equals("s3")
                ? Optional.of(new Arn(context.partition(), "s3", "", "", text))
                : Optional.empty();
    }

    private RelationKind kind(Arn end) {
        return switch (end.service() + " " + end.resourceKind()) {
            case "iam role", "iam instance-profile" -> RelationKind.ASSUMES_ROLE;
            case "iam policy" -> RelationKind.HAS_POLICY;
            case "kms key", "kms alias" -> RelationKind.ENCRYPTED_BY;
            case "ec2 vpc", "ec2 subnet" -> RelationKind.LOCATED_IN;
            case "ec2 security-group" -> RelationKind.PROTECTED_BY;
            case "eks cluster" ->
                    own.service().equals("eks") ? RelationKind.PART_OF : RelationKind.REFERENCES;
            case "logs log-group" -> RelationKind.LOGS_TO;
            case "secretsmanager secret" -> RelationKind.READS_SECRET;
            case "acm certificate" -> RelationKind.USES_CERTIFICATE;
            case "elasticfilesystem file-system", "elasticfilesystem access-point" ->
                    RelationKind.MOUNTS;
            default -> RelationKind.REFERENCES;
        };
    }
}
