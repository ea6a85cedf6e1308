package io.stratoscope.provision.blueprint;

import io.stratoscope.json.YamlText.Place;

import java.util.List;
import java.util.stream.Collectors;

/** A blueprint is wrong, or what was chosen for it. */
public final class BlueprintException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param message what is wrong and what would be right
     */
    public record Problem(Place place, String message) {}

    private final transient List<Problem> problems;

    BlueprintException(String file, List<Problem> problems) {
        super(
                problems.stream()
                        .map(problem -> file + ":" + problem.place() + ": " + problem.message())
                        .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
