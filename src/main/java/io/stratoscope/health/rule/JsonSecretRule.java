package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A password that arrives as JSON: the secret has several fields, and the task definition asks for all of it, so the container gets
 * {@code {"username":…,"password":…}} for a password. Judged without reading the secret: RDS and rotation write several fields, and people
 * say so in descriptions and tags.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html">a field of a secret as a variable</a>
 */
final class JsonSecretRule implements HealthRule {

    private static final Pattern SAYS_JSON =
            Pattern.compile("\\bjson\\b|user ?name (and|&|\\+) password|credentials of");

    /** arn:aws:secretsmanager:region:account:secret:name, and a field after that. */
    private static final int PARTS_OF_WHOLE = 7;

    @Override
    public String key() {
        return "json-secret";
    }

    @Override
    public String title() {
        return "A password is not handed to a container as JSON with several fields.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        Map<String, Resource> secrets =
                situation.resources(ResourceType.SECRET).stream()
                        .collect(
                                Collectors.toMap(
                                        secret -> secret.arn().toString(), Function.identity()));
        return situation.resources(ResourceType.ECS_TASK_DEFINITION).stream()
                .flatMap(definition ->
                        definition.description().objects("containerDefinitions").stream()
                                .flatMap(container ->
                                        container.objects("secrets").stream()
                                                .flatMap(given ->
                                                        verdict(definition, given, secrets))))
                .toList();
    }

    private Stream<Verdict> verdict(
            Resource definition, JsonObject given, Map<String, Resource> secrets) {
        String from = given.text("valueFrom").orElse("");
        boolean whole = from.split(":", -1).length == PARTS_OF_WHOLE;
        Optional<Resource> secret =
                Arn.parse(from).map(Arn::toString).flatMap(arn -> found(arn, secrets));
        if (!whole || secret.isEmpty()) {
            return Stream.empty();
        }
        return several(secret.get())
                .map(reading ->
                        Verdict.degraded(
                                key(),
                                definition.arn(),
                                "%s gets all of the secret %s, which has several fields: the password would be JSON."
                                        .formatted(
                                                given.text("name").orElse("A variable"),
                                                secret.get().name()),
                                "Ask for the field: valueFrom \""
                                        + from
                                        + ":password::\", or keep the password alone in a secret.",
                                reading,
                                Reading.of(
                                        definition,
                                        from,
                                        "containerDefinitions",
                                        "secrets",
                                        "valueFrom")))
                .stream();
    }

    /** A reference may leave out the six letters at the end of a secret's ARN. */
    private static Optional<Resource> found(String reference, Map<String, Resource> secrets) {
        return Optional.ofNullable(secrets.get(reference))
                .or(() ->
                        secrets.values().stream()
                                .filter(secret ->
                                        secret.arn().toString().startsWith(reference + "-"))
                                .findFirst());
    }

    /** What says that the secret has several fields. */
    private static Optional<Reading> several(Resource secret) {
        JsonObject said = secret.description();
        if (said.text("OwningService").filter("rds"::equals).isPresent()) {
            return Optional.of(Reading.of(secret, "rds", "OwningService"));
        }
        if (said.isTrue("RotationEnabled")) {
            return Optional.of(Reading.of(secret, "true", "RotationEnabled"));
        }
        Optional<String> described =
                said.text("Description")
                        .filter(text -> SAYS_JSON.matcher(text.toLowerCase(Locale.ROOT)).find());
        return described
                .map(text -> Reading.of(secret, text, "Description"))
                .or(() ->
                        secret.tags().entrySet().stream()
                                .filter(tag -> tag.getValue().equalsIgnoreCase("json"))
                                .findFirst()
                                .map(tag ->
                                        Reading.of(
                                                secret,
                                                tag.getKey() + "=" + tag.getValue(),
                                                "Tags")));
    }
}
