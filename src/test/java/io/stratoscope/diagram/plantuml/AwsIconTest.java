package io.stratoscope.diagram.plantuml;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.model.ResourceType;

import net.sourceforge.plantuml.preproc.Stdlib;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class AwsIconTest {

    @Test
    void everyIconIsInTheLibrary() {
        assertThat(AwsIcon.all())
                .hasSizeGreaterThan(80)
                .allSatisfy(icon ->
                        assertThat(library(icon.include()))
                                .contains(
                                        "!function $" + icon.name() + "IMG(",
                                        "AWSEntityColoring(" + icon.name() + ")"));
        assertThat(library("awslib/Storage/NoSuchThing")).isEmpty();
    }

    @Test
    void everyFrameIsInTheLibrary() {
        assertThat(Arrays.stream(GroupKind.values()).map(GroupFrame::of))
                .allSatisfy(frame -> {
                    String text = library(frame.include());
                    assertThat(text).contains("AWSGroupColoring(" + frame.stereotype() + ",");
                    frame.imageName()
                            .ifPresent(
                                    name -> assertThat(text).contains("$" + name + "IMG($scale"));
                });
    }

    @Test
    void unknownTypeHasTheIconOfItsService() {
        assertThat(AwsIcon.of(new ResourceType("AWS::Lambda::Function")).name())
                .isEqualTo("Lambda");
        assertThat(AwsIcon.of(new ResourceType("AWS::DynamoDB::GlobalTable")).name())
                .isEqualTo("DynamoDB");
        assertThat(AwsIcon.of(new ResourceType("AWS::NewService::Thing")).name())
                .isEqualTo("GenericApplication");
        assertThat(AwsIcon.of(new ResourceType("odd")).name()).isEqualTo("GenericApplication");
    }

    private static String library(String include) {
        byte[] bytes = bytes(include);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String include) {
        new PlantUmlEngine();
        return Stdlib.getPumlResource(include);
    }
}
