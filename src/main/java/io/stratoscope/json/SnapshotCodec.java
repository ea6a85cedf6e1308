package io.stratoscope.json;

import com.fasterxml.jackson.core.JsonGenerator;

import io.stratoscope.json.Fields.Words;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
     * Reads a snapshot.
     *
     * @throws JsonFormatException when the value is not a snapshot of a version that is known here
     */
    public static Snapshot fromJson(JsonValue value) {
        Fields file = Fields.of("snapshot", value);
        if (!file.optionalText("format").equals(Optional.of(FORMAT))) {
            throw new JsonFormatException(
                    "not a Stratoscope snapshot: \"format\" is not \"" + FORMAT + "\"");
        }
        int version = file.count("version");
        if (version > VERSION) {
            throw new JsonFormatException(
                    "the snapshot has version "
                            + version
                            + "; this Stratoscope reads up to "
                            + VERSION
                            + ": update Stratoscope");
        }
        try {
            return read(file);
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException("the snapshot contradicts itself: " + e.getMessage(), e);
        }
    }

    private static Snapshot read(Fields file) {
        Shared shared = new Shared();
        Fields account = file.object("account");
        return new Snapshot(
                new AccountInfo(
                        account.text("id"), account.text("label"), account.flag("simulated")),
                readScope(file.object("scope")),
                file.texts("regions"),
                file.parsed("takenAt", Instant::parse),
                file.list("resources", shared::resource),
                file.list("relations", shared::relation),
                file.list("issues", SnapshotCodec::readIssue),
                new Coverage(file.object("coverage").list("rows", SnapshotCodec::readRow)));
    }

    private static Scope readScope(Fields scope) {
        return scope.object().get("everything").isPresent()
                ? new Scope.Everything()
                : new Scope.Tagged(scope.textMap("tags"));
    }

    /** Thousands of resources and relations share an ARN, a moment, a type and a call: one object each. */
    private static final class Shared {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Instant> moments = new HashMap<>();
        private final Map<String, Arn> arns = new HashMap<>();

        String text(String text) {
            return texts.computeIfAbsent(text, same -> same);
        }

        Instant moment(Fields fields, String name) {
            return moments.computeIfAbsent(
                    fields.text(name), _ -> fields.parsed(name, Instant::parse));
        }

        Arn arn(Fields fields, String name) {
            Arn known = arns.get(fields.text(name));
            if (known != null) {
                return known;
            }
            Arn arn = fields.parsed(name, Arn::of);
            Arn shared =
                    new Arn(
                            text(arn.partition()),
                            text(arn.service()),
                            text(arn.region()),
                            text(arn.account()),
                            arn.resource());
            arns.put(fields.text(name), shared);
            return shared;
        }

        Resource resource(Fields resource) {
            return new Resource(
                    arn(resource, "arn"),
                    new ResourceType(text(resource.text("type"))),
                    resource.text("id"),
                    resource.text("name"),
                    text(resource.text("region")),
                    resource.optionalText("availabilityZone").map(this::text),
                    resource.textMap("tags"),
                    resource.word("discoveredBy", DiscoveredBy.class),
                    resource.word("state", ResourceState.class),
                    text(resource.text("call")),
                    moment(resource, "confirmedAt"),
                    resource.object("description").object());
        }

        Relation relation(Fields relation) {
            Fields evidence = relation.object("evidence");
            return new Relation(
                    arn(relation, "from"),
                    arn(relation, "to"),
                    relation.word("kind", RelationKind.class),
                    text(relation.optionalText("detail").orElse("")),
                    new Evidence(text(evidence.text("call")), text(evidence.text("field"))));
        }
    }

    private static DiscoveryIssue readIssue(Fields issue) {
        return new DiscoveryIssue(
                issue.text("service"),
                issue.text("region"),
                issue.text("call"),
                issue.object().get("resource").isPresent()
                        ? Optional.of(issue.parsed("resource", Arn::of))
                        : Optional.empty(),
                FailureCodec.fromJson(issue.object("failure")));
    }

    private static Coverage.Row readRow(Fields row) {
        return new Coverage.Row(
                row.text("service"),
                row.text("region"),
                row.count("confirmed"),
                row.count("ghosts"),
                row.count("missing"),
                row.count("denied"),
                row.count("throttled"),
                row.count("failed"),
                // Earlier files counted it as failed.
                row.optionalCount("unsupported").orElse(0),
                row.count("notScanned"));
    }
}
