package io.stratoscope.discovery.describer;

import static io.stratoscope.discovery.describer.RecordedContext.arnOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceResponse;
import software.amazon.awssdk.services.cloudcontrol.model.InvalidRequestException;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudcontrol.model.UnsupportedActionException;

import java.util.List;
import java.util.function.Function;

final class CloudControlDescriberTest {

    private record FakeCloudControl(Function<GetResourceRequest, String> properties)
            implements CloudControlClient {
        @Override
        public GetResourceResponse getResource(GetResourceRequest request) {
            String text = properties.apply(request);
            return GetResourceResponse.builder()
                    .resourceDescription(
                            description -> description.identifier("x").properties(text))
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

    private static final Arn FUNCTION = arnOf("lambda", "function:resize");

    private static RecordedContext describe(Arn arn, Function<GetResourceRequest, String> answer) {
        RecordedContext context = new RecordedContext(new FakeCloudControl(answer));
        new CloudControlDescriber().describe(List.of(arn), context);
        return context;
    }

    @Test
    void propertiesBecomeADescriptionAndWhatTheyNameBecomesRelations() {
        RecordedContext context =
                describe(
                        FUNCTION,
                        request ->
                                """
                                {"FunctionName":"resize","Role":"arn:aws:iam::123456789012:role/resize",
                                "VpcConfig":{"SubnetIds":["subnet-0123456789abcdef0"],"SecurityGroupIds":["sg-0123456789abcdef0"]},
                                "KmsKeyArn":"arn:aws:kms:eu-central-1:123456789012:key/k","Code":{"S3Bucket":"code"},
                                "Description":"sub-standard i-phone","Tags":[{"Key":"Project","Value":"immich"}]}\
                                """);

        assertThat(context.described(FUNCTION).name()).isEqualTo("resize");
        assertThat(context.described(FUNCTION).type().name()).isEqualTo("AWS::Lambda::Function");
        assertThat(context.described(FUNCTION).tags()).containsEntry("Project", "immich");
        assertThat(context.lines())
                .containsExactlyInAnyOrder(
                        "function:resize ASSUMES_ROLE iam:role/resize cloudformation:GetResource Role",
                        "function:resize LOCATED_IN ec2:subnet/subnet-0123456789abcdef0 cloudformation:GetResource VpcConfig.SubnetIds[0]",
                        "function:resize PROTECTED_BY ec2:security-group/sg-0123456789abcdef0 cloudformation:GetResource VpcConfig.SecurityGroupIds[0]",
                        "function:resize ENCRYPTED_BY kms:key/k cloudformation:GetResource KmsKeyArn",
                        "function:resize REFERENCES s3:code cloudformation:GetResource Code.S3Bucket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // An integration's URI: the function, not the call of it.
                "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:api/invocations|lambda:function:api",
                "arn:aws:lambda:eu-central-1:123456789012:function:api:${stageVariables.alias}|lambda:function:api",
                "arn:aws:execute-api:eu-central-1:123456789012:abc123/prod/GET/pictures|execute-api:abc123",
                "arn:aws:execute-api:eu-central-1:123456789012:abc123/*/*|execute-api:abc123",
                // Near misses: these name nothing.
                "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:${stageVariables.function}/invocations|",
                "arn:aws:apigateway:eu-central-1:sqs:path/123456789012/uploads|",
                "arn:aws:execute-api:eu-central-1:123456789012:*/prod/GET|",
                "arn:aws:lambda:eu-central-1:123456789012:function:*|",
                "arn:aws:iam::123456789012:root|",
            })
    void anArnWithinATextNamesAResource(String text, @Nullable String named) {
        Arn queue = arnOf("sqs", "q");

        RecordedContext context = describe(queue, request -> "{\"Uri\":\"" + text + "\"}");

        assertThat(context.relations)
                .extracting(relation -> relation.to().service() + ":" + relation.to().resource())
                .isEqualTo(named == null ? List.of() : List.of(named));
    }

    @Test
    void whatCloudControlDoesNotFindIsGone() {
        RecordedContext context =
                describe(
                        FUNCTION,
                        request -> {
                            throw ResourceNotFoundException.builder().build();
                        });

        assertThat(context.gone).containsExactly(FUNCTION);
    }

    @Test
    void aTypeThatItDoesNotSupportIsSaidAndNotTakenForGone() {
        RecordedContext context =
                describe(
                        FUNCTION,
                        request -> {
                            throw UnsupportedActionException.builder().build();
                        });

        assertThat(context.gone).isEmpty();
        assertThat(context.found).isEmpty();
        assertThat(context.failed).containsExactly("cloudformation:GetResource function:resize");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-central-1:123456789012:function:resize, 1",
        // Its type and name are a guess, which may be wrong.
        "arn:aws:new-thing:eu-central-1:123456789012:odd-kind/x, 0",
    })
    void aRefusedNameIsAFailureWhereItWasNoGuess(String arn, int failures) {
        RecordedContext context =
                describe(
                        Arn.of(arn),
                        request -> {
                            throw InvalidRequestException.builder().build();
                        });

        assertThat(context.gone).isEmpty();
        assertThat(context.found).isEmpty();
        assertThat(context.failed).hasSize(failures);
    }

    @Test
    void propertiesThatAreNoJsonAreAFailure() {
        RecordedContext context = describe(FUNCTION, request -> "<html>");

        assertThat(context.found).isEmpty();
        assertThat(context.failed).containsExactly("cloudformation:GetResource function:resize");
    }

    @Test
    void aDeniedCallIsAFailure() {
        RecordedContext context =
                describe(
                        FUNCTION,
                        request -> {
                            throw RecordedContext.denied();
                        });

        assertThat(context.failed)
                .singleElement()
                .asString()
                .startsWith("cloudformation:GetResource");
    }

    @Test
    void aParameterWhoseHandlerWouldFetchItsValueIsNotAskedFor() {
        RecordedContext context =
                describe(
                        arnOf("ssm", "parameter/db/password"),
                        request -> {
                            throw new AssertionError("asked for " + request);
                        });

        assertThat(context.found).isEmpty();
        assertThat(context.failed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:dynamodb:eu-central-1:123456789012:table/t, AWS::DynamoDB::Table, t",
        "arn:aws:sqs:eu-central-1:123456789012:q, AWS::SQS::Queue, https://sqs.eu-central-1.amazonaws.com/123456789012/q",
        "arn:aws:apigateway:eu-central-1::/restapis/a1/stages/prod, AWS::ApiGateway::Stage, a1|prod",
        "arn:aws:eks:eu-central-1:123456789012:nodegroup/c/n/uuid, AWS::EKS::Nodegroup, c/n",
        "arn:aws:wafv2:us-east-1:123456789012:global/webacl/w/1, AWS::WAFv2::WebACL, w|1|CLOUDFRONT",
        "arn:aws:cloudfront::123456789012:distribution/E1, AWS::CloudFront::Distribution, E1",
        "arn:aws:new-thing:eu-central-1:123456789012:odd-kind/x, AWS::NewThing::OddKind, x",
    })
    void anArnTellsTypeAndIdentifier(String arn, String type, String identifier) {
        CloudFormationTypes.Named named = CloudFormationTypes.named(Arn.of(arn));

        assertThat(named.type().name()).isEqualTo(type);
        assertThat(named.identifier()).isEqualTo(identifier);
    }
}
