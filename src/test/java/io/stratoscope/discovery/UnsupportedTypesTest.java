package io.stratoscope.discovery;

import static io.stratoscope.discovery.FakeTagging.mapping;
import static io.stratoscope.discovery.SnapshotFacts.assertLedgerAddsUp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.describer.CloudControlDescriber;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What no describer and not even the Cloud Control API can read. */
final class UnsupportedTypesTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private static final String CACHE = "arn:aws:dax:eu-central-1:123456789012:cache/c";

    private record Refusing(String code) implements CloudControlClient {
        @Override
        public GetResourceResponse getResource(GetResourceRequest request) {
            throw CloudControlException.builder()
                    .statusCode(400)
                    .message(code)
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode(code)
                                    .errorMessage(request.typeName() + " cannot be read")
                                    .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "cloudcontrolapi";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static Snapshot discover(String code, String arn) {
        FakeAccount account =
                new FakeAccount()
                        .with(StsClient.class, new FakeSts(Optional.empty()))
                        .with(CloudControlClient.class, new Refusing(code))
                        .with(
                                ResourceGroupsTaggingApiClient.class,
                                FakeAccount.REGION,
                                new FakeTagging().page(mapping(arn, Map.of("Project", "immich"))))
                        .with(ResourceGroupsTaggingApiClient.class, new FakeTagging());
        Snapshot snapshot =
                new Discovery(account, CLOCK, List.of(new CloudControlDescriber()))
                        .run(
                                new DiscoveryRequest(
                                        Scope.project("immich"),
                                        List.of(FakeAccount.REGION),
                                        Optional.empty()),
                                new InlineJob());
        assertLedgerAddsUp(snapshot);
        return snapshot;
    }

    @ParameterizedTest
    @CsvSource({
        "UnsupportedActionException, 0, 1",
        "TypeNotFoundException, 0, 1",
        "PrivateTypeException, 0, 1",
        // Near misses: it may be read another time.
        "HandlerInternalFailureException, 1, 0",
        "InvalidRequestException, 1, 0",
    })
    void aTypeThatIsNotOfferedIsNoFailure(String code, int failed, int unsupported) {
        Snapshot snapshot = discover(code, CACHE);

        assertThat(snapshot.coverage().rows())
                .containsExactly(
                        new Coverage.Row(
                                "dax", FakeAccount.REGION, 0, 0, 0, 0, 0, failed, unsupported, 0));
        assertThat(snapshot.coverage().percentConfirmed()).contains(0);
    }

    @Test
    void itStaysAnUnverifiedNodeAndTheIssueSaysWhy() {
        Snapshot snapshot = discover("UnsupportedActionException", CACHE);

        assertThat(snapshot.resources())
                .singleElement()
                .extracting(Resource::state)
                .isEqualTo(ResourceState.UNVERIFIED);
        assertThat(snapshot.issues())
                .singleElement()
                .extracting(DiscoveryIssue::failure)
                .isInstanceOfSatisfying(
                        Failure.Unsupported.class,
                        failure -> {
                            assertThat(failure.action()).isEqualTo("cloudformation:GetResource");
                            assertThat(failure.message()).contains("AWS::DAX::Cluster");
                        });
    }
}
