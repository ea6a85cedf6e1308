package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.stack.Stack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.kms.KmsClient;

import java.util.List;

final class ExecutionTest {

    private static final String KEYS =
            """
            blueprint: keys
            about: Two keys
            stack: keys
            modules:
              kms: {keys: [files, database]}
            """;

    private final BuildingSite site = new BuildingSite();
    private final Stack stack = BuildingSite.stack(KEYS);

    @AfterEach
    void close() {
        site.close();
    }

    private KmsClient kms() {
        return site.place().client(KmsClient.class);
    }

    @Test
    void makesWhatIsNotThereAndThenHasNothingToDo() {
        Plan plan = site.plan(stack);
        assertThat(BuildingSite.toDo(plan))
                .containsExactly(
                        "CREATE KeyDatabase",
                        "CREATE KeyDatabaseAlias",
                        "CREATE KeyFiles",
                        "CREATE KeyFilesAlias");

        assertThat(site.follow(plan).complete()).isTrue();

        assertThat(site.existing("keys")).hasSize(4);
        assertThat(site.plan(stack).toDo()).isEmpty();
    }

    @Test
    void changesInPlaceWhatDriftedAndSaysWhere() {
        site.follow(site.plan(stack));
        String key =
                kms().describeKey(request -> request.keyId("alias/keys/files"))
                        .keyMetadata()
                        .keyId();
        kms().disableKeyRotation(request -> request.keyId(key));

        Plan plan = site.plan(stack);

        assertThat(BuildingSite.toDo(plan)).containsExactly("UPDATE KeyFiles");
        assertThat(plan.toDo().getFirst().reason()).isEqualTo("EnableKeyRotation differs");
        assertThat(site.follow(plan).complete()).isTrue();
        assertThat(site.plan(stack).toDo()).isEmpty();
    }

    @Test
    void refusesAPlanWhenTheAccountMovedOn() {
        Plan plan = site.plan(stack);
        site.follow(site.plan(BuildingSite.stack(KEYS.replace(", database", ""))));

        assertThatThrownBy(() -> site.follow(plan))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("moved on")
                .hasMessageContaining("make a new plan");
        assertThat(site.existing("keys")).hasSize(2);
    }

    @Test
    void removesWhatTheBlueprintDoesNotWantAnyMore() {
        site.follow(site.plan(stack));

        Plan plan = site.plan(BuildingSite.stack(KEYS.replace(", database", "")));

        assertThat(plan.toDo())
                .hasSize(2)
                .allMatch(change ->
                        change.id().startsWith("KeyDatabase")
                                || change.id().equals("AWS::KMS::Alias alias/keys/database"));
        assertThatThrownBy(() -> site.follow(plan, false))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("hold data");
        assertThat(site.follow(plan).complete()).isTrue();
        assertThat(site.existing("keys")).hasSize(2);
    }

    @Test
    void destroysAllAndNothingElse() {
        kms().createKey(request -> request.description("somebody else's"));
        site.follow(site.plan(stack));

        assertThat(site.follow(site.planToDestroy("keys")).complete()).isTrue();

        assertThat(site.existing("keys")).isEmpty();
        assertThat(kms().listAliases().aliases()).isEmpty();
    }

    @Test
    void aLostAnswerMakesNothingTwice() {
        for (int nth = 1; nth <= 4; nth++) {
            try (BuildingSite other = new BuildingSite()) {
                Plan plan = other.plan(stack);
                other.account()
                        .faults()
                        .loseAnswer("kms:CreateKey", nth)
                        .loseAnswer("kms:CreateAlias", nth);

                assertThat(other.follow(plan).complete()).isTrue();

                assertThat(other.place().client(KmsClient.class).listKeys().keys()).hasSize(2);
                assertThat(other.plan(stack).toDo()).isEmpty();
            }
        }
    }

    @Test
    void goesOnAfterItWasCutOffAtAnyCall() {
        for (int calls = 1; calls < 60; calls++) {
            try (BuildingSite other = new BuildingSite()) {
                Plan plan = other.plan(stack);
                other.account().faults().cutOffAfter(calls);
                boolean whole = other.tryToFollow(plan);
                other.account().faults().clear();

                assertThat(other.follow(plan).complete())
                        .as("cut off after %d calls", calls)
                        .isTrue();

                assertThat(other.existing("keys").stream().map(Existing::type))
                        .containsExactlyInAnyOrderElementsOf(
                                List.of(
                                        "AWS::KMS::Key",
                                        "AWS::KMS::Key",
                                        "AWS::KMS::Alias",
                                        "AWS::KMS::Alias"));
                if (whole) {
                    return;
                }
            }
        }
        assertThat(false).as("60 calls are enough for the whole of it").isTrue();
    }
}
