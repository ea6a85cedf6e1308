package io.stratoscope.emulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.emulator.StackTrial.Gaps;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.TagResourceType;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shipped blueprints on ministack 1.5.33, without the containers that it can start. */
@ExtendWith(MinistackServer.class)
final class MinistackStackIT {

    private static final String NO_ACL = "EC2: a subnet is not said to have its VPC's network ACL";
    private static final String NO_DATASYNC = "there is no DataSync";
    private static final String ALARM = "CloudWatch: of an alarm hardly more than its name is told";
    private static final String PORTS = "EC2: the ports of a network ACL's entry are not told";
    private static final String GATEWAY = "EC2: AllocationId is not told";
    private static final String OF_GATEWAY = "its NAT gateway looks otherwise";

    /** What is left out: when it is there, nobody can ask whose it is. */
    private static final Map<String, String> ZONES =
            Map.of(
                    "InternalZone", "Route 53: no ListTagsForResources",
                    "PublicZone", "Route 53: no ListTagsForResources");

    private static final Gaps IMMICH =
            new Gaps(
                    Map.of(
                            "AclOfPrivateSubnetA", NO_ACL,
                            "AclOfPrivateSubnetB", NO_ACL,
                            "AclOfPublicSubnetA", NO_ACL,
                            "AclOfPublicSubnetB", NO_ACL,
                            "BackupLocation", NO_DATASYNC,
                            "LibraryLocation", NO_DATASYNC,
                            "MachineLearningScaling", "there is no Application Auto Scaling"),
                    Map.ofEntries(
                            Map.entry("Alb5xxAlarm", ALARM),
                            Map.entry("AlbSlowAlarm", ALARM),
                            Map.entry("AlbUnhealthyTargetsAlarm", ALARM),
                            Map.entry("CacheMemoryAlarm", ALARM),
                            Map.entry("Database", "RDS: EnableCloudwatchLogsExports is not told"),
                            Map.entry("DatabaseConnectionsAlarm", ALARM),
                            Map.entry("DatabaseCpuAlarm", ALARM),
                            Map.entry("DatabaseMemoryAlarm", ALARM),
                            Map.entry("DefaultRoutePrivateA", OF_GATEWAY),
                            Map.entry("DefaultRoutePrivateB", OF_GATEWAY),
                            Map.entry("EfsIoLimitAlarm", ALARM),
                            Map.entry("FlowLog", "EC2: MaxAggregationInterval is not told"),
                            Map.entry(
                                    "MachineLearning",
                                    "ECS: ServiceConnectConfiguration is not told"),
                            Map.entry("MachineLearningCpuAlarm", ALARM),
                            Map.entry("MachineLearningMemoryAlarm", ALARM),
                            Map.entry("NatGatewayA", GATEWAY),
                            Map.entry("NatGatewayB", GATEWAY),
                            Map.entry("PrivateAclIn110", PORTS),
                            Map.entry("PrivateAclOut110", PORTS),
                            Map.entry("PrivateAclOut120", PORTS),
                            Map.entry("PublicAclIn100", PORTS),
                            Map.entry("PublicAclIn110", PORTS),
                            Map.entry("PublicAclIn120", PORTS),
                            Map.entry("PublicAclOut100", PORTS),
                            Map.entry("PublicAclOut110", PORTS),
                            Map.entry("PublicAclOut120", PORTS),
                            Map.entry("UnavailableAlarm", ALARM)),
                    Map.of(),
                    List.of());

    private static final Gaps STATIC_SITE = new Gaps(Map.of(), Map.of(), Map.of(), List.of());

    @Test
    void immichIsMadePlannedDriftedMendedAndDestroyed(URI ministack, @TempDir Path home)
            throws Exception {
        try (StackTrial trial =
                new StackTrial(
                        ministack,
                        home,
                        "immich",
                        Map.of("name", StackTrial.NAME, "domain", "wire.example.org"),
                        ZONES.keySet())) {
            trial.run(IMMICH, Drift::of, Drift.DRIFTED);
        }
    }

    // When this fails the zones can be made, too.
    @Test
    void theTagsOfZonesCannotBeListed(URI ministack, @TempDir Path home) {
        try (StackTrial trial =
                new StackTrial(
                        ministack,
                        home,
                        "static-site",
                        Map.of("name", StackTrial.NAME),
                        Set.of())) {
            Route53Client route53 = trial.place().client(Route53Client.class);

            assertThatThrownBy(() ->
                            route53.listTagsForResources(request ->
                                    request.resourceType(TagResourceType.HOSTEDZONE)
                                            .resourceIds("Z0123456789ABCDEFGHIJ")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("Unknown Route53 endpoint");
        }
    }

    @Test
    void aStaticSiteIsMadePlannedAndDestroyed(URI ministack, @TempDir Path home) throws Exception {
        try (StackTrial trial =
                new StackTrial(
                        ministack,
                        home,
                        "static-site",
                        Map.of("name", StackTrial.NAME),
                        Set.of())) {
            trial.run(STATIC_SITE, _ -> {}, Set.of());
        }
    }
}
