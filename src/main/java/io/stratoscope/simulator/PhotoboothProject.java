package io.stratoscope.simulator;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonBoolean;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonNumber;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second project of another shape, beside Immich: serverless, with a Kubernetes cluster. What Stratoscope has no
 * describer for is made, and found, through Cloud Control.
 */
final class PhotoboothProject {

    private static final String NAME = "photobooth";
    private static final ProjectTags TAGS =
            new ProjectTags(
                    Map.of(
                            "Project",
                            NAME,
                            "Environment",
                            "staging",
                            "ManagedBy",
                            "cloudformation"));

    private final AwsAccount account;
    private final String accountId;
    private final String region;

    PhotoboothProject(AwsAccount account, String accountId, String region) {
        this.account = account;
        this.accountId = accountId;
        this.region = region;
    }

    /** Makes it. The account must be unlocked for writing. */
    void create() {
        String bucket = bucket();
        String role = role("functions", "lambda.amazonaws.com");
        String queue = arn("sqs", NAME + "-uploads");
        allow(bucket, queue);
        make(
                "AWS::SQS::Queue",
                tagged(
                        Map.of(
                                "QueueName",
                                text(NAME + "-uploads"),
                                "VisibilityTimeout",
                                JsonValue.of(180)),
                        "uploads"));
        tell(bucket, queue);
        make("AWS::DynamoDB::Table", table());
        make("AWS::Lambda::Function", function("resize", role, queue));
        make("AWS::Lambda::Function", function("api", role, queue));
        String api = make("AWS::ApiGatewayV2::Api", api());
        integrate(api, NAME + "-api");
        make("AWS::CloudFront::Distribution", distribution(bucket, api));
        kubernetes();
    }

    private String bucket() {
        S3Client s3 = account.client(S3Client.class, region);
        String name = NAME + "-pictures-" + accountId;
        s3.createBucket(request ->
                request.bucket(name)
                        .createBucketConfiguration(at ->
                                at.locationConstraint(BucketLocationConstraint.fromValue(region))));
        s3.putBucketTagging(request ->
                request.bucket(name).tagging(set -> set.tagSet(TAGS.s3(NAME + "-pictures"))));
        return name;
    }

    private String role(String part, String principal) {
        String name = NAME + "-" + part;
        return account.client(IamClient.class, Resource.GLOBAL)
                .createRole(request ->
                        request.roleName(name)
                                .assumeRolePolicyDocument(
                                        """
                                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                                        "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
                                        """
                                                .formatted(principal))
                                .tags(TAGS.iam(name)))
                .role()
                .arn();
    }

    /** What the functions may do: some written into their role, some attached to it. */
    private void allow(String bucket, String queue) {
        IamClient iam = account.client(IamClient.class, Resource.GLOBAL);
        String role = NAME + "-functions";
        iam.putRolePolicy(request ->
                request.roleName(role)
                        .policyName("data")
                        .policyDocument(
                                policy(
                                        statement(
                                                "dynamodb:*Item",
                                                arn("dynamodb", "table/" + NAME + "-sessions")),
                                        statement("sqs:*", queue),
                                        statement("cloudwatch:PutMetricData", "*"))));
        String pictures =
                iam.createPolicy(request ->
                                request.policyName(NAME + "-pictures")
                                        .policyDocument(
                                                policy(
                                                        statement(
                                                                "s3:*Object",
                                                                "arn:aws:s3:::" + bucket + "/*")))
                                        .tags(TAGS.iam(NAME + "-pictures")))
                        .policy()
                        .arn();
        iam.attachRolePolicy(request -> request.roleName(role).policyArn(pictures));
    }

    private static String policy(String... statements) {
        return """
        {"Version":"2012-10-17","Statement":[%s]}\
        """
                .formatted(String.join(",", statements));
    }

    private static String statement(String action, String resource) {
        return """
        {"Effect":"Allow","Action":"%s","Resource":"%s"}\
        """
                .formatted(action, resource);
    }

