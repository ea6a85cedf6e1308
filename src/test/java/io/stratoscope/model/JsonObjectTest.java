package io.stratoscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Objects with few members and with many are kept differently, and must not differ otherwise. */
final class JsonObjectTest {

    private static Map<String, JsonValue> members(int count) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = count; i > 0; i--) {
            members.put("name" + i, JsonValue.of(i));
        }
        return members;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 24, 25, 100})
    void keepsItsMembersInOrder(int count) {
        Map<String, JsonValue> members = members(count);
        JsonObject object = new JsonObject(members);

        assertThat(new ArrayList<>(object.members().entrySet()))
                .isEqualTo(new ArrayList<>(members.entrySet()));
        List<String> visited = new ArrayList<>();
        object.members().forEach((name, value) -> visited.add(name + value));
        assertThat(visited)
                .isEqualTo(
                        members.entrySet().stream()
                                .map(member -> member.getKey() + member.getValue())
                                .toList());
        assertThat(object.members()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25})
    void findsEachMemberAndNoOther(int count) {
        JsonObject object = new JsonObject(members(count));

        assertThat(object.get("name" + count)).isEqualTo(Optional.of(JsonValue.of(count)));
        assertThat(object.get("name1")).isEqualTo(Optional.of(JsonValue.of(1)));
        assertThat(object.get("name" + (count + 1))).isEmpty();
        assertThat(object.members()).containsKey("name1").doesNotContainKey("name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 25})
    void equalsAnyMapWithTheSameMembers(int count) {
        Map<String, JsonValue> members = members(count);
        JsonObject object = new JsonObject(members);

        assertThat(object).isEqualTo(new JsonObject(object.members()));
        assertThat(object.members()).isEqualTo(members).hasSameHashCodeAs(members);
        assertThat(members).isEqualTo(object.members());
        assertThat(object.members()).isNotEqualTo(members(count + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25})
    void isNotChanged(int count) {
        Map<String, JsonValue> members = members(count);
        JsonObject object = new JsonObject(members);

        members.put("name1", JsonValue.of("changed"));
        assertThat(object.get("name1")).isEqualTo(Optional.of(JsonValue.of(1)));
        Map<String, JsonValue> kept = object.members();
        assertThatThrownBy(() -> kept.put("name1", JsonValue.of("changed")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.remove("name1"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.entrySet().iterator().next().setValue(JsonValue.of(2)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void itsMembersComeToAnEnd(int count) {
        var members = new JsonObject(members(count)).members().entrySet().iterator();
        for (int i = 0; i < count; i++) {
            members.next();
        }

        assertThat(members.hasNext()).isFalse();
        assertThatThrownBy(members::next).isInstanceOf(NoSuchElementException.class);
    }
}
