package io.stratoscope.discovery.describer;

import static io.stratoscope.discovery.describer.RecordedContext.arnOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceResponse;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesRequest;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesResponse;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

final class ChildListsTest {

    private static final Arn API = Arn.of("arn:aws:apigateway:eu-central-1::/apis/abc");
    private static final Arn FUNCTION = arnOf("lambda", "function:resize");
    private static final String CALL =
            "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/"
                    + FUNCTION
                    + "/invocations";

    /** Lists pages of a test's choice, and reads what a test gives. */
    private static final class FakeControl implements CloudControlClient {
        final List<ListResourcesRequest> listed = new ArrayList<>();
        final List<GetResourceRequest> read = new ArrayList<>();
        Function<ListResourcesRequest, Served<ResourceDescription>> pages =
                request -> new Served<>(List.of());
        Function<GetResourceRequest, String> properties = request -> "{}";

        @Override
        public ListResourcesResponse listResources(ListResourcesRequest request) {
            listed.add(request);
            Served<ResourceDescription> served = pages.apply(request);
            return ListResourcesResponse.builder()
                    .resourceDescriptions(served.page(request.nextToken()))
                    .nextToken(served.next(request.nextToken()))
                    .build();
        }

        @Override
        public GetResourceResponse getResource(GetResourceRequest request) {
            read.add(request);
            String text = properties.apply(request);
            return GetResourceResponse.builder()
                    .resourceDescription(child(request.identifier(), text))
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

    private final FakeControl control = new FakeControl();
    private final RecordedContext context = new RecordedContext(control);

    private static ResourceDescription child(String identifier, String properties) {
        return ResourceDescription.builder().identifier(identifier).properties(properties).build();
    }

    private static ResourceDescription integration(String id, String uri) {
        return child(
                "abc|" + id,
                "{\"ApiId\":\"abc\",\"IntegrationType\":\"AWS_PROXY\",\"IntegrationUri\":\""
                        + uri
                        + "\"}");
    }

    private static ResourceDescription permission(String id, String source) {
        return child(
                "resize|" + id,
                "{\"FunctionName\":\"resize\",\"Principal\":\"x\",\"SourceArn\":\""
                        + source
                        + "\"}");
    }

    private static Resource owner(Arn arn) {
        return new Resource(
                arn,
                CloudFormationTypes.of(arn),
                arn.lastSegment(),
                arn.lastSegment(),
                "eu-central-1",
                Optional.empty(),
                Map.of(),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                CloudControlDescriber.ACTION,
                Instant.EPOCH,
                JsonObject.EMPTY);
    }

    private void read(Arn... owners) {
        new CloudControlDescriber()
                .parts(List.of(owners).stream().map(ChildListsTest::owner).toList(), context);
    }

    @Test
    void anIntegrationTellsWhatItsApiCalls() {
        control.pages = request -> new Served<>(List.of(integration("i1", CALL)));

        read(API);

        assertThat(control.listed)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.typeName()).isEqualTo("AWS::ApiGatewayV2::Integration");
                    assertThat(request.resourceModel()).isEqualTo("{\"ApiId\":\"abc\"}");
                });
        assertThat(control.read).isEmpty();
        assertThat(context.lines())
                .containsExactly(
                        "/apis/abc ROUTES_TO lambda:function:resize cloudformation:ListResources"
                                + " AWS::ApiGatewayV2::Integration[abc|i1].IntegrationUri");
        assertThat(context.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/api",
                "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:${stageVariables.function}/invocations",
                "",
            })
    void anIntegrationThatNamesNoResourceTellsNothing(String uri) {
        control.pages = request -> new Served<>(List.of(integration("i1", uri)));

        read(API);

        assertThat(context.lines()).isEmpty();
        assertThat(context.failed).isEmpty();
    }

    @Test
    void aPermissionTellsWhichApiCallsItsFunction() {
        control.pages =
                request ->
                        new Served<>(
                                List.of(
                                        permission(
                                                "s1",
                                                "arn:aws:execute-api:eu-central-1:123456789012:rest1/*/POST/x")));

        read(FUNCTION);

        assertThat(control.listed)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.typeName()).isEqualTo("AWS::Lambda::Permission");
                    assertThat(request.resourceModel()).isEqualTo("{\"FunctionName\":\"resize\"}");
                });
        assertThat(context.lines())
                .containsExactly(
                        "rest1 ROUTES_TO lambda:function:resize cloudformation:ListResources"
                                + " AWS::Lambda::Permission[resize|s1].SourceArn");
    }

    /** May is not does: those say themselves whom they call. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sns:eu-central-1:123456789012:topic",
                "arn:aws:s3:::bucket",
                "arn:aws:execute-api:eu-central-1:123456789012:*/*/POST/x",
            })
    void aPermissionForOthersTellsNothing(String source) {
        control.pages = request -> new Served<>(List.of(permission("s1", source)));

        read(FUNCTION);

        assertThat(context.lines()).isEmpty();
    }

    @Test
    void allPagesAreReadAlsoAfterAnEmptyOne() {
        Served<ResourceDescription> served =
                new Served<>(
                        List.of(integration("i1", CALL)),
                        List.of(),
                        List.of(
                                integration(
                                        "i2",
                                        "arn:aws:lambda:eu-central-1:123456789012:function:b")));
        control.pages = request -> served;

        read(API);

        assertThat(control.listed).hasSize(3);
        assertThat(context.relations)
                .extracting(relation -> relation.to().resourceId())
                .containsExactly("resize", "b");
    }

    @Test
    void whereAListTellsIdentifiersOnlyEachChildIsRead() {
        control.pages =
                request ->
                        new Served<>(
                                List.of(
                                        child(
                                                "abc|i1",
                                                "{\"ApiId\":\"abc\",\"IntegrationId\":\"i1\"}"),
                                        child("abc|gone", "{}")));
        control.properties =
                request -> {
                    if (request.identifier().equals("abc|gone")) {
                        throw ResourceNotFoundException.builder().build();
                    }
                    return integration("i1", CALL).properties();
                };

        read(API);

        assertThat(control.read)
                .extracting(GetResourceRequest::typeName, GetResourceRequest::identifier)
                .hasSize(2)
                .allSatisfy(read ->
                        assertThat(read.toList().getFirst())
                                .isEqualTo("AWS::ApiGatewayV2::Integration"));
        assertThat(context.lines())
                .containsExactly(
                        "/apis/abc ROUTES_TO lambda:function:resize cloudformation:GetResource"
                                + " AWS::ApiGatewayV2::Integration[abc|i1].IntegrationUri");
        assertThat(context.failed).isEmpty();
    }

    @Test
    void aFunctionWithoutAnyPermissionIsNoFailure() {
        control.pages =
                request -> {
                    throw ResourceNotFoundException.builder().build();
                };

        read(FUNCTION);

        assertThat(context.lines()).isEmpty();
        assertThat(context.failed).isEmpty();
    }

    @Test
    void aDeniedListIsToldOnceForAllItsOwnersAndTheOthersAreRead() {
        Arn other = arnOf("lambda", "function:other");
        control.pages =
                request -> {
                    if (request.typeName().equals("AWS::Lambda::Permission")) {
                        throw RecordedContext.denied();
                    }
                    return new Served<>(List.of(integration("i1", CALL)));
                };

        read(FUNCTION, API, other);

        assertThat(context.failed)
                .containsExactly("cloudformation:ListResources function:resize function:other");
        assertThat(context.unread).containsExactly("AWS::Lambda::Permission[");
        assertThat(context.lines()).hasSize(1);
        assertThat(context.gone).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:apigateway:eu-central-1::/restapis/abc",
                "arn:aws:apigateway:eu-central-1::/apis/abc/stages/prod",
                "arn:aws:lambda:eu-central-1:123456789012:layer:l:1",
            })
    void whatHasNoListIsNotAskedFor(String arn) {
        read(Arn.of(arn));

        assertThat(control.listed).isEmpty();
    }
}
