package io.stratoscope.discovery;

import static io.stratoscope.discovery.SnapshotFacts.arns;
import static io.stratoscope.discovery.SnapshotFacts.assertLedgerAddsUp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What only lists of parts tell: which function an API calls. */
final class ApiAndFunctionTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private final SimulatedAccount account = SimulatedAccount.immich(CLOCK);

    @AfterEach
    void close() {
        account.close();
    }

    private Snapshot discover(Snapshot... previous) {
        Snapshot snapshot =
                new Discovery(account, CLOCK)
                        .run(
                                new DiscoveryRequest(
                                        Scope.project("photobooth"),
                                        List.of(FakeAccount.REGION),
                                        List.of(previous).stream().findFirst()),
                                new InlineJob());
        assertLedgerAddsUp(snapshot);
        return snapshot;
    }

    private static List<Relation> calls(Snapshot snapshot) {
        return snapshot.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.ROUTES_TO)
                .filter(relation -> relation.to().service().equals("lambda"))
                .toList();
    }

    private static List<String> fields(Snapshot snapshot) {
        return calls(snapshot).stream()
                .map(relation -> relation.evidence().field().replaceAll("\\[.*\\]", ""))
                .toList();
    }

    @Test
    void theIntegrationAndThePermissionBothTellIt() {
        Snapshot snapshot = discover();

        assertThat(calls(snapshot))
                .allSatisfy(relation -> {
                    assertThat(relation.from().resource()).startsWith("/apis/");
                    assertThat(relation.to().resource()).isEqualTo("function:photobooth-api");
                    assertThat(relation.evidence().call())
                            .isEqualTo("cloudformation:ListResources");
                });
        assertThat(fields(snapshot))
                .containsExactlyInAnyOrder(
                        "AWS::ApiGatewayV2::Integration.IntegrationUri",
                        "AWS::Lambda::Permission.SourceArn");
        // One list for the API, and one for each of the two functions.
        assertThat(
                        account.meter().counts().stream()
                                .filter(count -> count.operation().equals("ListResources"))
                                .mapToLong(count -> count.calls())
                                .sum())
                .isEqualTo(3);
    }

    @Test
    void aDeniedListIsAnIssueAndLosesNothing() {
        Snapshot before = discover();
        account.faults().deny("cloudformation:ListResources");

        Snapshot fresh = discover();
        Snapshot after = discover(before);

        assertThat(arns(fresh)).isEqualTo(arns(before));
        assertThat(arns(fresh, ResourceState.LIVE)).hasSameSizeAs(arns(before));
        assertThat(calls(fresh)).isEmpty();
        assertThat(calls(after)).isEqualTo(calls(before));
        assertThat(after.resources()).isEqualTo(before.resources());
        assertThat(after.issues())
                .extracting(DiscoveryIssue::failure)
                .hasSize(2)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOfSatisfying(
                                        Failure.AccessDenied.class,
                                        denied ->
                                                assertThat(denied.action())
                                                        .isEqualTo(
                                                                "cloudformation:ListResources")));
        assertThat(after.coverage().total().denied()).isEqualTo(2);
        assertThat(after.coverage().rows())
                .filteredOn(row -> row.denied() > 0)
                .extracting(row -> row.service())
                .containsExactly("apigateway", "lambda");
        account.faults().clear();
        assertThat(discover(after)).isEqualTo(before);
    }

    @Test
    void whatWasTakenAwayIsNotKeptWhereTheListsCanBeRead() {
        Snapshot before = discover();
        CloudControlClient control = account.client(CloudControlClient.class, FakeAccount.REGION);
        account.guard().unlock();
        calls(before)
                .forEach(relation -> {
                    String field = relation.evidence().field();
                    control.deleteResource(request ->
                            request.typeName(field.substring(0, field.indexOf('[')))
                                    .identifier(
                                            field.substring(
                                                    field.indexOf('[') + 1, field.indexOf(']'))));
                });
        account.guard().lock();

        Snapshot after = discover(before);

        assertThat(calls(after)).isEmpty();
        assertThat(after.issues()).isEmpty();
        assertThat(arns(after)).isEqualTo(arns(before));
    }
}
