package io.stratoscope.ui.provision;

import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.BlueprintException;
import io.stratoscope.provision.blueprint.BlueprintException.Problem;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.TextFile;
import io.stratoscope.ui.session.FileReading;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The chosen blueprint, a field for each of its parameters, and the stack that they come to. Checked at every change. */
final class BlueprintForm {

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<BlueprintText>> blueprint =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Field>> fields =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Stack>> stack =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final FileReading reading;
    private final Latest checks = new Latest();

    BlueprintForm(Session session) {
        this.session = session;
        this.reading = new FileReading(session);
    }

    /** Chooses one that comes with the program. */
    void choose(String shipped) {
        reading.forget();
        BlueprintText.shipped(shipped).ifPresent(this::show);
    }

    /** Chooses a file, which a job reads; what cannot be read is one line and changes nothing. */
    void choose(Path file) {
        reading.start("Open " + file.getFileName(), "Not opened: ", () -> read(file), this::show);
    }

    private static BlueprintText read(Path file) {
        return new BlueprintText(String.valueOf(file.getFileName()), TextFile.read(file));
    }

    private void show(BlueprintText text) {
        List<Field> all = fieldsOf(text);
        blueprint.set(Optional.of(text));
        fields.set(all);
        all.forEach(field -> field.valueProperty().subscribe((before, now) -> check()));
        check();
    }

    // Where the declarations are wrong there is nothing to choose; the check says what is wrong.
    private static List<Field> fieldsOf(BlueprintText text) {
        try {
            return Blueprint.parameters(text.name(), text.text()).stream().map(Field::new).toList();
        } catch (BlueprintException _) {
            return List.of();
        }
    }

    private void check() {
        Latest.Turn turn = checks.next();
        checking.set(true);
        stack.set(Optional.empty());
        Map<String, String> chosen = new LinkedHashMap<>();
        fields.get()
                .forEach(field ->
                        field.chosen()
                                .ifPresent(value -> chosen.put(field.parameter().name(), value)));
        blueprint
                .get()
                .ifPresent(text ->
                        session.jobs()
                                .aside(() -> {
                                    CheckedForm checked = CheckedForm.of(text, chosen);
                                    session.applicationThread()
                                            .execute(() ->
                                                    turn.<CheckedForm>only(this::show)
                                                            .accept(checked));
                                }));
    }

    /** What a parameter's declaration is blamed for stands at its field, the rest below the form. */
    private void show(CheckedForm checked) {
        for (Field field : fields.get()) {
            Predicate<Problem> own = each -> each.place().equals(field.parameter().place());
            field.say(
                    field.isMissing()
                            ? "needs a value"
                            : checked.problems().stream()
                                    .filter(own)
                                    .findFirst()
                                    .map(Problem::message)
                                    .orElse(""));
        }
        problems.set(
                checked.problems().stream()
                        .filter(each ->
                                fields.get().stream()
                                        .noneMatch(field ->
                                                field.parameter().place().equals(each.place())))
                        .map(CheckedForm::words)
                        .toList());
        checking.set(false);
        stack.set(checked.stack());
    }

    ReadOnlyObjectProperty<Optional<BlueprintText>> blueprintProperty() {
        return blueprint.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Field>> fieldsProperty() {
        return fields.getReadOnlyProperty();
    }

    /** Whether what was chosen last is not checked yet. */
    ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** What is wrong beside the fields, each with its line in the file. */
    ReadOnlyObjectProperty<List<String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Empty while something is wrong or being checked. */
    ReadOnlyObjectProperty<Optional<Stack>> stackProperty() {
        return stack.getReadOnlyProperty();
    }
}
