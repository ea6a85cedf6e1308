package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ResourceCsvTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static String rowOf(String name, Map<String, String> tags) {
        Resource resource =
                new Resource(
                        Arn.of("arn:aws:s3:::bucket"),
                        ResourceType.BUCKET,
                        "bucket",
                        name,
                        "eu-central-1",
                        Optional.empty(),
                        tags,
                        DiscoveredBy.TAG,
                        ResourceState.LIVE,
                        "s3:ListAllMyBuckets",
                        NOON,
                        JsonObject.EMPTY);
        Snapshot snapshot =
                new Snapshot(
                        new AccountInfo("123456789012", "simulated", true),
                        Scope.project("immich"),
                        List.of("eu-central-1"),
                        NOON,
                        List.of(resource),
                        List.of(),
                        List.of(),
                        new Coverage(List.of()));
        return ResourceCsv.text(snapshot).split("\r\n", 2)[1];
    }

    @Test
    void writesHeaderAndRow() {
        assertThat(rowOf("photos", Map.of("Project", "immich", "A", "b")))
                .isEqualTo(
                        "arn:aws:s3:::bucket,AWS::S3::Bucket,bucket,photos,eu-central-1,,tag,live,\"A=b\nProject=immich\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A1",
                "+1+1",
                "-2+3",
                "@SUM(1)",
                " =1",
                "\t=1",
                "\n=1",
                "＝1",
            })
    void aFormulaIsText(String name) {
        String row = rowOf(name, Map.of());
        assertThat(row).containsAnyOf(",'" + name, ",\"'" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a-b", "1+1", "photos@home", "'quoted'"})
    void whatOnlyLooksLikeAFormulaStaysAsItIs(String name) {
        assertThat(rowOf(name, Map.of())).contains(",bucket," + name + ",eu-central-1");
    }

    @Test
    void quotesWhatWouldBreakTheTable() {
        assertThat(rowOf("a,\"b\"\nc", Map.of())).contains(",\"a,\"\"b\"\"\nc\",");
    }
}
