package io.stratoscope.provision.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class StackTest {

    private static Wanted wanted(String id, JsonValue names, String... after) {
        return new Wanted(
                id,
                "m",
                new ResourceType("AWS::SNS::Topic"),
                JsonValue.object().put("Names", names).build(),
                Set.of(after));
    }

    private static Stack stack(Wanted... resources) {
        return new Stack("s", "p", List.of(resources));
    }

    @Test
    void whatIsReferredToComesFirst() {
        Stack stack =
                stack(
                        wanted(
                                "Last",
                                References.text("x ${First.Arn} ${!First2} ${AWS::Region}"),
                                "Middle"),
                        wanted(
                                "Middle",
                                JsonValue.of(List.of(References.attribute("First", "Arn")))),
                        wanted("First", JsonValue.of("Ref")),
                        wanted("Alone", References.to("AWS::AccountId")));

        assertThat(stack.graph().waves())
                .containsExactly(List.of("First", "Alone"), List.of("Middle"), List.of("Last"));
        assertThat(stack.graph().cycle()).isEmpty();
    }

    @Test
    void aReferenceThatLeadsNowhereIsSaid() {
        assertThatThrownBy(() -> stack(wanted("A", References.to("B"))))
                .hasMessage("A refers to B, which is not in the stack");
        assertThatThrownBy(() -> stack(wanted("A", JsonObject.EMPTY, "C")))
                .hasMessage("A refers to C, which is not in the stack");
    }

    @Test
    void twoOfOneIdAreSaid() {
        assertThatThrownBy(
                        () -> stack(wanted("A", JsonObject.EMPTY), wanted("A", JsonObject.EMPTY)))
                .hasMessage("two resources have the logical id A");
    }

    @Test
    void aCircleIsNamed() {
        assertThatThrownBy(() ->
                        stack(
                                wanted("Z", References.to("C")),
                                wanted("A", References.to("C")),
                                wanted("B", References.to("A")),
                                wanted("C", References.to("B"))))
                .hasMessage("these wait for each other: A → B → C → A");
        assertThatThrownBy(() -> stack(wanted("A", References.to("A"))))
                .hasMessage("A waits for itself");
    }
}
