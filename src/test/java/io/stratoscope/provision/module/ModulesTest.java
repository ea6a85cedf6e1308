package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonSchema;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every module has to keep to. */
class ModulesTest {
    static final List<String> NAMES = Modules.ALL.stream().map(Module::name).toList();

    @Test
    void eachHasANameOfItsOwn() {
        assertThat(NAMES).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(Modules.named("vpc")).isPresent();
        assertThat(Modules.named("VPC")).isEmpty();
    }

    @Test
    void whatAModuleNeedsIsDesignedBeforeIt() {
        Set<String> before = new HashSet<>();
        for (Module module : Modules.ALL) {
            assertThat(before).as(module.name()).containsAll(module.needs());
            before.add(module.name());
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everySettingIsDescribedAndHasADefaultThatItsSchemaAllows(String name) {
        JsonObject schema = ModuleSchema.of(Modules.named(name).orElseThrow());

        assertThat(schema.text("description")).isPresent();
        assertThat(schema.at("additionalProperties")).contains(JsonValue.of(false));
        JsonObject settings = (JsonObject) schema.get("properties").orElseThrow();
        JsonValue.ObjectBuilder defaults = JsonValue.object();
        for (Map.Entry<String, JsonValue> each : settings.members().entrySet()) {
            JsonObject setting = (JsonObject) each.getValue();
            assertThat(each.getKey()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(setting.text("description")).as(each.getKey()).isPresent();
            assertThat(setting.get("default")).as(each.getKey()).isPresent();
            defaults.put(each.getKey(), setting.get("default").orElseThrow());
        }
        assertThat(JsonSchema.of(schema).check(defaults.build())).isEmpty();
    }

    @Test
    void allTogetherFit() {
        Designs all = new Designs();
        NAMES.forEach(all::with);

        assertThat(all.problems()).isEmpty();
        assertThat(all.stack().resources()).hasSizeGreaterThan(NAMES.size());
    }
}
