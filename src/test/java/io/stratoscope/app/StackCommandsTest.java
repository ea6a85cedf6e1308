package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.kms.KmsClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Building, changing and removing a stack, and driving the simulated account, as their user does it: a process a command. */
final class StackCommandsTest {

    private static final String KEYS =
            """
            blueprint: keys
            stack: keys
            modules:
              kms: {keys: [files]}
            """;

    @TempDir private Path directory;
    private Path blueprint = Path.of("");
    private Path plan = Path.of("");

    @BeforeEach
    void emptyAccount() throws IOException {
        blueprint = Files.writeString(directory.resolve("keys.yaml"), KEYS);
        plan = directory.resolve("plan.json");
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

    private Run plan() {
        return run("provision", "plan", blueprint.toString(), "--simulate", "-o", plan.toString());
    }

    private Run apply(String... more) {
        String[] arguments = {"provision", "apply", plan.toString(), "--simulate"};
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return run(all);
    }

    @Test
    void aStackIsPlannedBuiltKeptAndRemoved() {
        Run planned = plan();
        assertThat(planned.exitCode()).isZero();
        assertThat(planned.out())
                .containsPattern("\\+ +AWS::KMS::Key +KeyFiles +is not there\n")
                .contains("The stack keys: 2 to create.\n")
                .contains("$1.00 more a month");

        Run applied = apply("--unlock", "--yes");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        assertThat(applied.err())
                .contains("created KeyFilesAlias (alias/keys/files)\n")
                .containsPattern("It took [0-9.]+ s; the longest chain of steps .* took [0-9.]+ s");

        assertThat(plan().out()).contains("there is nothing to do");
        assertThat(run("provision", "drift", blueprint.toString(), "--simulate").exitCode())
                .isZero();

        Run destroyed =
                answering(
                        "keys\n",
                        "provision",
                        "destroy",
                        "keys",
                        "--simulate",
                        "--unlock",
                        "--include-data");
        assertThat(destroyed.exitCode()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).contains("Nothing of the stack keys is left.\n");
        assertThat(run("provision", "drift", blueprint.toString(), "--simulate").exitCode())
                .isEqualTo(1);
    }

    @Test
    void scriptsAreToldHowLongItTook() {
        plan();

        Run applied = apply("--unlock", "--yes", "--json");

        assertThat(JsonText.parse(applied.out()))
                .isInstanceOfSatisfying(
                        JsonObject.class,
                        told -> {
                            assertThat(told.number("tookSeconds")).isPresent();
                            assertThat(told.number("criticalPathSeconds")).isPresent();
                            assertThat(told.objects("criticalPath"))
                                    .isNotEmpty()
                                    .allSatisfy(step -> assertThat(step.text("id")).isPresent());
                        });
    }

    @Test
    void nothingIsChangedWithoutUnlockingNorWithoutAYes() {
        plan();

        Run locked = apply();
        assertThat(locked.exitCode()).isEqualTo(2);
        assertThat(locked.err()).contains("--unlock");
        Run unanswered = apply("--unlock");
        assertThat(unanswered.exitCode()).isEqualTo(2);
        assertThat(unanswered.err()).contains("nothing was changed").contains("--yes");
        assertThat(run("simulate", "status", "--json").out()).contains("\"changes\" : 0");
    }

    @Test
    void whatHoldsDataStaysUnlessItsNameIsTyped() {
        plan();
        apply("--unlock", "--yes");

        Run refused = run("provision", "destroy", "keys", "--simulate", "--unlock", "--yes");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("KeyFiles").contains("--include-data");
        Run mistyped =
                answering(
                        "kees\n",
                        "provision",
                        "destroy",
                        "keys",
                        "--simulate",
                        "--unlock",
                        "--include-data",
                        "--yes");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(plan().out()).contains("there is nothing to do");
    }

    @Test
    void aPlanOfYesterdayIsRefused() throws IOException {
        plan();
        String old = Files.readString(plan);
        apply("--unlock", "--yes");
        answering(
                "keys\n",
                "provision",
                "destroy",
                "keys",
                "--simulate",
                "--unlock",
                "--include-data");
        Files.writeString(blueprint, KEYS.replace("[files]", "[files, logs]"));
        plan();
        Run applied = apply("--unlock", "--yes");
        assertThat(applied.exitCode()).as(applied.err()).isZero();
        String other = old.replaceFirst("\"id\": \"[0-9a-f]+\"", "\"id\": \"0123456789ab\"");
        Files.writeString(plan, other);

        Run refused = apply("--unlock", "--yes");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("moved on").contains("make a new plan");
    }

    @Test
    void aFailureSaysWhatToDoAndTheSameCommandGoesOn() {
        plan();
        run("simulate", "fault", "deny", "--action", "kms:CreateAlias");

        Run failed = apply("--unlock", "--yes");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err())
                .contains("could not create KeyFilesAlias")
                .contains("kms:CreateAlias");
        assertThat(failed.out()).contains("go on with: stratoscope provision apply");

        run("simulate", "fault", "deny", "--action", "kms:CreateAlias", "--off");
        assertThat(apply("--unlock", "--yes").exitCode()).isZero();
        assertThat(plan().out()).contains("there is nothing to do");
    }

