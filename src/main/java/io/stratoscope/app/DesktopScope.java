package io.stratoscope.app;

import io.stratoscope.cli.Terminal;
import io.stratoscope.discovery.ScopeChoice;
import io.stratoscope.discovery.ScopeChoice.Given;
import io.stratoscope.discovery.ScopeChoice.NoProject;
import io.stratoscope.discovery.ScopeChoice.OnlyProject;
import io.stratoscope.discovery.ScopeChoice.SeveralProjects;
import io.stratoscope.model.Scope;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the window shows where the operator named no scope. A command can refuse to guess; a window has to show something,
 * so where there is no one project it shows everything, and says so.
 *
 * @param notice one line for the operator; empty where there was nothing to choose
 */
record DesktopScope(Scope scope, Optional<String> notice) {

    static DesktopScope of(ScopeChoice choice) {
        return switch (choice) {
            case Given(Scope scope) -> new DesktopScope(scope, Optional.empty());
            case OnlyProject(String name) ->
                    new DesktopScope(Scope.project(name), Optional.empty());
            case SeveralProjects(List<String> names) ->
                    everything(
                            "This account has several projects ("
                                    + names.stream()
                                            .map(Terminal::plain)
                                            .collect(Collectors.joining(", "))
                                    + "): everything is shown. For one of them, start with --project NAME.");
            case NoProject(List<String> regions) ->
                    everything(
                            "Nothing in "
                                    + String.join(", ", regions)
                                    + " carries a Project tag: everything is shown. For a part, start with"
                                    + " --tag KEY=VALUE, or look at another --region.");
        };
    }

    private static DesktopScope everything(String notice) {
        return new DesktopScope(new Scope.Everything(), Optional.of(notice));
    }
}
