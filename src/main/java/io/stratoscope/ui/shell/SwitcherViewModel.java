package io.stratoscope.ui.shell;

import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;
import io.stratoscope.ui.shell.AccountsPort.Choice;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Choosing another account, then a project in it. An answer to an older question than the last is dropped. */
final class SwitcherViewModel {

    /** Where the choosing is. */
    sealed interface Stage {
        /** Something is on its way. */
        record Waiting(String words) implements Stage {}

        /** Which account? */
        record PickAccount(List<Choice> choices) implements Stage {}

        /** Which project of it? */
        record PickProject(Choice choice, List<Project> projects) implements Stage {}

        /** It could not be opened or read. */
        record Failed(String title, Failure failure) implements Stage {}
    }

    /** @param count how many resources the tagging API names; -1 where it was not asked */
    record Project(Scope scope, int count) {}

    private final Session session;
    private final AccountsPort accounts;
    private final Consumer<ProjectServices> opened;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(new Stage.PickAccount(List.of()));
    private final Latest questions = new Latest();

    /** @param opened is given what was chosen */
    SwitcherViewModel(Session session, AccountsPort accounts, Consumer<ProjectServices> opened) {
        this.session = session;
        this.accounts = accounts;
        this.opened = opened;
        open.subscribe((before, now) -> {
            if (now) {
                listAccounts();
            } else {
                questions.forget();
            }
        });
    }

    BooleanProperty openProperty() {
        return open;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Back to the accounts. */
    void listAccounts() {
        ask(
                "List accounts",
                "Reading profiles",
                "The profiles could not be read",
                accounts::choices,
                choices -> stage.set(new Stage.PickAccount(choices)));
    }

    void choose(Choice choice) {
        ask(
                "List projects of " + choice.label(),
                "Looking for projects in " + choice.label(),
                "The account could not be read",
                () -> accounts.projects(choice),
                projects -> {
                    List<Project> rows = new ArrayList<>();
                    projects.forEach(
                            (name, count) -> rows.add(new Project(Scope.project(name), count)));
                    rows.add(new Project(new Scope.Everything(), -1));
                    stage.set(new Stage.PickProject(choice, rows));
                });
    }

    void choose(Choice choice, Project project) {
        ask(
                "Open " + choice.label(),
                "Opening " + choice.label(),
                "The account could not be opened",
                () -> accounts.open(choice, project.scope()),
                services -> {
                    open.set(false);
                    opened.accept(services);
                });
    }

    private <T> void ask(
            String job,
            String words,
            String whenItFails,
            java.util.function.Supplier<T> work,
            Consumer<T> then) {
        Latest.Turn turn = questions.next();
        stage.set(new Stage.Waiting(words));
        session.run(
                job,
                context -> work.get(),
                turn.only(then),
                turn.only(failure -> stage.set(new Stage.Failed(whenItFails, failure))));
    }
}
