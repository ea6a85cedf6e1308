package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Asking which stacks there are and how they are, as their user does it. */
final class StatusCommandTest {

    @TempDir private Path directory;

    @BeforeEach
    void emptyAccount() {
        assertThat(run("simulate", "reset", "--empty").exitCode()).isZero();
    }

    private Run run(String... arguments) {
        return answering("", arguments);
    }

    private Run answering(String answers, String... arguments) {
        try (Program program = new Program(directory, Map.of())) {
            return program.answering(answers).run(arguments);
        }
    }

    private Run status(String... stack) {
        return stack.length == 0
                ? run("provision", "status", "--simulate")
                : run("provision", "status", stack[0], "--simulate");
    }

    private Run apply(String stack) throws IOException {
        Path blueprint =
                Files.writeString(
                        directory.resolve(stack + ".yaml"),
                        "blueprint: keys\nstack: %s\nmodules:\n  kms: {keys: [files]}\n"
                                .formatted(stack));
        String plan = directory.resolve(stack + ".json").toString();
        run("provision", "plan", blueprint.toString(), "--simulate", "-o", plan);
        return run("provision", "apply", plan, "--simulate", "--unlock", "--yes");
    }

    private Run destroy(String stack) {
        return answering(
                stack + "\n",
                "provision",
                "destroy",
                stack,
                "--simulate",
                "--unlock",
                "--include-data");
    }

    @Test
    void anEmptyAccountHasNoneAndSaysWhatToDo() {
        Run run = status();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("There is no stack in account 123456789012, eu-central-1")
                .contains("stratoscope provision plan BLUEPRINT -o plan.json");
        assertThat(status("keys").exitCode()).isEqualTo(2);
        assertThat(status("keys").err()).contains("there is no stack keys").contains("none at all");
    }

    @Test
    void twoStacksAreListedWithWhatTheyHave() throws IOException {
        apply("keys");
        apply("locks");
        run("simulate", "fault", "deny", "--action", "kms:ScheduleKeyDeletion");
        assertThat(destroy("locks").exitCode()).isEqualTo(3);

        Run run = status();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        keys   2 in place; 1 of them a part without tags  applied 2026-11-23 12:00 UTC
                        locks  1 in place                                 destroy failed 2026-11-23 12:00 UTC
                        """);
        assertThat(run.err())
                .contains("locks: KeyFiles ")
                .contains("kms:ScheduleKeyDeletion")
                .contains("go on with: stratoscope provision destroy locks --unlock")
                .doesNotContain("keys:");
    }

    @Test
    void aStacksResourcesAreATable() throws IOException {
        apply("keys");

        Run run = status("keys");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("in place  AWS::KMS::Key    KeyFiles       [0-9a-f-]{36}\n")
                .contains("in place  AWS::KMS::Alias  KeyFilesAlias  alias/keys/files\n")
                .contains("The stack keys: 2 in place; 1 of them a part without tags; applied ");
    }

    @Test
    void anUnknownStackIsRefusedWithNamesThatAreNear() throws IOException {
        apply("photos");

        Run run = status("photo");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("there is no stack photo ").contains("did you mean photos?");
        assertThat(status("unlike").err()).contains("known are photos");
    }

    @Test
    void aDestroyedStackIsNotListedAndStillKnown() throws IOException {
        apply("keys");
        assertThat(destroy("keys").exitCode()).isZero();

        assertThat(status().out()).isEmpty();
        assertThat(status().err()).contains("There is no stack in account");
        Run run = status("keys");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "The stack keys: nothing in the account; destroyed 2026-11-23 12:00 UTC.\n");
    }

    @Test
    void nothingIsRememberedOfAnAccountThatBeganAnew() throws IOException {
        apply("keys");
        Path others =
                Files.writeString(
                        directory.resolve("data/stacks/123456789012-eu-central-1-web.jsonl"), "");

        run("simulate", "reset", "--empty");

        assertThat(status("keys").exitCode()).isEqualTo(2);
        assertThat(status("keys").err()).contains("there is none at all");
        assertThat(others).exists();
    }

    /** The journal of a program that was killed ends with what it had begun. */
    @Test
    void aStackWhoseApplyWasKilledIsListedWithHowToGoOn() throws IOException {
        apply("keys");
        Path journal = directory.resolve("data/stacks/simulated-eu-central-1-keys.jsonl");
        List<String> lines = Files.readAllLines(journal);
        int last = lines.size() - 1;
        assertThat(lines.get(last)).contains("\"apply\"").contains("\"done\"");
        Files.write(journal, lines.subList(0, last - 1), StandardOpenOption.TRUNCATE_EXISTING);

        Run run = status();

        assertThat(run.out()).contains("apply did not end, last heard of 2026-11-23 12:00 UTC");
        assertThat(run.err())
                .contains("keys: It was cut off at make KeyFilesAlias, or still goes on elsewhere")
                .contains("stratoscope provision apply PLAN --unlock, with plan ");
    }

    @Test
    void whoMayNotListStacksMayStillAskForOne() throws IOException {
        apply("keys");
        run("simulate", "fault", "deny", "--action", "tag:GetTagValues");

        Run all = status();
        assertThat(all.exitCode()).isEqualTo(3);
        assertThat(all.err())
                .contains("could not read which stacks there are")
                .contains("tag:GetTagValues");
        assertThat(status("keys").exitCode()).isZero();
    }

    @Test
    void asJsonAllIsThere() throws IOException {
        apply("keys");
        apply("locks");

        Run all = run("provision", "status", "--simulate", "--json");
        JsonObject stacks = (JsonObject) JsonText.parse(all.out());
        assertThat(stacks.objects("stacks"))
                .extracting(stack -> stack.text("name").orElse(""))
                .containsExactly("keys", "locks");

        Run one = run("provision", "status", "keys", "--simulate", "--json");
        JsonObject found = (JsonObject) JsonText.parse(one.out());
        assertThat(found.text("account")).contains("123456789012");
        assertThat(found.text("region")).contains("eu-central-1");
        JsonObject stack = (JsonObject) found.get("stack").orElseThrow();
        assertThat(stack.number("counts", "in-place").orElseThrow()).isEqualByComparingTo("2");
        assertThat(stack.number("untagged").orElseThrow()).isEqualByComparingTo("1");
        assertThat(stack.text("lastRun", "kind")).contains("apply");
        assertThat(stack.text("lastRun", "end")).contains("finished");
        assertThat(stack.objects("resources"))
                .hasSize(2)
                .allMatch(each -> each.text("state").filter("in-place"::equals).isPresent());
    }
}
