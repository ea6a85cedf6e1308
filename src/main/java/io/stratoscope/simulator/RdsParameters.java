package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the parameter groups of one kind (of clusters, or of instances) say. */
final class RdsParameters {

    private final Map<String, Map<String, Parameter>> changed = new TreeMap<>();

    /** The owner of a group sets parameters. */
    void set(String group, List<Parameter> wanted) {
        Map<String, Parameter> own = changed.computeIfAbsent(group, name -> new TreeMap<>());
        wanted.forEach(parameter -> own.put(parameter.parameterName(), byUser(parameter)));
    }

    /** The group is gone. */
    void forget(String group) {
        changed.remove(group);
    }

    /** Whether somebody wants to have at once what only a restart brings about. */
    static boolean tooSoon(Parameter wanted) {
        return wanted.applyMethod() == ApplyMethod.IMMEDIATE
                && ENGINE_DEFAULTS.stream()
                        .anyMatch(known ->
                                known.parameterName().equals(wanted.parameterName())
                                        && "static".equals(known.applyType()));
    }

    /**
     * The parameters of a group that the simulation knows, the owner's values over the engine's, by name.
     *
     * @param source {@code user} or {@code engine-default}; all where it is empty
     */
    List<Parameter> of(String group, Optional<String> source) {
        Map<String, Parameter> all = new TreeMap<>();
        ENGINE_DEFAULTS.forEach(parameter -> all.put(parameter.parameterName(), parameter));
        all.putAll(changed.getOrDefault(group, Map.of()));
        return all.values().stream()
                .filter(parameter -> source.isEmpty() || source.get().equals(parameter.source()))
                .toList();
    }

    /** An excerpt of what aurora-postgresql16 has. */
    private static final List<Parameter> ENGINE_DEFAULTS =
            List.of(
                    engine("autovacuum", "1", "boolean", "dynamic"),
                    engine("log_min_duration_statement", "-1", "integer", "dynamic"),
                    engine("log_statement", "none", "string", "dynamic"),
                    engine(
                            "max_connections",
                            "LEAST({DBInstanceClassMemory/9531392},5000)",
                            "integer",
                            "static"),
                    engine("rds.force_ssl", "1", "boolean", "dynamic"),
                    engine("rds.logical_replication", "0", "boolean", "static"),
                    engine("shared_preload_libraries", "pg_stat_statements", "list", "static"),
                    engine("timezone", "UTC", "string", "dynamic"),
                    engine("work_mem", "4096", "integer", "dynamic"));

    private static Parameter engine(String name, String value, String type, String apply) {
        return Parameter.builder()
                .parameterName(name)
                .parameterValue(value)
                .source("engine-default")
                .dataType(type)
                .applyType(apply)
                .isModifiable(true)
                .applyMethod(
                        "static".equals(apply) ? ApplyMethod.PENDING_REBOOT : ApplyMethod.IMMEDIATE)
                .build();
    }

    /** What becomes of a known parameter when its owner sets it. */
    private static Parameter byUser(Parameter wanted) {
        return ENGINE_DEFAULTS.stream()
                .filter(known -> known.parameterName().equals(wanted.parameterName()))
                .findFirst()
                .orElse(wanted)
                .toBuilder()
                .parameterValue(wanted.parameterValue())
                .applyMethod(wanted.applyMethod())
                .source("user")
                .build();
    }
}
