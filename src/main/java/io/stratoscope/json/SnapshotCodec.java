package io.stratoscope.json;

import com.fasterxml.jackson.core.JsonGenerator;

import io.stratoscope.json.Fields.Words;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Snapshots as JSON: {@code {format, version, account, scope, regions, takenAt, coverage, issues, resources, relations}}.
 * Written piece by piece, so that a large snapshot needs no second copy in memory.
 */
public final class SnapshotCodec {

    public static final String FORMAT = "stratoscope-snapshot";
    public static final int VERSION = 1;

    private SnapshotCodec() {}

    /** Writes a snapshot, indented, with a final line end; does not close the writer. */
    public static void write(Snapshot snapshot, Writer writer) throws IOException {
        try (JsonGenerator generator = JsonText.generator(writer, true)) {
            generator.writeStartObject();
            for (var member : head(snapshot).members().entrySet()) {
                generator.writeFieldName(member.getKey());
                JsonText.write(member.getValue(), generator);
            }
            generator.writeArrayFieldStart("resources");
            for (Resource resource : snapshot.resources()) {
                JsonText.write(resource(resource), generator);
            }
            generator.writeEndArray();
            generator.writeArrayFieldStart("relations");
            for (Relation relation : snapshot.relations()) {
                JsonText.write(relation(relation), generator);
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        writer.write('\n');
    }

    /** The whole snapshot as one value. */
    public static JsonObject toJson(Snapshot snapshot) {
        Map<String, JsonValue> members = new LinkedHashMap<>(head(snapshot).members());
        members.put(
                "resources",
                JsonValue.of(snapshot.resources().stream().map(SnapshotCodec::resource).toList()));
        members.put(
                "relations",
                JsonValue.of(snapshot.relations().stream().map(SnapshotCodec::relation).toList()));
        return new JsonObject(members);
    }

    private static JsonObject head(Snapshot snapshot) {
        return JsonValue.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put(
                        "account",
                        JsonValue.object()
                                .put("id", snapshot.account().id())
                                .put("label", snapshot.account().label())
                                .put("simulated", snapshot.account().simulated())
                                .build())
                .put("scope", scope(snapshot.scope()))
                .put("regions", snapshot.regions().stream().map(JsonValue::of).toList())
                .put("takenAt", snapshot.takenAt().toString())
                .put("coverage", coverage(snapshot.coverage()))
                .put("issues", snapshot.issues().stream().map(SnapshotCodec::issue).toList())
                .build();
    }

    private static JsonObject scope(Scope scope) {
        return switch (scope) {
            case Scope.Tagged(var tags) -> JsonValue.object().put("tags", tags).build();
            case Scope.Everything() -> JsonValue.object().put("everything", true).build();
        };
    }

    /** The ledger as one value. */
    public static JsonObject coverage(Coverage coverage) {
        JsonValue.ObjectBuilder object = JsonValue.object();
        coverage.percentConfirmed().ifPresent(percent -> object.put("percentConfirmed", percent));
        return object.put("total", counts(JsonValue.object(), coverage.total()))
                .put(
                        "rows",
                        coverage.rows().stream()
                                .map(row ->
                                        counts(
                                                JsonValue.object()
                                                        .put("service", row.service())
                                                        .put("region", row.region()),
                                                row))
                                .toList())
                .build();
    }

    private static JsonObject counts(JsonValue.ObjectBuilder object, Coverage.Row row) {
        return object.put("asked", row.total())
                .put("confirmed", row.confirmed())
                .put("ghosts", row.ghosts())
                .put("missing", row.missing())
                .put("denied", row.denied())
                .put("throttled", row.throttled())
                .put("failed", row.failed())
                .put("unsupported", row.unsupported())
                .put("notScanned", row.notScanned())
                .build();
    }

    /** An issue as one value. */
    public static JsonObject issue(DiscoveryIssue issue) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("service", issue.service())
                        .put("region", issue.region())
                        .put("call", issue.call());
        issue.resource().ifPresent(arn -> object.put("resource", arn.toString()));
        return object.put("failure", FailureCodec.toJson(issue.failure())).build();
    }

    /** A resource as one value. */
    public static JsonObject resource(Resource resource) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("arn", resource.arn().toString())
                        .put("type", resource.type().name())
                        .put("id", resource.id())
                        .put("name", resource.name())
                        .put("region", resource.region());
        resource.availabilityZone().ifPresent(zone -> object.put("availabilityZone", zone));
        return object.put("tags", resource.tags())
                .put("discoveredBy", Words.of(resource.discoveredBy()))
                .put("state", Words.of(resource.state()))
                .put("call", resource.call())
                .put("confirmedAt", resource.confirmedAt().toString())
                .put("description", resource.description())
                .build();
    }

    /** A relation as one value. */
    public static JsonObject relation(Relation relation) {
        JsonValue.ObjectBuilder object =
                JsonValue.object()
                        .put("from", relation.from().toString())
                        .put("to", relation.to().toString())
                        .put("kind", Words.of(relation.kind()));
        if (!relation.detail().isEmpty()) {
            object.put("detail", relation.detail());
        }
        return object.put(
                        "evidence",
                        JsonValue.object()
                                .put("call", relation.evidence().call())
                                .put("field", relation.evidence().field())
                                .build())
                .build();
    }

    /**
     * Reads a snapshot from a text, piece by piece: of its resources and relations only one is in memory as JSON at a time.
     *
     * @throws JsonFormatException when the text is not a snapshot of a version that is known here
     */
    public static Snapshot read(Reader reader) throws IOException {
        return SnapshotReader.read(reader);
    }

    /**
     * Reads a snapshot.
     *
     * @throws JsonFormatException when the value is not a snapshot of a version that is known here
     */
    public static Snapshot fromJson(JsonValue value) {
        return SnapshotReader.of(value);
    }
}
