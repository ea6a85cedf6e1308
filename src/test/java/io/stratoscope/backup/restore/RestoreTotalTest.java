package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.restore.RestoreResult.Outcome;
import io.stratoscope.backup.restore.RestoreStep.Verb;
import io.stratoscope.provision.driver.SdkWords;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.rds.RdsClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Database and files are lost: the database first, the server only when both are there. */
final class RestoreTotalTest {

    private static final RestoreRequest TOTAL = RestoreRequest.of(RestoreKind.TOTAL);

    private final Ruin ruin = new Ruin();

    private EcsClient ecs() {
        return ruin.client(EcsClient.class);
    }

    private Service server() {
        return ecs().describeServices(
                        request -> request.cluster("immich").services("immich-server"))
                .services()
                .getFirst();
    }

    private TaskDefinition definition(String name) {
        return ecs().describeTaskDefinition(request -> request.taskDefinition(name))
                .taskDefinition();
    }

    @Test
    void theServerStartsWhenBothAreThere() {
        ruin.loseDatabase().lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(TOTAL);
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.restorePoint()).contains("rp-20260301T120000Z");
        List<String> ids = plan.steps().stream().map(RestoreStep::id).toList();
        assertThat(ids)
                .containsSubsequence(
                        "Stop1",
                        "Database",
                        "DatabaseInstance1",
                        "Files",
                        "Copy",
                        "Service1",
                        "Healthy1",
                        "BackUp");
        ruin.stop = () -> ruin.steps.contains("Copy DONE");
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(server().desiredCount()).as("not before both are there").isZero();

        ruin.stop = () -> false;
        assertThat(ruin.resume().outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(server().runningCount()).isEqualTo(2);
    }

    /** The SDK's waiters give up after half an hour; a big database takes longer. */
    @Test
    void aDatabaseThatTakesLongerThanAnyNumberOfLooksIsWaitedFor() {
        ruin.loseDatabase();
        // Healthy it is soon enough.
        ruin.patientFor(30);
        Instant begun = ruin.account().clock().instant();
        RestorePlan plan = ruin.plan(RestoreRequest.of(RestoreKind.DATABASE));
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(ruin.client(RdsClient.class).describeDBInstances().dbInstances()).hasSize(2);
        assertThat(Duration.between(begun, ruin.account().clock().instant()))
                .as("longer than the looks that somebody else would take")
                .isGreaterThan(Duration.ofMinutes(5));
    }

    @Test
    void theVersionThatMadeTheBackupComesBack() {
        ruin.loseDatabase();
        TaskDefinition before = definition("immich-server");
        String old = before.containerDefinitions().getFirst().image();
        String next =
                ecs().registerTaskDefinition(newer(before)).taskDefinition().taskDefinitionArn();
        Object _ =
                ecs().updateService(request ->
                        request.cluster("immich").service("immich-server").taskDefinition(next));
        ruin.turn(Duration.ofMinutes(10));

        RestorePlan plan = ruin.plan(RestoreRequest.of(RestoreKind.DATABASE));
        assertThat(plan.notes()).anyMatch(note -> note.contains("goes back to that: " + old));
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(definition(server().taskDefinition()).containerDefinitions().getFirst().image())
                .isEqualTo(old);
    }

    private static RegisterTaskDefinitionRequest newer(TaskDefinition definition) {
        SdkWords words =
                SdkWords.without(
                        "TaskDefinitionArn",
                        "Revision",
                        "Status",
                        "RequiresAttributes",
                        "Compatibilities",
                        "RegisteredAt",
                        "RegisteredBy");
        return words.fill(RegisterTaskDefinitionRequest.builder(), words.read(definition))
                .containerDefinitions(
                        definition.containerDefinitions().stream()
                                .map(container ->
                                        container.toBuilder()
                                                .image("ghcr.io/immich-app/immich-server:v2.7.5")
                                                .build())
                                .toList())
                .build();
    }

    @Test
    void thePlanSaysWhatIsMadeAndChangedAndWhatItCosts() {
        ruin.loseDatabase().lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(TOTAL);
        assertThat(plan.costs())
                .extracting(RestoreCost::what)
                .contains("database instance db.t4g.medium")
                .anyMatch(what -> what.startsWith("EFS, "));
        assertThat(plan.steps())
                .filteredOn(step -> step.verb() == Verb.REMOVE)
                .as("nothing that holds data is removed")
                .extracting(step -> step.settings().text("type").orElse(""))
                .containsOnly(
                        "AWS::DataSync::Task",
                        "AWS::DataSync::LocationEFS",
                        "AWS::ECS::TaskDefinition");
        ruin.follow(plan);
        assertThat(ruin.plan(RestoreRequest.of(RestoreKind.FILES)).steps())
                .as("by past runs the next time")
                .filteredOn(step -> step.id().equals("Copy"))
                .allMatch(RestoreStep::measured);
    }
}
