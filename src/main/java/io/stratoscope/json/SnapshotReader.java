package io.stratoscope.json;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads snapshots; what is wrong with one is said with the path to it. */
final class SnapshotReader {
    private SnapshotReader() {}

    static Snapshot read(Reader reader) throws IOException {
        Shared shared = new Shared();
        Pieces<Resource> resources = new Pieces<>("resources", shared::resource);
        Pieces<Relation> relations = new Pieces<>("relations", shared::relation);
        Fields file =
                Fields.of(
                        "snapshot",
                        JsonText.parse(
                                reader, Map.of("resources", resources, "relations", relations)));
        return checked(file, () -> read(file, resources.all(file), relations.all(file)));
    }

    static Snapshot of(JsonValue value) {
        Fields file = Fields.of("snapshot", value);
        Shared shared = new Shared();
        return checked(
                file,
                () ->
                        read(
                                file,
                                file.list("resources", shared::resource),
                                file.list("relations", shared::relation)));
    }

    /** Objects of one kind as they come. What is wrong with one waits until it is known of which version the file is. */
    private static final class Pieces<T> implements JsonText.Items {
        private final String name;
        private final Function<Fields, T> each;
        private final List<T> pieces = new ArrayList<>();
        private Optional<RuntimeException> wrong = Optional.empty();

        Pieces(String name, Function<Fields, T> each) {
            this.name = name;
            this.each = each;
        }

        @Override
        public void begin() {
            pieces.clear();
            wrong = Optional.empty();
        }

        @Override
        public void item(JsonValue item) {
            if (wrong.isPresent()) {
                return;
            }
            try {
                pieces.add(
                        each.apply(
                                Fields.of("snapshot." + name + "[" + pieces.size() + "]", item)));
            } catch (IllegalArgumentException | JsonFormatException e) {
                wrong = Optional.of(e);
            }
        }

        List<T> all(Fields file) {
            wrong.ifPresent(problem -> {
                throw problem;
            });
            // Where it was no array, or is not there, that is said as of every other member.
            file.list(name, each);
            return pieces;
        }
    }

    private static Snapshot checked(Fields file, Supplier<Snapshot> reading) {
        if (!file.optionalText("format").equals(Optional.of(SnapshotCodec.FORMAT))) {
            throw new JsonFormatException(
                    "not a Stratoscope snapshot: \"format\" is not \""
                            + SnapshotCodec.FORMAT
                            + "\"");
        }
        int version = file.count("version");
        if (version > SnapshotCodec.VERSION) {
            throw new JsonFormatException(
                    "the snapshot has version "
                            + version
                            + "; this Stratoscope reads up to "
                            + SnapshotCodec.VERSION
                            + ": update Stratoscope");
        }
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new JsonFormatException("the snapshot contradicts itself: " + e.getMessage(), e);
        }
    }

    private static Snapshot read(Fields file, List<Resource> resources, List<Relation> relations) {
        Fields account = file.object("account");
        return new Snapshot(
                new AccountInfo(
                        account.text("id"), account.text("label"), account.flag("simulated")),
                readScope(file.object("scope")),
                file.texts("regions"),
                file.parsed("takenAt", Instant::parse),
                resources,
                relations,
                file.list("issues", SnapshotReader::readIssue),
                new Coverage(file.object("coverage").list("rows", SnapshotReader::readRow)));
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
