package io.stratoscope.backup.drill;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.model.ModuleTag;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.TagProperty;
import io.stratoscope.provision.stack.Wanted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what a drill's stack wants, each with the drill's id and the time until which it is wanted. */
final class DrillParts {

    private static final String MODULE = "drill";

    private final DrillId drill;
    private final Instant expires;
    private final List<Wanted> wanted = new ArrayList<>();

    DrillParts(DrillId drill, Instant expires) {
        this.drill = drill;
        this.expires = expires;
    }

    /** How something of the drill is called. */
    String name(String rest) {
        return drill.text() + "-" + rest;
    }

    /** Wants a resource. */
    void add(String id, String type, ObjectBuilder properties, String... after) {
        ResourceType of = new ResourceType(type);
        Map<String, String> tags = new TreeMap<>();
        tags.put("Name", name(id.toLowerCase(Locale.ROOT)));
        // A project of its own: nothing that looks for the live one's tag takes it for that.
        tags.put(Scope.PROJECT_TAG, drill.text());
        tags.put(DrillId.TAG, drill.text());
        tags.put(DrillId.EXPIRES_TAG, expires.toString());
        tags.put(io.stratoscope.provision.driver.Scope.STACK_TAG, drill.text());
        tags.put(io.stratoscope.provision.driver.Scope.ID_TAG, id);
        tags.put(ModuleTag.KEY, MODULE);
        wanted.add(
                new Wanted(
                        id,
                        MODULE,
                        of,
                        TagProperty.with(of, properties.build(), tags),
                        Set.of(after)));
    }

    Stack stack() {
        return new Stack(drill.text(), drill.text(), wanted);
    }

    /** Texts as an array. */
    static JsonValue texts(List<String> texts) {
        return JsonValue.of(texts.stream().map(JsonValue::of).toList());
    }

    /** Values as an array. */
    static JsonValue list(JsonObject... values) {
        return JsonValue.of(List.of(values));
    }
}