    @Test
    void whatSomebodyElseMadeInAStackIsToldAndLeftAlone() {
        plan();
        apply("--unlock", "--yes");
        SimulatedAccount account =
                SimulatedAccount.kept(Program.CLOCK, SimulationFile.in(directory.resolve("data")));
        account.guard().unlock();
        KmsClient kms = account.client(KmsClient.class, SimulatedAccount.HOME_REGION);
        String key =
                kms.describeKey(request -> request.keyId("alias/keys/files")).keyMetadata().keyId();
        kms.createAlias(request -> request.aliasName("alias/theirs").targetKeyId(key));

        Run drifted = run("provision", "drift", blueprint.toString(), "--simulate");

        assertThat(drifted.exitCode()).isEqualTo(1);
        assertThat(drifted.out())
                .containsPattern(
                        "\\? +AWS::KMS::Alias +alias/theirs +is not in the blueprint.*left alone")
                .contains("there is nothing to do. Somebody else made 1 thing in it");
        assertThat(plan().exitCode()).isZero();
        Run applied = apply("--unlock", "--yes");
        assertThat(applied.exitCode()).isZero();
        assertThat(applied.out()).contains("alias/theirs").contains("left alone");
        assertThat(kms.listAliases().aliases()).hasSize(2);
    }

    @Test
    void whatTheAccountMayNotHaveIsSaidBeforeAnythingIsMade() throws IOException {
        Files.writeString(
                blueprint,
                """
                blueprint: net
                stack: net
                modules:
                  vpc: {nat: per-zone, flow-log: false}
                """);
        run("simulate", "fault", "quota", "--action", "L-0263D0A3", "--nth", "1");

        Run refused = plan();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("keys.yaml:4:3: this plan needs 2 Elastic IP addresses")
                .contains("L-0263D0A3");
        assertThat(run("provision", "drift", blueprint.toString(), "--simulate").exitCode())
                .isEqualTo(1);
        run("simulate", "fault", "quota", "--action", "L-0263D0A3", "--off");
        assertThat(plan().exitCode()).isZero();
    }

    @Test
    void theAccountsTimeAndFaultsAreKept() {
        run("simulate", "advance", "6h");
        run("simulate", "clock", "--speed", "60");
        run("simulate", "fault", "throttle", "--action", "ecs:*");

        JsonObject status = (JsonObject) JsonText.parse(run("simulate", "status", "--json").out());

        assertThat(status.number("speed").orElseThrow()).isEqualByComparingTo("60");
        assertThat(status.isTrue("takesTime")).isTrue();
        assertThat(status.objects("faults").getFirst().text("action")).contains("ecs:*");
    }

    @Test
    void wrongWordsAreToldInALine() {
        assertThat(run("simulate", "fault", "throtle").err()).contains("did you mean throttle?");
        assertThat(run("simulate", "fault", "quota").err())
                .contains("--action: L-F678F1CE (VPCs per Region)");
        assertThat(run("simulate", "advance", "6 hours").err()).contains("30s, 15m, 6h or 2d");
        assertThat(run("simulate", "clock", "--speed", "-1").err()).contains("from 0 to");
        assertThat(run("simulate").err()).contains("status, reset, clock, advance or fault");
        assertThat(
                        run(
                                        "provision",
                                        "plan",
                                        blueprint.toString(),
                                        "--simulate",
                                        "--region",
                                        "eu-central-1,us-east-1")
                                .err())
                .contains("one region");
        assertThat(run("provision", "apply", blueprint.toString(), "--unlock").exitCode())
                .isEqualTo(2);
    }
}
