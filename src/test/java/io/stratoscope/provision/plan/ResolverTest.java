package io.stratoscope.provision.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

final class ResolverTest {

    private final Map<String, Existing> known = new HashMap<>();
    private final Resolver resolver =
            new Resolver(
                    new Place(
                            SimulatedAccount.empty(Clock.systemUTC()),
                            "123456789012",
                            "eu-central-1"),
                    known);

    private static JsonValue json(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }

    private void know(String id, String ref, String arn) {
        known.put(
                id,
                Existing.part(
                        "T",
                        ref,
                        "k",
                        JsonValue.object().put("Arn", arn).build(),
                        JsonObject.EMPTY));
    }

    private String resolved(String text) {
        return resolver.value(json(text)).map(JsonText::compact).orElse("unknown").strip();
    }

    @Test
    void findsNamesAttributesAndPseudoParameters() {
        know("Key", "k-1", "arn:key/k-1");

        assertThat(resolved("{'Ref': 'Key'}")).isEqualTo("\"k-1\"");
        assertThat(resolved("{'Fn::GetAtt': ['Key', 'Arn']}")).isEqualTo("\"arn:key/k-1\"");
        assertThat(resolved("{'Fn::Sub': '${AWS::Region}/${Key}/${Key.Arn}/${!Key}'}"))
                .isEqualTo("\"eu-central-1/k-1/arn:key/k-1/${Key}\"");
        assertThat(
                        resolved(
                                "{'Fn::Select': [1, {'Fn::Split': ['/', {'Fn::GetAtt': ['Key', 'Arn']}]}]}"))
                .isEqualTo("\"k-1\"");
    }

    @Test
    void whatIsNotThereYetIsNotKnownWhereverItStands() {
        know("Key", "k-1", "arn");

        assertThat(resolved("{'Ref': 'Other'}")).isEqualTo("unknown");
        assertThat(resolved("{'Fn::GetAtt': ['Key', 'Nothing']}")).isEqualTo("unknown");
        assertThat(resolved("{'Fn::Sub': 'a${Other}b'}")).isEqualTo("unknown");
        assertThat(resolved("{'A': [{'Ref': 'Other'}]}")).isEqualTo("unknown");
    }

    @Test
    void anObjectThatOnlyHasSuchAMemberAmongOthersIsNoReference() {
        assertThat(resolved("{'Ref': 'Key', 'Name': 'x'}"))
                .isEqualTo("{\"Ref\":\"Key\",\"Name\":\"x\"}");
    }

    @Test
    void someOfAnObjectCanBeKnown() {
        JsonObject object = (JsonObject) json("{'A': 'x', 'B': {'Ref': 'Other'}}");

        assertThat(resolver.known(object)).isEqualTo(json("{'A': 'x'}"));
        assertThatThrownBy(() -> resolver.all(object))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("B");
    }
}