    /** The bucket tells the queue of each new picture. */
    private void tell(String bucket, String queue) {
        QueueConfiguration pictures =
                QueueConfiguration.builder()
                        .id("uploads")
                        .queueArn(queue)
                        .events(Event.S3_OBJECT_CREATED)
                        .build();
        account.client(S3Client.class, region)
                .putBucketNotificationConfiguration(request ->
                        request.bucket(bucket)
                                .notificationConfiguration(
                                        all -> all.queueConfigurations(pictures)));
    }

    private static Map<String, JsonValue> table() {
        return tagged(
                Map.of(
                        "TableName",
                        text(NAME + "-sessions"),
                        "BillingMode",
                        text("PAY_PER_REQUEST"),
                        "AttributeDefinitions",
                        list(object("AttributeName", "id", "AttributeType", "S")),
                        "KeySchema",
                        list(object("AttributeName", "id", "KeyType", "HASH"))),
                "sessions");
    }

    private Map<String, JsonValue> function(String part, String role, String queue) {
        return tagged(
                Map.of(
                        "FunctionName",
                        text(NAME + "-" + part),
                        "Runtime",
                        text("java25"),
                        "Handler",
                        text("photobooth.Handler::handle"),
                        "MemorySize",
                        JsonValue.of(1024),
                        "Role",
                        text(role),
                        "DeadLetterConfig",
                        object("TargetArn", queue),
                        "Environment",
                        new JsonObject(
                                Map.of(
                                        "Variables",
                                        object(
                                                "TABLE_ARN",
                                                arn("dynamodb", "table/" + NAME + "-sessions"),
                                                "QUEUE_ARN",
                                                queue)))),
                part);
    }

    private static Map<String, JsonValue> api() {
        // API Gateway takes its tags as a map.
        return Map.of(
                "Name", text(NAME + "-api"), "ProtocolType", text("HTTP"), "Tags", tagMap("api"));
    }

    /** Lets the API call the function. */
    private void integrate(String api, String function) {
        String calls =
                "arn:aws:apigateway:%s:lambda:path/2015-03-31/functions/%s/invocations"
                        .formatted(region, arn("lambda", "function:" + function));
        make(
                "AWS::ApiGatewayV2::Integration",
                Map.of(
                        "ApiId", text(api),
                        "IntegrationType", text("AWS_PROXY"),
                        "IntegrationUri", text(calls),
                        "PayloadFormatVersion", text("2.0")));
        make(
                "AWS::Lambda::Permission",
                Map.of(
                        "FunctionName", text(function),
                        "Action", text("lambda:InvokeFunction"),
                        "Principal", text("apigateway.amazonaws.com"),
                        "SourceArn", text(arn("execute-api", api + "/*/*"))));
    }

    private Map<String, JsonValue> distribution(String bucket, String api) {
        JsonValue pictures =
                object("Id", "pictures", "DomainName", bucket + ".s3." + region + ".amazonaws.com");
        JsonValue calls =
                object(
                        "Id",
                        "api",
                        "DomainName",
                        api + ".execute-api." + region + ".amazonaws.com");
        return tagged(
                Map.of(
                        "DistributionConfig",
                        new JsonObject(
                                Map.of(
                                        "Enabled",
                                        JsonValue.of(true),
                                        "Comment",
                                        text("Pictures of " + NAME),
                                        "Origins",
                                        JsonValue.of(List.of(pictures, calls)),
                                        "DefaultCacheBehavior",
                                        object(
                                                "TargetOriginId",
                                                "pictures",
                                                "ViewerProtocolPolicy",
                                                "redirect-to-https")))),
                "cdn");
    }

