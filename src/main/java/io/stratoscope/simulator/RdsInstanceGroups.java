package io.stratoscope.simulator;

import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.Parameter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameter groups of DB instances in one region; those of clusters are in {@link RdsGroups}. */
final class RdsInstanceGroups {

    private final Map<String, DBParameterGroup> groups = new TreeMap<>();
    private final Map<String, Map<String, Parameter>> changed = new TreeMap<>();

    Map<String, DBParameterGroup> groups() {
        return groups;
    }

    /** The owner of a group sets parameters. */
    void set(String group, List<Parameter> wanted) {
        Map<String, Parameter> own = changed.computeIfAbsent(group, name -> new TreeMap<>());
        wanted.forEach(parameter -> own.put(parameter.parameterName(), RdsGroups.set(parameter)));
    }

    /**
     * The parameters of a group, the owner's values over the engine's, by name.
     *
     * @param source {@code user} or {@code engine-default}; all where it is empty
     */
    List<Parameter> parameters(String group, Optional<String> source) {
        return RdsGroups.overlaid(changed.getOrDefault(group, Map.of())).stream()
                .filter(parameter -> source.isEmpty() || source.get().equals(parameter.source()))
                .toList();
    }
}
