package io.stratoscope.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SnapshotCodecTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Arn VPC = Arn.of("arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1");
    private static final Arn SUBNET =
            Arn.of("arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1");

    static Snapshot sample(Scope scope) {
        Resource subnet =
                new Resource(
                        SUBNET,
                        ResourceType.SUBNET,
                        "subnet-1",
                        "\"quoted\"\n\u202e😀",
                        "eu-central-1",
                        Optional.of("eu-central-1a"),
                        Map.of("Project", "immich", "", "empty key"),
                        DiscoveredBy.EXPANSION,
                        ResourceState.STALE,
                        "ec2:DescribeSubnets",
                        NOON,
                        JsonValue.object()
                                .put("SubnetId", "subnet-1")
                                .put("Free", 12)
                                .put("Default", false)
                                .build());
        List<Failure> failures =
                List.of(
                        new Failure.AccessDenied("ec2:DescribeVpcs", "no"),
                        new Failure.Throttled("a:B", "slow"),
                        new Failure.BadCredentials("expired", "log in"),
                        new Failure.Network("unreachable"),
                        new Failure.NotFound("gone"),
                        new Failure.Unsupported("a:B", "what?"),
                        new Failure.ServiceError("a:B", "500"),
                        new Failure.Cancelled("stopped"),
                        new Failure.Bug("oops"));
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                scope,
                List.of("eu-central-1", "us-east-1"),
                NOON,
                List.of(subnet),
                List.of(
                        new Relation(
                                SUBNET,
                                VPC,
                                RelationKind.LOCATED_IN,
                                "detail",
                                new Evidence("ec2:DescribeSubnets", "VpcId"))),
                failures.stream()
                        .map(failure ->
                                new DiscoveryIssue(
                                        "ec2", "eu-central-1", "a:B", Optional.of(VPC), failure))
                        .toList(),
                new Coverage(
                        List.of(new Coverage.Row("ec2", "eu-central-1", 1, 2, 3, 4, 5, 6, 7, 8))));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        for (Scope scope : List.of(Scope.project("immich"), new Scope.Everything())) {
            Snapshot before = sample(scope);
            StringWriter text = new StringWriter();
            SnapshotCodec.write(before, text);
            assertThat(SnapshotCodec.fromJson(JsonText.parse(text.toString()))).isEqualTo(before);
        }
    }

    @Test
    void writesTheSameByPiecesAndAsAWhole() throws IOException {
        Snapshot snapshot = sample(Scope.project("immich"));
        StringWriter text = new StringWriter();
        SnapshotCodec.write(snapshot, text);
        assertThat(text).hasToString(JsonText.pretty(SnapshotCodec.toJson(snapshot)));
    }

    @Test
    void ledgerTotalsStandInTheFile() {
        JsonValue.JsonObject json = SnapshotCodec.toJson(sample(Scope.project("immich")));
        assertThat(json.number("coverage", "total", "asked"))
                .contains(new java.math.BigDecimal(36));
        assertThat(json.number("coverage", "percentConfirmed"))
                .contains(new java.math.BigDecimal(3));
    }

    @Test
    void aLedgerOfBeforeUnsupportedWasCountedIsRead() {
        Snapshot snapshot = sample(Scope.project("immich"));
        String old =
                JsonText.compact(SnapshotCodec.toJson(snapshot)).replace("\"unsupported\":7,", "");

        Coverage coverage = SnapshotCodec.fromJson(JsonText.parse(old)).coverage();

        assertThat(coverage.total().unsupported()).isZero();
        assertThat(coverage.total().total()).isEqualTo(36 - 7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\" : \"stratoscope-snapshot\" | \"format\" : \"other\" | not a Stratoscope snapshot",
                "\"version\" : 1 | \"version\" : 2 | version 2; this Stratoscope reads up to 1",
                "\"version\" : 1 | \"version\" : 1.5 | snapshot.version is not a whole number",
                "\"state\" : \"stale\" | \"state\" : \"fresh\" | snapshot.resources[0].state is not one of the known words",
                "\"type\" : \"network\" | \"type\" : \"weather\" | has the unknown type \"weather\"",
                "\"takenAt\" : \"2026 | \"takenAt\" : \"at noon 2026 | snapshot.takenAt",
                "\"regions\" : [ | \"regions\" : 3, \"was\" : [ | snapshot.regions is not an array",
                "\"account\" : { | \"account\" : 3, \"was\" : { | snapshot.account is not an object",
            })
    void saysWhatIsWrongAndWhere(String part, String replacement, String complaint) {
        String good = JsonText.pretty(SnapshotCodec.toJson(sample(Scope.project("immich"))));
        assertThat(good).contains(part);
        String bad = good.replace(part, replacement);
        assertThatThrownBy(() -> SnapshotCodec.fromJson(JsonText.parse(bad)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining(complaint);
        assertThatThrownBy(() -> SnapshotCodec.read(new StringReader(bad)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void aNewerVersionIsSaidEvenIfItsResourcesCannotBeRead() {
        String good = JsonText.pretty(SnapshotCodec.toJson(sample(Scope.project("immich"))));
        String newer =
                good.replace("\"state\" : \"stale\"", "\"state\" : \"fresh\"")
                        .replace("\"version\" : 1", "\"version\" : 9");
        assertThatThrownBy(() -> SnapshotCodec.read(new StringReader(newer)))
                .hasMessageContaining("the snapshot has version 9");
    }

    @Test
    void ofAMemberThatIsThereTwiceTheLastHolds() throws IOException {
        Snapshot snapshot = sample(Scope.project("immich"));
        String good = JsonText.compact(SnapshotCodec.toJson(snapshot));
        String twice = good.replaceFirst("\\{", "{\"resources\":[{\"arn\":7}],\"relations\":[3],");
        assertThat(SnapshotCodec.read(new StringReader(twice))).isEqualTo(snapshot);
        String gone = good.replaceFirst("\\}$", ",\"resources\":{}}");
        assertThatThrownBy(() -> SnapshotCodec.read(new StringReader(gone)))
                .hasMessageContaining("snapshot.resources is not an array");
    }

    @Test
    void refusesATruncatedFileWhereverItEnds() {
        String good = JsonText.compact(SnapshotCodec.toJson(sample(Scope.project("immich"))));
        for (int length = 0; length < good.length(); length += 7) {
            String truncated = good.substring(0, length);
            assertThatThrownBy(() -> SnapshotCodec.read(new StringReader(truncated)))
                    .isInstanceOf(JsonFormatException.class);
            assertThatThrownBy(() -> SnapshotCodec.fromJson(JsonText.parse(truncated)))
                    .isInstanceOf(JsonFormatException.class);
        }
    }

    @Test
    void refusesTextAfterTheValueAndTooDeepNesting() {
        assertThatThrownBy(() -> JsonText.parse("{} {}")).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> JsonText.parse("[".repeat(100_000)))
                .isInstanceOf(JsonFormatException.class);
        assertThat(JsonText.parse("[".repeat(200) + "]".repeat(200)))
                .isInstanceOf(JsonValue.JsonArray.class);
    }
}
