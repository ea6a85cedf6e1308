package io.stratoscope.provision.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Journal;
import io.stratoscope.job.Journal.Entry;
import io.stratoscope.job.Journal.Phase;
import io.stratoscope.provision.apply.LastRun.End;
import io.stratoscope.provision.apply.StackStatus.Part;
import io.stratoscope.provision.apply.StackStatus.Standing;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.stack.Stack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.kms.KmsClient;

import java.util.List;
import java.util.Map;
import java.util.Optional;

final class StackStatusTest {

    private static final String KEYS =
            """
            blueprint: keys
            stack: keys
            modules:
              kms: {keys: [files]}
            """;

    private final BuildingSite site = new BuildingSite();
    private final Stack stack = BuildingSite.stack(KEYS);

    @AfterEach
    void close() {
        site.close();
    }

    private static String alias(StackStatus status) {
        return status.parts().stream()
                .filter(part -> part.type().equals("AWS::KMS::Alias"))
                .map(part -> part.id() + " " + part.name() + " " + part.standing().words())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allIsInPlaceAfterAnApply() {
        Plan plan = site.plan(stack);
        site.follow(plan);

        StackStatus status = site.status("keys");

        assertThat(status.counts()).isEqualTo(Map.of(Standing.IN_PLACE, 2L));
        assertThat(status.untagged()).isEqualTo(1);
        assertThat(alias(status)).isEqualTo("KeyFilesAlias alias/keys/files in place");
        LastRun run = status.lastRun().orElseThrow();
        assertThat(run.plan()).isEqualTo(plan.id());
        assertThat(run.kind()).isEqualTo(Plan.Kind.APPLY);
        assertThat(run.end()).isEqualTo(new End.Finished());
        assertThat(StatusWords.counts(status))
                .isEqualTo("2 in place; 1 of them a part without tags");
        assertThat(StatusWords.lastRun(status)).isEqualTo("applied 2026-11-23 12:00 UTC");
        assertThat(StatusWords.advice(status)).isEmpty();
    }

    @Test
    void nothingOfTheShippedBlueprintIsMissing() {
        Stack immich =
                Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), Map.of());
        site.follow(site.plan(immich));
        Stack changed =
                Blueprint.stack(
                        "immich",
                        ShippedBlueprints.text("immich").orElseThrow(),
                        Map.of("environment", "staging"));
        assertThat(site.follow(site.plan(changed)).failures()).isEmpty();

        StackStatus status = site.status("immich");

