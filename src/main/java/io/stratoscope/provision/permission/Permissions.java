package io.stratoscope.provision.permission;

import io.stratoscope.aws.IamActions;
import io.stratoscope.json.YamlText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.module.ShippedFile;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of what provisioning has to be allowed, as {@code permissions.yaml} has it.
 *
 * @param all one for each operation and each limit that it has
 */
record Permissions(List<Permission> all) {

    private static final String FILE = "permissions.yaml";
    private static final String BESIDE = "beside";

    /**
     * One operation and one limit.
     *
     * @param service its prefix as in IAM actions
     * @param operation the API operation, for example {@code CreateVpc}
     * @param called whether the program calls it; else AWS asks for it when it works on the caller's behalf
     */
    record Permission(String service, String operation, Limit limit, boolean called) {
        String action() {
            return IamActions.of(service, operation);
        }
    }

    Permissions {
        all = List.copyOf(all);
    }

    /** Those that come with the program. */
    static Permissions shipped() {
        return read(FILE, ShippedFile.text(FILE));
    }

    /**
     * Reads a list.
     *
     * @throws IllegalStateException when it is not one: an error of the program
     */
    static Permissions read(String name, String text) {
        if (!(YamlText.parse(text).value() instanceof JsonObject services)) {
            throw new IllegalStateException(name + " has no services");
        }
        List<Permission> all = new ArrayList<>();
        services.members()
                .forEach((service, value) -> {
                    JsonObject limits = object(name, service, value);
                    limits.members()
                            .forEach((word, inside) -> {
                                if (word.equals(BESIDE)) {
                                    object(name, service, inside)
                                            .members()
                                            .forEach((limit, operations) ->
                                                    all.addAll(
                                                            of(
                                                                    name,
                                                                    service,
                                                                    limit,
                                                                    operations,
                                                                    false)));
                                } else {
                                    all.addAll(of(name, service, word, inside, true));
                                }
                            });
                });
        return new Permissions(all);
    }

    private static JsonObject object(String name, String service, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalStateException(name + ": " + service + " has no limits");
    }

    private static List<Permission> of(
            String name, String service, String word, JsonValue operations, boolean called) {
        if (!(operations instanceof JsonValue.JsonArray(List<JsonValue> items))) {
            throw new IllegalStateException(name + ": " + service + " lists nothing: " + word);
        }
        Limit limit = limit(name, word);
        List<Permission> all = new ArrayList<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonValue.JsonString(String operation))) {
                throw new IllegalStateException(name + ": " + service + " lists no names: " + word);
            }
            all.add(new Permission(service, operation, limit, called));
        }
        return all;
    }

    private static Limit limit(String name, String word) {
        for (Limit limit : Limit.values()) {
            if (limit.word().equals(word)) {
                return limit;
            }
        }
        throw new IllegalStateException(name + " has an unknown limit: " + word);
    }

    /** The operations that the program calls, each once: {@code ec2:CreateVpc}. */
    SortedSet<String> calls() {
        return all.stream()
                .filter(Permission::called)
                .map(each -> each.service() + ":" + each.operation())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The actions that have a limit, sorted, each once. */
    SortedSet<String> actions(Limit limit) {
        return all.stream()
                .filter(each -> each.limit() == limit)
                .map(Permission::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
