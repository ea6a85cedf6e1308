package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbEngineVersionsResponse;

import java.util.List;
import java.util.stream.Stream;

/** The engine versions that clusters can be made with: some of Aurora's for PostgreSQL. */
final class RdsEngineVersions {

    private static final String POSTGRESQL = "aurora-postgresql";

    private static final List<DBEngineVersion> OFFERED =
            Stream.of("15.12", "16.6", "16.8", "16.9", "17.4", "17.5")
                    .map(RdsEngineVersions::postgresql)
                    .toList();

    private RdsEngineVersions() {}

    private static DBEngineVersion postgresql(String version) {
        String major = version.substring(0, version.indexOf('.'));
        return DBEngineVersion.builder()
                .engine(POSTGRESQL)
                .engineVersion(version)
                .majorEngineVersion(major)
                .dbParameterGroupFamily(POSTGRESQL + major)
                .dbEngineDescription("Aurora PostgreSQL")
                .dbEngineVersionDescription(
                        "Aurora PostgreSQL (Compatible with PostgreSQL " + version + ")")
                .status("available")
                .build();
    }

    /** What is asked for without a version is all of the engine's; of a version nobody offers, there is none. */
    static DescribeDbEngineVersionsResponse describe(
            SimulatedRds rds, DescribeDbEngineVersionsRequest request) {
        List<DBEngineVersion> found =
                OFFERED.stream()
                        .filter(each -> isAskedFor(request.engine(), each.engine()))
                        .filter(each -> isAskedFor(request.engineVersion(), each.engineVersion()))
                        .toList();
        var page = rds.page(found, SimulatedRds.RECORDS, request.maxRecords(), request.marker());
        return DescribeDbEngineVersionsResponse.builder()
                .dbEngineVersions(page.items())
                .marker(page.token())
                .build();
    }

    private static boolean isAskedFor(@Nullable String asked, String engine) {
        return asked == null || asked.equals(engine);
    }
}