        assertThat(status.counts()).containsOnlyKeys(Standing.IN_PLACE);
        assertThat(status.parts()).hasSizeGreaterThanOrEqualTo(immich.resources().size());
        assertThat(status.parts().stream().filter(Part::tagged))
                .allMatch(part -> !part.id().isEmpty());
    }

    @Test
    void whatWasMadeAndWentIsMissing() {
        site.follow(site.plan(stack));
        KmsClient kms = site.place().client(KmsClient.class);
        kms.deleteAlias(request -> request.aliasName("alias/keys/files"));

        StackStatus withoutAlias = site.status("keys");

        assertThat(withoutAlias.counts())
                .isEqualTo(Map.of(Standing.IN_PLACE, 1L, Standing.MISSING, 1L));
        assertThat(withoutAlias.parts())
                .contains(
                        new Part(
                                "KeyFilesAlias",
                                "AWS::KMS::Alias",
                                "alias/keys/files",
                                Standing.MISSING,
                                false));
        assertThat(StatusWords.advice(withoutAlias)).singleElement().asString().contains("plan");

        String key = site.existing("keys").getFirst().ref();
        kms.scheduleKeyDeletion(request -> request.keyId(key));
        assertThat(site.status("keys").parts())
                .contains(new Part("KeyFiles", "", key, Standing.MISSING, true));
    }

    /** Replacing leaves the old one's name in the journal where another run removed it. */
    @Test
    void whatHasASuccessorWithTheSameIdIsNotMissing() {
        site.follow(site.plan(stack));
        site.journal().write("p0", "make KeyFiles", Phase.DONE, "KeyFiles an-older-key");

        assertThat(site.status("keys").counts()).isEqualTo(Map.of(Standing.IN_PLACE, 2L));
    }

    @Test
    void aFailureIsNamedWithItsReasonAndWhatToDo() {
        Plan plan = site.plan(stack);
        site.account().faults().deny("kms:CreateAlias");
        site.follow(plan);

        StackStatus status = site.status("keys");

        assertThat(status.counts()).isEqualTo(Map.of(Standing.IN_PLACE, 1L));
        assertThat(status.lastRun().orElseThrow().end())
                .isInstanceOfSatisfying(
                        End.Failed.class,
                        failed ->
                                assertThat(failed.failures())
                                        .singleElement()
                                        .satisfies(failure -> {
                                            assertThat(failure.id()).isEqualTo("KeyFilesAlias");
                                            assertThat(failure.why()).contains("kms:CreateAlias");
                                        }));
        assertThat(StatusWords.lastRun(status)).startsWith("apply failed ");
        assertThat(StatusWords.advice(status))
                .hasSize(2)
                .last()
                .asString()
                .contains("stratoscope provision apply PLAN --unlock, with plan " + plan.id());

        site.account().faults().clear();
        site.follow(plan);
        assertThat(site.status("keys").lastRun().orElseThrow().end())
                .as("after it went on")
                .isEqualTo(new End.Finished());
    }

    @Test
    void whatWasCutOffByTheNetworkIsToldAndGoesOn() {
        Plan plan = site.plan(stack);
        long looking = site.account().meter().calls();
        site.account().faults().cutOffAfter((int) looking + 1);
        assertThat(site.tryToFollow(plan)).isFalse();
        site.account().faults().clear();

        StackStatus status = site.status("keys");

        assertThat(status.counts()).isEqualTo(Map.of(Standing.IN_PLACE, 1L));
        assertThat(status.lastRun().orElseThrow().end())
                .isInstanceOfSatisfying(
                        End.Failed.class,
                        failed ->
                                assertThat(failed.failures())
                                        .extracting(LastRun.Failure::id)
                                        .containsExactly("KeyFiles"));
        assertThat(StatusWords.advice(status)).last().asString().contains("go on with");
        assertThat(site.follow(plan).complete()).isTrue();
        assertThat(site.status("keys").counts()).isEqualTo(Map.of(Standing.IN_PLACE, 2L));
    }

    @Test
    void nothingIsLeftAfterADestroy() {
        site.follow(site.plan(stack));
        site.follow(site.planToDestroy("keys"));

        StackStatus status = site.status("keys");

        assertThat(status.parts()).isEmpty();
        assertThat(status.isGone()).isTrue();
        assertThat(StatusWords.counts(status)).isEqualTo("nothing in the account");
        assertThat(StatusWords.lastRun(status)).startsWith("destroyed ");
    }

    @Test
    void aFailedDestroyIsNotGone() {
        site.follow(site.plan(stack));
        site.account().faults().deny("kms:ScheduleKeyDeletion");
        site.follow(site.planToDestroy("keys"));

        StackStatus status = site.status("keys");

        assertThat(status.isGone()).isFalse();
        assertThat(StatusWords.advice(status))
                .last()
                .asString()
                .endsWith("stratoscope provision destroy keys --unlock");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void whatIsMadeElsewhereIsSeenWithoutAJournal() {
        site.place()
                .client(Ec2Client.class)
                .createVpc(request ->
                        request.cidrBlock("10.0.0.0/16")
                                .tagSpecifications(
                                        TagSpecification.builder()
                                                .resourceType("vpc")
                                                .tags(
                                                        tag("stratoscope:stack", "other"),
                                                        tag("stratoscope:id", "Vpc"))
                                                .build()));

        StackStatus status = site.status("other");

        assertThat(status.lastRun()).isEmpty();
        assertThat(status.isGone()).isFalse();
        assertThat(status.parts()).extracting(Part::id).contains("Vpc");
        assertThat(StatusWords.lastRun(status))
                .isEqualTo("nothing is known here of how it was made");
        assertThat(StatusWords.advice(status)).isEmpty();
    }

    /** A kill leaves the journal as it was at any one line. */
    @Test
    void aRunThatWasCutOffAnywhereIsOpenAtTheStepsThatWereBegun() {
        site.follow(site.plan(stack));
        List<Entry> entries = site.journal().entries();
        assertThat(entries.getFirst().step()).isEqualTo("apply");

        for (int length = 1; length < entries.size(); length++) {
            LastRun run = LastRun.in(new Lines(entries.subList(0, length))).orElseThrow();
            assertThat(run.end()).as("%d lines", length).isInstanceOf(End.Open.class);
        }
        assertThat(LastRun.in(new Lines(List.of()))).isEmpty();
        assertThat(LastRun.in(new Lines(entries.subList(0, 2))).orElseThrow().end())
                .isEqualTo(new End.Open(List.of("make KeyFiles")));
        assertThat(LastRun.in(new Lines(entries.subList(0, 1))).orElseThrow().end())
                .isEqualTo(new End.Open(List.of()));
    }

    @Test
    void whereARunStoppedIsSaid() {
        LastRun run =
                new LastRun(
                        "p1",
                        Plan.Kind.APPLY,
                        site.plan(stack).madeAt(),
                        new End.Open(List.of("make A", "make B", "make C", "make D")));
        StackStatus status = new StackStatus("keys", List.of(), Optional.of(run));

        assertThat(StatusWords.advice(status))
                .singleElement()
                .asString()
                .startsWith("It was cut off at make A, at make B, at make C and 1 more, or still")
                .endsWith("provision apply PLAN --unlock, with plan p1 or a new one");
        assertThat(StatusWords.lastRun(status))
                .isEqualTo("apply did not end, last heard of 2026-11-23 12:00 UTC");
        assertThat(status.isGone()).isFalse();
    }

    private record Lines(List<Entry> entries) implements Journal {
        @Override
        public void write(String run, String step, Phase phase, String detail) {
            throw new UnsupportedOperationException();
        }
    }
}
