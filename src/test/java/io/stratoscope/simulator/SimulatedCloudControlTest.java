package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

class SimulatedCloudControlTest {

    private final SimulatedAccount account = SimulatedNetworks.unlocked(new TurnedClock());
    private final CloudControlClient control =
            account.client(CloudControlClient.class, "eu-central-1");

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private String create(String type, String state) {
        return control.createResource(request -> request.typeName(type).desiredState(state))
                .progressEvent()
                .identifier();
    }

    private String get(String type, String identifier) {
        return control.getResource(request -> request.typeName(type).identifier(identifier))
                .resourceDescription()
                .properties();
    }

    @Test
    void aResourceIsFoundByItsIdentifierAndByItsTag() {
        String queue =
                create(
                        "AWS::SQS::Queue",
                        "{\"QueueName\":\"jobs\",\"Tags\":[{\"Key\":\"Project\",\"Value\":\"p\"}]}");
        assertThat(queue).isEqualTo("https://sqs.eu-central-1.amazonaws.com/123456789012/jobs");
        assertThat(get("AWS::SQS::Queue", queue))
                .contains("\"Arn\":\"arn:aws:sqs:eu-central-1:123456789012:jobs\"");
        create("AWS::ApiGatewayV2::Api", "{\"Name\":\"a\",\"Tags\":{\"Project\":\"p\"}}");
        var tagging = account.client(ResourceGroupsTaggingApiClient.class, "eu-central-1");
        assertThat(tagging.getResources(request -> {}).resourceTagMappingList()).hasSize(2);
        control.deleteResource(request -> request.typeName("AWS::SQS::Queue").identifier(queue));
        assertThat(code(() -> get("AWS::SQS::Queue", queue)))
                .isEqualTo("ResourceNotFoundException");
        assertThat(tagging.getResources(request -> {}).resourceTagMappingList()).hasSize(2);
    }

    @Test
    void partsAreListedByTheirOwner() {
        create(
                "AWS::Lambda::Permission",
                "{\"FunctionName\":\"f\",\"Id\":\"one\",\"Principal\":\"s3.amazonaws.com\"}");
        create("AWS::Lambda::Permission", "{\"FunctionName\":\"g\",\"Id\":\"one\"}");

        assertThat(
                        control.listResources(request ->
                                        request.typeName("AWS::Lambda::Permission")
                                                .resourceModel("{\"FunctionName\":\"f\"}"))
                                .resourceDescriptions())
                .singleElement()
                .satisfies(permission -> {
                    assertThat(permission.identifier()).isEqualTo("f|one");
                    assertThat(permission.properties()).contains("s3.amazonaws.com");
                });
        assertThat(
                        control.listResources(request ->
                                        request.typeName("AWS::Lambda::Permission")
                                                .resourceModel("{\"FunctionName\":\"h\"}"))
                                .resourceDescriptions())
                .isEmpty();
        assertThat(
                        code(() ->
                                control.listResources(
                                        request -> request.typeName("AWS::Lambda::Permission"))))
                .isEqualTo("InvalidRequestException");
        control.deleteResource(
                request -> request.typeName("AWS::Lambda::Permission").identifier("f|one"));
        assertThat(code(() -> get("AWS::Lambda::Permission", "f|one")))
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void resourcesOfATypeAreListedInPages() {
        for (int i = 0; i < 4; i++) {
            create("AWS::Lambda::Function", "{\"FunctionName\":\"f" + i + "\"}");
        }
        create("AWS::DynamoDB::Table", "{\"TableName\":\"t\"}");
        assertThat(
                        control.listResourcesPaginator(request ->
                                        request.typeName("AWS::Lambda::Function").maxResults(2))
                                .resourceDescriptions())
                .extracting(one -> one.identifier())
                .containsExactly("f0", "f1", "f2", "f3");
    }

    @Test
    void unknownAndUnreadableTypesAndBadJsonAreRefused() {
        assertThat(code(() -> get("AWS::No::Thing", "x"))).isEqualTo("TypeNotFoundException");
        assertThat(code(() -> get("AWS::SDB::Domain", "x")))
                .isEqualTo("UnsupportedActionException");
        assertThat(code(() -> create("AWS::SQS::Queue", "[1")))
                .isEqualTo("InvalidRequestException");
        create("AWS::SQS::Queue", "{\"QueueName\":\"q\"}");
        assertThat(code(() -> create("AWS::SQS::Queue", "{\"QueueName\":\"q\"}")))
                .isEqualTo("AlreadyExistsException");
    }
}
