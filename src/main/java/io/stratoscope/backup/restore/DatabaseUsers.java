package io.stratoscope.backup.restore;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who uses a database: whose task definition has one of its host names, or a DNS name that leads there. */
final class DatabaseUsers {

    private final Past past;
    private final List<String> names = new ArrayList<>();

    DatabaseUsers(Past past, List<String> hosts) {
        this.past = past;
        names.addAll(hosts);
        past.now(ResourceType.RECORD_SET).stream()
                .filter(record -> names(record.description(), hosts))
                .forEach(record -> names.add(record.name()));
    }

    private static boolean names(JsonObject description, List<String> hosts) {
        String text = description.toString();
        return hosts.stream().anyMatch(text::contains);
    }

    /** Whether a service does. */
    boolean has(Resource service) {
        return definition(service)
                .filter(definition -> names(definition.description(), names))
                .isPresent();
    }

    /** The revision that a service runs. */
    Optional<Resource> definition(Resource service) {
        return service.description()
                .text("taskDefinition")
                .flatMap(Arn::parse)
                .flatMap(past.now()::resource);
    }

    /** The services that do. */
    List<Resource> services() {
        return past.now(ResourceType.ECS_SERVICE).stream().filter(this::has).toList();
    }

    /** What they are given the password by, as their task definitions name it: an ARN, and a part of the secret after it. */
    Optional<String> passwordReference() {
        return services().stream()
                .flatMap(service -> definition(service).stream())
                .flatMap(definition ->
                        definition.description().objects("containerDefinitions").stream())
                .flatMap(container -> container.objects("secrets").stream())
                .filter(secret -> secret.text("name").filter(DatabaseUsers::isPassword).isPresent())
                .flatMap(secret -> secret.text("valueFrom").stream())
                .filter(value -> value.contains(":secretsmanager:"))
                .findFirst();
    }

    private static boolean isPassword(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.contains("PASS")
                && Stream.of("DB", "DATABASE", "POSTGRES", "PG").anyMatch(name::contains);
    }
}
