package io.stratoscope.simulator;

import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;
import java.util.Optional;

/**
 * A resource type that the simulated Cloud Control API has.
 *
 * @param name CloudFormation's name, for example {@code AWS::SQS::Queue}
 * @param key the property that a creator names it by; AWS makes one up where it is missing
 * @param identity how its identifier and ARN are made
 * @param arnProperty the property that holds its ARN, empty where its schema has none
 * @param owner the property by which its list wants an owner named; empty where it lists all
 */
record CloudControlType(
        String name, String key, Identity identity, String arnProperty, String owner) {

    CloudControlType(String name, String key, Identity identity, String arnProperty) {
        this(name, key, identity, arnProperty, "");
    }

    /** A part of something: it has no ARN, and only its owner's list names it. */
    private static CloudControlType part(String name, String key, String owner) {
        return new CloudControlType(
                name,
                key,
                (control, id, properties) ->
                        new Names(properties.text(owner).orElse("") + "|" + id, ""),
                "",
                owner);
    }

    /** What a resource is called; its ARN is empty where it has none. */
    record Names(String identifier, String arn) {}

    /** Makes the names of a resource out of its key and properties. */
    @FunctionalInterface
    interface Identity {
        Names of(SimulatedCloudControl control, String key, JsonObject properties);
    }

    static final List<CloudControlType> ALL =
            List.of(
                    new CloudControlType(
                            "AWS::Lambda::Function",
                            "FunctionName",
                            (control, key, properties) ->
                                    new Names(key, control.arnOf("lambda", "function:" + key)),
                            "Arn"),
                    new CloudControlType(
                            "AWS::DynamoDB::Table",
                            "TableName",
                            (control, key, properties) ->
                                    new Names(key, control.arnOf("dynamodb", "table/" + key)),
                            "Arn"),
                    new CloudControlType(
                            "AWS::SQS::Queue",
                            "QueueName",
                            (control, key, properties) ->
                                    new Names(
                                            "https://sqs.%s.amazonaws.com/%s/%s"
                                                    .formatted(
                                                            control.region(),
                                                            control.account().accountId(),
                                                            key),
                                            control.arnOf("sqs", key)),
                            "Arn"),
                    new CloudControlType(
                            "AWS::CloudFront::Distribution",
                            "Id",
                            (control, key, properties) ->
                                    new Names(
                                            key,
                                            control.account()
                                                    .arn("cloudfront", "", "distribution/" + key)),
                            ""),
                    new CloudControlType(
                            "AWS::ApiGatewayV2::Api",
                            "ApiId",
                            (control, key, properties) ->
                                    new Names(
                                            key,
                                            "arn:aws:apigateway:"
                                                    + control.region()
                                                    + "::/apis/"
                                                    + key),
                            ""),
                    new CloudControlType(
                            "AWS::EKS::Cluster",
                            "Name",
                            (control, key, properties) ->
                                    new Names(key, control.arnOf("eks", "cluster/" + key)),
                            "Arn"),
                    new CloudControlType(
                            "AWS::EKS::Nodegroup",
                            "NodegroupName",
                            (control, key, properties) -> {
                                String path = properties.text("ClusterName").orElse("") + "/" + key;
                                String id = control.account().ids().uuid("nodegroup");
                                return new Names(
                                        path, control.arnOf("eks", "nodegroup/" + path + "/" + id));
                            },
                            "Arn"),
                    part("AWS::ApiGatewayV2::Integration", "IntegrationId", "ApiId"),
                    part("AWS::Lambda::Permission", "Id", "FunctionName"));

    /** Whether its resources are the same ones in every region. */
    static boolean isGlobal(String name) {
        return name.equals("AWS::CloudFront::Distribution");
    }

    static Optional<CloudControlType> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
