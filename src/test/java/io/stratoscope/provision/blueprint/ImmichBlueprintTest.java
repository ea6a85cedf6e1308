package io.stratoscope.provision.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.Snapshots;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.provision.stack.Wanted;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The blueprint that comes with the program describes the project that the simulated account holds. */
class ImmichBlueprintTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    /** Of these the account has more than a blueprint asks for, or other ones. */
    private static final Map<String, Integer> BESIDE =
            Map.of(
                    "AWS::EC2::NetworkAcl", 1, // the VPC's default one
                    "AWS::EC2::RouteTable", 1, // the VPC's main one
                    "AWS::ECS::Task", 3, // of the services
                    "AWS::ElastiCache::CacheCluster", 2, // of the replication group
                    "AWS::IAM::ManagedPolicy", 1, // AWS's own
                    "AWS::Route53::RecordSet",
                            3, // NS and SOA of the public zone, the certificate's proof
                    "AWS::CloudWatch::Alarm", 1); // a composite one has a type of its own

    private static Map<String, Long> discovered = Map.of();
    private static Snapshot snapshot = Snapshots.immichLike();

    @BeforeAll
    static void discover() {
        SimulatedAccount account = SimulatedAccount.immich(CLOCK);
        try (Jobs jobs = new Jobs(CLOCK)) {
            DiscoveryRequest request =
                    new DiscoveryRequest(
                            Scope.project("immich"), account.regions(), Optional.empty());
            snapshot =
                    jobs.start("discover", job -> new Discovery(account, CLOCK).run(request, job))
                            .result()
                            .join();
        }
        discovered =
                snapshot.resources().stream()
                        .collect(
                                Collectors.groupingBy(
                                        resource -> resource.type().name(), Collectors.counting()));
    }

    private static Stack stack(Map<String, String> chosen) {
        return Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), chosen);
    }

    @Test
    void asManyOfEachTypeAreWantedAsThereAre() {
        Map<String, Long> wanted =
                new TreeMap<>(
                        stack(Map.of()).resources().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                each -> each.type().name(),
                                                Collectors.counting())));
        Map<String, Long> expected = new TreeMap<>();
        discovered.forEach((type, count) -> {
            long own = count - BESIDE.getOrDefault(type, 0);
            if (own > 0) {
                expected.put(type, own);
            }
        });
        // What is no resource of its own to discovery: rules, routes, attachments and policies.
        wanted.keySet().retainAll(expected.keySet());
        assertThat(wanted).isEqualTo(expected);
    }

    @Test
    void whatTheTagNameNamesIsCalledTheSame() {
        for (Wanted wanted : stack(Map.of()).resources()) {
            name(wanted.properties())
                    .filter(_ -> wanted.type().name().startsWith("AWS::EC2::"))
                    .ifPresent(name ->
                            assertThat(snapshot.resources())
                                    .filteredOn(each -> each.type().equals(wanted.type()))
                                    .extracting(Resource::name)
                                    .as(wanted.id())
                                    .contains(name));
        }
    }

    private static Optional<String> name(JsonObject properties) {
        return properties.objects("Tags").stream()
                .filter(tag -> tag.text("Key").equals(Optional.of("Name")))
                .flatMap(tag -> tag.text("Value").stream())
                .findFirst();
    }

    @Test
    void everythingIsCalledAfterTheStack() {
        Stack other = stack(Map.of("name", "photos", "domain", "photos.example.org"));
        TreeSet<String> ids = new TreeSet<>();
        other.resources()
                .forEach(wanted -> {
                    if (wanted.properties().toString().contains("immich-")) {
                        ids.add(wanted.id());
                    }
                });
        // The images are Immich's own, whatever the stack is called.
        ids.removeIf(id -> id.endsWith("Task"));
        assertThat(ids).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/30", "10.0.0.0", "300.0.0.0/16", "10.0.0.0/8"})
    void addressesThatDoNotDoAreSaid(String addresses) {
        assertThatThrownBy(() -> stack(Map.of("addresses", addresses)))
                .isInstanceOf(BlueprintException.class)
                .hasMessageContaining("immich:");
    }
}