    private void kubernetes() {
        Ec2Client ec2 = account.client(Ec2Client.class, region);
        String vpc =
                ec2.createVpc(request ->
                                request.cidrBlock("10.50.0.0/16")
                                        .tagSpecifications(
                                                TAGS.ec2(ResourceType.VPC, NAME + "-vpc")))
                        .vpc()
                        .vpcId();
        List<JsonValue> subnets =
                List.of(
                        text(subnet(ec2, vpc, "a", "10.50.1.0/24")),
                        text(subnet(ec2, vpc, "b", "10.50.2.0/24")));
        String group =
                ec2.createSecurityGroup(request ->
                                request.vpcId(vpc)
                                        .groupName(NAME + "-eks")
                                        .description("Control plane of the cluster")
                                        .tagSpecifications(
                                                TAGS.ec2(
                                                        ResourceType.SECURITY_GROUP,
                                                        NAME + "-eks")))
                        .groupId();
        make(
                "AWS::EKS::Cluster",
                tagged(
                        Map.of(
                                "Name",
                                text(NAME),
                                "Version",
                                text("1.33"),
                                "RoleArn",
                                text(role("eks", "eks.amazonaws.com")),
                                "ResourcesVpcConfig",
                                new JsonObject(
                                        Map.of(
                                                "SubnetIds",
                                                JsonValue.of(subnets),
                                                "SecurityGroupIds",
                                                list(text(group))))),
                        "eks"));
        make(
                "AWS::EKS::Nodegroup",
                Map.of(
                        "ClusterName",
                        text(NAME),
                        "NodegroupName",
                        text(NAME + "-workers"),
                        "NodeRole",
                        text(role("eks-nodes", "ec2.amazonaws.com")),
                        "Subnets",
                        JsonValue.of(subnets),
                        "InstanceTypes",
                        list(text("t4g.large")),
                        "ScalingConfig",
                        new JsonObject(
                                Map.of(
                                        "MinSize", JsonValue.of(1),
                                        "DesiredSize", JsonValue.of(2),
                                        "MaxSize", JsonValue.of(4))),
                        "Tags",
                        tagMap("workers")));
    }

    private String subnet(Ec2Client ec2, String vpc, String zone, String cidr) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc)
                                .availabilityZone(region + zone)
                                .cidrBlock(cidr)
                                .tagSpecifications(
                                        TAGS.ec2(ResourceType.SUBNET, NAME + "-nodes-" + zone)))
                .subnet()
                .subnetId();
    }

    /** Makes a resource; the answer is its identifier. */
    private String make(String type, Map<String, JsonValue> properties) {
        return account.client(CloudControlClient.class, region)
                .createResource(request ->
                        request.typeName(type)
                                .desiredState(JsonText.compact(sorted(new JsonObject(properties)))))
                .progressEvent()
                .identifier();
    }

    /** The members of each object in one order: that of {@code Map.of} is another in each process. */
    private static JsonValue sorted(JsonValue value) {
        return switch (value) {
            case JsonObject(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> ordered = new TreeMap<>();
                members.forEach((name, member) -> ordered.put(name, sorted(member)));
                yield new JsonObject(ordered);
            }
            case JsonArray(List<JsonValue> items) ->
                    JsonValue.of(items.stream().map(PhotoboothProject::sorted).toList());
            case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> value;
        };
    }

    private String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }

    private static Map<String, JsonValue> tagged(Map<String, JsonValue> properties, String name) {
        Map<String, JsonValue> all = new LinkedHashMap<>(properties);
        all.put(
                "Tags",
                JsonValue.of(
                        TAGS.<JsonValue>named(
                                NAME + "-" + name,
                                (key, value) -> object("Key", key, "Value", value))));
        return all;
    }

    private static JsonValue tagMap(String name) {
        Map<String, JsonValue> tags = new TreeMap<>();
        TAGS.map(NAME + "-" + name).forEach((key, value) -> tags.put(key, text(value)));
        return new JsonObject(tags);
    }

    private static JsonValue text(String value) {
        return JsonValue.of(value);
    }

    private static JsonValue list(JsonValue only) {
        return JsonValue.of(List.of(only));
    }

    /** An object of texts: name, value, name, value, … */
    private static JsonValue object(String... pairs) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put(pairs[i], text(pairs[i + 1]));
        }
        return new JsonObject(members);
    }
}
