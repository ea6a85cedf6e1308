package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Subnet groups and parameter groups of RDS in one region. */
final class RdsGroups {

    private final Map<String, DBSubnetGroup> subnetGroups = new TreeMap<>();
    private final Map<String, DBClusterParameterGroup> parameterGroups = new TreeMap<>();
    private final Map<String, Map<String, Parameter>> changedParameters = new TreeMap<>();

    Map<String, DBSubnetGroup> subnetGroups() {
        return subnetGroups;
    }

    Map<String, DBClusterParameterGroup> parameterGroups() {
        return parameterGroups;
    }

    /** The parameters of a group that its owner set, by name. */
    Map<String, Parameter> changed(String group) {
        return changedParameters.computeIfAbsent(group, name -> new TreeMap<>());
    }

    /** All parameters of a group that the simulation knows, the owner's values over the engine's, by name. */
    List<Parameter> parameters(String group) {
        return overlaid(changed(group));
    }

    /** The engine's parameters under those that an owner set, by name. */
    static List<Parameter> overlaid(Map<String, Parameter> changed) {
        Map<String, Parameter> all = new TreeMap<>();
        ENGINE_DEFAULTS.forEach(parameter -> all.put(parameter.parameterName(), parameter));
        all.putAll(changed);
        return List.copyOf(all.values());
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
    static Parameter set(Parameter wanted) {
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
