package io.stratoscope.emulator;

import io.stratoscope.emulator.StackTrial.Gaps;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shipped blueprints on moto 5.2.5. */
@ExtendWith(MotoServer.class)
final class MotoStackIT {

    private static final Gaps IMMICH =
            new Gaps(
                    Map.of(
                            "BackupLocation", "DataSync: a location's tags cannot be listed",
                            "CacheParameters", "ElastiCache: no CreateCacheParameterGroup",
                            "LibraryLocation", "DataSync: no locations on EFS",
                            "MachineLearning", "ECS: a service's running count stays 0",
                            "UnavailableAlarm", "CloudWatch: no PutCompositeAlarm"),
                    Map.of(
                            "DatabaseReader", "RDS: EnablePerformanceInsights is not told",
                            "DatabaseWriter", "RDS: EnablePerformanceInsights is not told"),
                    Map.of(
                            "remove CacheSubnets wire-cache",
                            "ElastiCache: no DeleteCacheSubnetGroup"),
                    // What the subnet group is in stays with it.
                    List.of(
                            "AWS::EC2::VPC",
                            "AWS::EC2::Subnet",
                            "AWS::EC2::Subnet",
                            "AWS::ElastiCache::SubnetGroup"));

    private static final Gaps STATIC_SITE =
            new Gaps(
                    Map.of(),
                    Map.of(
                            "SiteDistribution",
                            "CloudFront: an origin's access control is not told"),
                    Map.of(),
                    List.of());

    @Test
    void immichIsMadePlannedDriftedMendedAndDestroyed(URI moto, @TempDir Path home)
            throws Exception {
        try (StackTrial trial =
                new StackTrial(
                        moto,
                        home,
                        "immich",
                        Map.of("name", StackTrial.NAME, "domain", "wire.example.org"),
                        Set.of())) {
            trial.run(IMMICH, Drift::of, Drift.DRIFTED);
        }
    }

    @Test
    void aStaticSiteIsMadePlannedAndDestroyed(URI moto, @TempDir Path home) throws Exception {
        try (StackTrial trial =
                new StackTrial(
                        moto, home, "static-site", Map.of("name", StackTrial.NAME), Set.of())) {
            trial.run(STATIC_SITE, _ -> {}, Set.of());
        }
    }
}
