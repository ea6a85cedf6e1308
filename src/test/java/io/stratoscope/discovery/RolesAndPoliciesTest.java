package io.stratoscope.discovery;

import static io.stratoscope.discovery.SnapshotFacts.assertLedgerAddsUp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.iam.IamClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** What the functions' role of the simulated photobooth may use, by policies written into it and attached to it. */
final class RolesAndPoliciesTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final String ROLE = "photobooth-functions";

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

    private static List<String> grants(Snapshot snapshot) {
        return snapshot.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.MAY_USE)
                .filter(relation -> relation.from().lastSegment().equals(ROLE))
                .map(RolesAndPoliciesTest::line)
                .toList();
    }

    private static String line(Relation relation) {
        return relation.to().resource()
                + " "
                + relation.detail()
                + " "
                + relation.evidence().call()
                + " "
                + relation.evidence().field();
    }

    private void change(Consumer<IamClient> change) {
        account.guard().unlock();
        change.accept(account.client(IamClient.class, Resource.GLOBAL));
        account.guard().lock();
    }

    private void inline(String statement) {
        change(iam ->
                iam.putRolePolicy(request ->
                        request.roleName(ROLE)
                                .policyName("data")
                                .policyDocument("{\"Statement\":" + statement + "}")));
    }

    @Test
    void bothKindsOfPoliciesTellWhatARoleMayUse() {
        assertThat(grants(discover()))
                .containsExactlyInAnyOrder(
                        "table/photobooth-sessions dynamodb:*Item"
                                + " iam:GetAccountAuthorizationDetails"
                                + " RolePolicyList[data].PolicyDocument.Statement[0].Resource[0]",
                        "photobooth-uploads sqs:* iam:GetAccountAuthorizationDetails"
                                + " RolePolicyList[data].PolicyDocument.Statement[1].Resource[0]",
                        "photobooth-pictures-123456789012 s3:*Object iam:GetPolicyVersion"
                                + " PolicyVersion[arn:aws:iam::123456789012:policy/photobooth-pictures]"
                                + ".Document.Statement[0].Resource[0]");
    }

    @Test
    void theLongWayTellsTheSameAndSaysThatItWasTaken() {
        List<String> before = grants(discover());
        account.faults().deny("iam:GetAccountAuthorizationDetails");

        Snapshot after = discover();

        assertThat(grants(after))
                .containsExactlyInAnyOrderElementsOf(
                        before.stream()
                                .map(line ->
                                        line.replace(
                                                "iam:GetAccountAuthorizationDetails",
                                                "iam:GetRolePolicy"))
                                .toList());
        assertThat(after.issues())
                .extracting(DiscoveryIssue::call)
                .containsExactly("iam:GetAccountAuthorizationDetails");
        assertThat(after.issues().getFirst().failure()).isInstanceOf(Failure.AccessDenied.class);
        assertThat(after.issues().getFirst().failure().remedy())
                .contains("iam:GetAccountAuthorizationDetails");
        assertThat(after.coverage().total().denied()).as("all of it was read").isZero();
        assertThat(after.coverage().percentConfirmed()).contains(100);
        assertLedgerAddsUp(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:ListRoles", "iam:ListRoleTags"})
    void whereTheLongWayIsBarredTooTheLedgerSaysThatSomethingWasNotRead(String action) {
        account.faults().deny("iam:GetAccountAuthorizationDetails").deny(action);

        Snapshot after = discover();

        assertThat(after.issues())
                .extracting(DiscoveryIssue::call)
                .contains("iam:GetAccountAuthorizationDetails", action);
        assertThat(after.coverage().total().denied()).isEqualTo(1);
        assertThat(after.coverage().percentConfirmed())
                .hasValueSatisfying(percent -> assertThat(percent).isLessThan(100));
        assertLedgerAddsUp(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:GetRolePolicy", "iam:ListRolePolicies", "iam:GetPolicyVersion"})
    void aPolicyThatMayNotBeReadIsAnIssueAndForgetsNothing(String action) {
        account.faults().deny("iam:GetAccountAuthorizationDetails");
        Snapshot before = discover();
        account.faults().deny(action);

        Snapshot fresh = discover();
        Snapshot after = discover(before);

        assertThat(grants(fresh)).hasSizeLessThan(3);
        assertThat(grants(after)).isEqualTo(grants(before)).hasSize(3);
        assertThat(after.issues()).extracting(DiscoveryIssue::call).contains(action);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"arn:aws:sqs:eu-central-1:123456789012:photobooth-uploads\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"*\",\"NotResource\":\"arn:aws:sqs:eu-central-1:123456789012:photobooth-uploads\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:sqs:eu-central-1:123456789012:photobooth\"}",
                "[]",
            })
    void aStatementThatAllowsNothingInParticularConnectsNothing(String statement) {
        inline(statement);

        assertThat(grants(discover()))
                .singleElement()
                .asString()
                .startsWith("photobooth-pictures-123456789012 ");
    }

    @Test
    void aDocumentThatCannotBeReadIsAnIssue() {
        change(iam ->
                iam.putRolePolicy(request ->
                        request.roleName(ROLE).policyName("data").policyDocument("no document")));

        Snapshot snapshot = discover();

        assertThat(grants(snapshot)).hasSize(1);
        assertThat(snapshot.issues())
                .extracting(DiscoveryIssue::call)
                .containsExactly("iam:GetAccountAuthorizationDetails");
    }

    @Test
    void aPolicyThatNamesAnApisEndpointTellsWhoMayCallTheApi() {
        Arn api =
                discover().resources().stream()
                        .filter(resource -> resource.type().equals(ApiEndpoints.HTTP_API))
                        .findFirst()
                        .orElseThrow()
                        .arn();
        String endpoint = "arn:aws:execute-api:eu-central-1:123456789012:" + api.lastSegment();

        inline(invoke(endpoint + "/prod/GET/pictures"));
        assertThat(grants(discover()))
                .contains(
                        "%s execute-api:Invoke iam:GetAccountAuthorizationDetails"
                                        .formatted(api.resource())
                                + " RolePolicyList[data].PolicyDocument.Statement[0].Resource[0]");

        inline(invoke(endpoint + "0/prod/GET/pictures"));
        assertThat(grants(discover())).noneMatch(line -> line.contains("execute-api:Invoke"));
    }

    private static String invoke(String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"%s\"}"
                .formatted(resource);
    }

    @Test
    void onlyWhatIsInTheSnapshotIsAnEnd() {
        Snapshot snapshot = discover();
        assertThat(snapshot.relations())
                .filteredOn(relation -> relation.kind() == RelationKind.MAY_USE)
                .isNotEmpty()
                .allSatisfy(relation -> {
                    assertThat(snapshot.resource(relation.from())).isPresent();
                    assertThat(snapshot.resource(relation.to())).isPresent();
                });
    }
}
