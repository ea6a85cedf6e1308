package io.stratoscope.provision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class PlanCodecTest {

    private static final Plan PLAN =
            new Plan(
                    "a1b2",
                    Plan.Kind.APPLY,
                    Instant.parse("2026-11-23T12:00:00Z"),
                    "123456789012",
                    "eu-central-1",
                    new Stack(
                            "keys",
                            "project",
                            List.of(
                                    new Wanted(
                                            "Key",
                                            "kms",
                                            new ResourceType("AWS::KMS::Key"),
                                            JsonValue.object()
                                                    .put("Description", "\"x\"\n")
                                                    .build(),
                                            Set.of()))),
                    List.of(
                            new Change(
                                    "Key",
                                    "kms",
                                    "AWS::KMS::Key",
                                    Action.UPDATE,
                                    Optional.of("k-1"),
                                    "Description differs",
                                    List.of(
                                            new Difference(
                                                    "Description",
                                                    Optional.empty(),
                                                    Optional.of(JsonValue.of("x")))),
                                    Set.of(),
                                    true,
                                    false,
                                    Optional.of(new BigDecimal("1.00")))),
                    List.of(new Extra("AWS::KMS::Alias", "alias/theirs", "Key")));

    @Test
    void aPlanIsReadAsItWasWritten() {
        assertThat(PlanCodec.read("p", JsonText.pretty(PlanCodec.write(PLAN)))).isEqualTo(PLAN);
    }

    @Test
    void aPlanFromBeforeExtrasWereToldHasNone() {
        JsonValue.ObjectBuilder before = JsonValue.object();
        PlanCodec.write(PLAN)
                .members()
                .forEach((name, value) -> {
                    if (!name.equals("extras")) {
                        before.put(name, value);
                    }
                });

        assertThat(PlanCodec.read("p", JsonText.pretty(before.build())).extras()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"stack\": \"keys\"}"})
    void whatIsNoPlanIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> PlanCodec.read("plan.json", text))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("plan.json is no plan")
                .hasMessageContaining("provision plan -o");
    }

    @Test
    void aDamagedOneAndANewerOneAreSaidToBeThat() {
        JsonObject written = PlanCodec.write(PLAN);
        String text = JsonText.compact(written);

        assertThatThrownBy(() -> PlanCodec.read("p", text.substring(0, text.length() / 2)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> PlanCodec.read("p", text.replace("\"update\"", "\"updat\"")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() ->
                        PlanCodec.read(
                                "p",
                                text.replace("\"stratoscopePlan\":1", "\"stratoscopePlan\":2")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("newer Stratoscope");
    }
}
