package io.stratoscope.ui.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stratoscope.provision.stack.Stack;
import io.stratoscope.ui.session.Notice;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class BlueprintFormTest {

    @TempDir private Path folder;
    private EmptyAccount bench;

    @BeforeEach
    void open() {
        bench = new EmptyAccount(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private BlueprintForm form() {
        return bench.model.form();
    }

    @Test
    void hasAFieldForEachParameterWithItsUsualValue() throws Exception {
        bench.open(EmptyAccount.SMALL);

        assertThat(form().fieldsProperty().get())
                .extracting(
                        field -> field.parameter().name(),
                        field -> field.parameter().about(),
                        field -> field.valueProperty().get())
                .containsExactly(
                        tuple("name", "The stack's name", "photos"),
                        tuple("zones", "In how many zones", "2"),
                        tuple("flow-log", "Whether traffic is logged", "false"));
        assertThat(form().stackProperty().get().map(Stack::name)).contains("photos");
        assertThat(bench.model.stackNameProperty().get()).isEqualTo("photos");
    }

    @Test
    void whatIsChosenMakesAnotherStack() throws Exception {
        bench.open(EmptyAccount.SMALL);
        int before = form().stackProperty().get().orElseThrow().resources().size();

        bench.set("zones", "3");
        bench.set("name", "pictures");

        Stack stack = form().stackProperty().get().orElseThrow();
        assertThat(stack.name()).isEqualTo("pictures");
        assertThat(stack.resources()).hasSizeGreaterThan(before);
    }

    @Test
    void whatIsNoNumberIsSaidAtItsField() throws Exception {
        bench.open(EmptyAccount.SMALL);

        bench.set("zones", "two");

        assertThat(bench.field("zones").problemProperty().get())
                .isEqualTo("\"two\" is no whole number for zones");
        assertThat(bench.field("name").problemProperty().get()).isEmpty();
        assertThat(form().problemsProperty().get()).isEmpty();
        assertThat(form().stackProperty().get()).isEmpty();

        bench.set("zones", "2");

        assertThat(bench.field("zones").problemProperty().get()).isEmpty();
        assertThat(form().stackProperty().get()).isPresent();
    }

    @Test
    void whatAModuleRefusesIsSaidWithItsLine() throws Exception {
        bench.open(EmptyAccount.SMALL);

        bench.set("zones", "9");

        assertThat(form().problemsProperty().get())
                .singleElement()
                .asString()
                .startsWith("Line 11, column 5: ")
                .contains("3");
        assertThat(bench.model.whyNotPlanProperty().get())
                .isEqualTo("Choose a blueprint, and correct what is said in the form.");
    }

    @Test
    void aParameterWithoutAUsualValueNeedsOne() throws Exception {
        bench.open(EmptyAccount.SMALL.replace(", default: photos", ""));

        assertThat(bench.field("name").problemProperty().get()).isEqualTo("needs a value");
        assertThat(form().problemsProperty().get()).isEmpty();
        assertThat(form().stackProperty().get()).isEmpty();

        bench.set("name", "pictures");

        assertThat(bench.field("name").problemProperty().get()).isEmpty();
        assertThat(form().stackProperty().get().map(Stack::name)).contains("pictures");
    }

    @Test
    void whatIsNoBlueprintIsSaidWithItsLine() throws Exception {
        bench.open("blueprint: small\nstack: [\n");

        assertThat(form().fieldsProperty().get()).isEmpty();
        assertThat(form().problemsProperty().get())
                .singleElement()
                .asString()
                .startsWith("Line 3, column 1: ");
    }

    @Test
    void aFileThatIsNotThereIsOneLineAndTheFormStays() throws Exception {
        bench.open(EmptyAccount.SMALL);

        form().choose(folder.resolve("other.yaml"));
        bench.until(() -> !bench.session.notices().shown().isEmpty());

        assertThat(bench.session.notices().shown())
                .extracting(Notice::words)
                .singleElement()
                .asString()
                .startsWith("Not opened: cannot read ");
        assertThat(form().stackProperty().get()).isPresent();
    }

    @Test
    void shippedBlueprintsAreChosenByName() throws Exception {
        form().choose("immich");
        bench.checked();

        assertThat(form().fieldsProperty().get())
                .extracting(field -> field.parameter().name())
                .contains("name", "domain");
        assertThat(form().stackProperty().get().map(Stack::name)).contains("immich");
    }
}
