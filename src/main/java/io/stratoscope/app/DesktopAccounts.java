package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.aws.ProfileNames;
import io.stratoscope.cli.AccountOptions;
import io.stratoscope.discovery.Projects;
import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.ui.shell.AccountsPort;
import io.stratoscope.ui.shell.ProjectServices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The accounts that the switcher of a window offers. */
final class DesktopAccounts implements AccountsPort {

    private final AwsEnvironment environment;
    private final OpenAccounts accounts;
    private final DesktopProjects projects;

    DesktopAccounts(AwsEnvironment environment, OpenAccounts accounts, DesktopProjects projects) {
        this.environment = environment;
        this.accounts = accounts;
        this.projects = projects;
    }

    @Override
    public List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("Simulated account", true, Optional.empty()));
        if (environment.namesAnAccount()) {
            choices.add(new Choice("AWS environment variables", false, Optional.empty()));
        }
        for (String name : ProfileNames.of(environment)) {
            choices.add(new Choice("Profile " + name, false, Optional.of(name)));
        }
        return List.copyOf(choices);
    }

    @Override
    public SortedMap<String, Integer> projects(Choice choice) {
        AwsAccount account = accounts.open(options(choice));
        return new Projects(account).list(Scope.PROJECT_TAG, account.regions());
    }

    @Override
    public ProjectServices open(Choice choice, Scope scope) {
        return projects.of(
                accounts.open(options(choice)),
                scope,
                new RememberedAccount(
                        choice.profile(), List.of(), Optional.empty(), Optional.of(scope)));
    }

    private static AccountOptions options(Choice choice) {
        return new AccountOptions(
                choice.simulated(), choice.profile(), List.of(), Optional.empty());
    }
}
