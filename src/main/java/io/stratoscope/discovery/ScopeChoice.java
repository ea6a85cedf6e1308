package io.stratoscope.discovery;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Scope;

import java.util.List;
import java.util.SortedMap;

/** What an account offers where the operator named no scope. */
public sealed interface ScopeChoice {

    /** There is nothing to choose: the simulated account shows the project that it was made for. */
    record Given(Scope scope) implements ScopeChoice {}

    /** One project and no other carries the Project tag. */
    record OnlyProject(String name) implements ScopeChoice {}

    /**
     * The operator has to say which.
     *
     * @param names sorted; two or more
     */
    record SeveralProjects(List<String> names) implements ScopeChoice {
        public SeveralProjects {
            names = List.copyOf(names);
        }
    }

    /** Nothing in these regions carries the Project tag. */
    record NoProject(List<String> regions) implements ScopeChoice {
        public NoProject {
            regions = List.copyOf(regions);
        }
    }

    /**
     * Looks which projects there are.
     *
     * @throws DiscoveryException when the tagging API does not answer
     */
    static ScopeChoice of(AwsAccount account) {
        if (account.simulated()) {
            return new Given(Scope.project("immich"));
        }
        SortedMap<String, Integer> projects =
                new Projects(account).list(Scope.PROJECT_TAG, account.regions());
        return switch (projects.size()) {
            case 0 -> new NoProject(account.regions());
            case 1 -> new OnlyProject(projects.firstKey());
            default -> new SeveralProjects(List.copyOf(projects.keySet()));
        };
    }
}
