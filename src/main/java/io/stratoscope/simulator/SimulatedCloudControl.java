package io.stratoscope.simulator;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudcontrol.model.CloudControlException;
import software.amazon.awssdk.services.cloudcontrol.model.CreateResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.CreateResourceResponse;
import software.amazon.awssdk.services.cloudcontrol.model.DeleteResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.DeleteResourceResponse;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.GetResourceResponse;
import software.amazon.awssdk.services.cloudcontrol.model.InvalidRequestException;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesRequest;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesResponse;
import software.amazon.awssdk.services.cloudcontrol.model.Operation;
import software.amazon.awssdk.services.cloudcontrol.model.OperationStatus;
import software.amazon.awssdk.services.cloudcontrol.model.ProgressEvent;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudcontrol.model.TypeNotFoundException;
import software.amazon.awssdk.services.cloudcontrol.model.UnsupportedActionException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The Cloud Control API: resources of types that have no service of their own in this account, kept as the JSON that
 * they were created with, and log groups.
 */
final class SimulatedCloudControl extends SimulatedService implements CloudControlClient {

    private static final Paging.Limits PAGES =
            new Paging.Limits(100, 1, 100, "InvalidRequestException");

    /** Types that CloudFormation has and Cloud Control cannot read. */
    private static final Set<String> UNSUPPORTED =
            Set.of(
                    "AWS::AppMesh::Mesh",
                    "AWS::DAX::Cluster",
                    "AWS::DMS::ReplicationInstance",
                    "AWS::SDB::Domain");

    /** Kept by CloudWatch Logs; read here too. */
    private static final String LOG_GROUP = "AWS::Logs::LogGroup";

    private record Stored(JsonObject properties, String arn) {}

    private final Map<String, Map<String, Stored>> byType = new HashMap<>();

    SimulatedCloudControl(AccountState account, String region) {
        super(account, region, "cloudformation", CloudControlException::builder);
    }

    /** An ARN of another service in this account and region. */
    String arnOf(String service, String resource) {
        return account().arn(service, region(), resource);
    }

    @Override
    public CreateResourceResponse createResource(CreateResourceRequest request) {
        return call(
                "CreateResource",
                request,
                () ->
                        CreateResourceResponse.builder()
                                .progressEvent(
                                        done(request.typeName(), create(request), Operation.CREATE))
                                .build());
    }

    private String create(CreateResourceRequest request) {
        CloudControlType type = type(request.typeName());
        JsonObject desired = json(request.desiredState());
        String key =
                desired.text(type.key()).orElseGet(() -> account().ids().upper(type.name(), 13));
        CloudControlType.Names names = type.identity().of(this, key, desired);
        Map<String, Stored> resources = resources(type.name());
        if (resources.containsKey(names.identifier())) {
            throw error(
                    AlreadyExistsException.builder(),
                    400,
                    "AlreadyExistsException",
                    "Resource of type '%s' with identifier '%s' already exists."
                            .formatted(type.name(), names.identifier()));
        }
        Map<String, JsonValue> properties = new LinkedHashMap<>(desired.members());
        properties.put(type.key(), JsonValue.of(key));
        if (!type.arnProperty().isEmpty()) {
            properties.put(type.arnProperty(), JsonValue.of(names.arn()));
        }
        if (type.name().equals("AWS::SQS::Queue")) {
            properties.put("QueueUrl", JsonValue.of(names.identifier()));
        }
        if (type.name().equals("AWS::ApiGatewayV2::Api")) {
            properties.put(
                    "ApiEndpoint",
                    JsonValue.of(
                            "https://%s.execute-api.%s.amazonaws.com".formatted(key, region())));
        }
        if (type.name().equals("AWS::EKS::Nodegroup")) {
            properties.put("Id", JsonValue.of(names.identifier()));
        }
        if (type.name().equals("AWS::CloudFront::Distribution")) {
            properties.put(
                    "DomainName",
                    JsonValue.of(
                            "d" + account().ids().lower("cloudfront", 13) + ".cloudfront.net"));
        }
        JsonObject stored = new JsonObject(properties);
        resources.put(names.identifier(), new Stored(stored, names.arn()));
        if (!names.arn().isEmpty()) {
            registerTags(names.arn(), tags(stored));
        }
        return names.identifier();
    }

    // Most schemas have a list of Key and Value; a few (API Gateway V2, EKS node groups) a map.
    private static Map<String, String> tags(JsonObject properties) {
        Map<String, String> tags = new TreeMap<>();
        properties
                .objects("Tags")
                .forEach(tag -> tags.put(tag.text("Key").orElse(""), tag.text("Value").orElse("")));
        if (properties.get("Tags").orElse(JsonObject.EMPTY) instanceof JsonObject map) {
            map.members()
                    .forEach((key, value) -> {
                        if (value instanceof JsonString(String text)) {
                            tags.put(key, text);
                        }
                    });
        }
        return tags;
    }

    @Override
    public GetResourceResponse getResource(GetResourceRequest request) {
        return call(
                "GetResource",
                request,
                () ->
                        GetResourceResponse.builder()
                                .typeName(request.typeName())
                                .resourceDescription(
                                        description(
                                                request.identifier(),
                                                get(request.typeName(), request.identifier())
                                                        .properties()))
                                .build());
    }

    @Override
    public ListResourcesResponse listResources(ListResourcesRequest request) {
        return call(
                "ListResources",
                request,
                () -> {
                    List<ResourceDescription> all =
                            stored(request.typeName()).entrySet().stream()
                                    .filter(selected(request))
                                    .map(entry ->
                                            description(
                                                    entry.getKey(), entry.getValue().properties()))
                                    .toList();
                    var page = page(all, PAGES, request.maxResults(), request.nextToken());
                    return ListResourcesResponse.builder()
                            .typeName(request.typeName())
                            .resourceDescriptions(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    /** What the resource model selects: of parts, those of one owner. */
    private Predicate<Map.Entry<String, Stored>> selected(ListResourcesRequest request) {
        String owner =
                CloudControlType.named(request.typeName()).map(CloudControlType::owner).orElse("");
        if (owner.isEmpty()) {
            return entry -> true;
        }
        String model = Optional.ofNullable(request.resourceModel()).orElse("{}");
        String wanted =
                json(model)
                        .text(owner)
                        .orElseThrow(() ->
                                invalid(
                                        "Missing or invalid ResourceModel property in "
                                                + request.typeName()
                                                + " list handler request input. Required property: ["
                                                + owner
                                                + "]"));
        return entry ->
                entry.getValue().properties().text(owner).filter(wanted::equals).isPresent();
    }

    @Override
    public DeleteResourceResponse deleteResource(DeleteResourceRequest request) {
        return call(
                "DeleteResource",
                request,
                () -> {
                    type(request.typeName());
                    Stored gone = get(request.typeName(), request.identifier());
                    resources(request.typeName()).remove(request.identifier());
                    if (!gone.arn().isEmpty()) {
                        account().tags().delete(gone.arn());
                    }
                    return DeleteResourceResponse.builder()
                            .progressEvent(
                                    done(
                                            request.typeName(),
                                            request.identifier(),
                                            Operation.DELETE))
                            .build();
                });
    }

    private Stored get(String typeName, String identifier) {
        Stored found = stored(typeName).get(identifier);
        if (found == null) {
            throw error(
                    ResourceNotFoundException.builder(),
                    400,
                    "ResourceNotFoundException",
                    "Resource of type '%s' with identifier '%s' was not found."
                            .formatted(typeName, identifier));
        }
        return found;
    }

    private Map<String, Stored> stored(String typeName) {
        return typeName.equals(LOG_GROUP) ? logGroups() : resources(type(typeName).name());
    }

    private Map<String, Stored> logGroups() {
        Map<String, Stored> found = new LinkedHashMap<>();
        account()
                .service(SimulatedLogs.class, CloudWatchLogsClient.class, region())
                .all()
                .forEach(group -> found.put(group.logGroupName(), stored(group)));
        return found;
    }

    private static Stored stored(LogGroup group) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        properties.put("LogGroupName", JsonValue.of(group.logGroupName()));
        properties.put("Arn", JsonValue.of(group.arn()));
        Optional.ofNullable(group.retentionInDays())
                .ifPresent(days -> properties.put("RetentionInDays", JsonValue.of(days)));
        Optional.ofNullable(group.kmsKeyId())
                .ifPresent(key -> properties.put("KmsKeyId", JsonValue.of(key)));
        return new Stored(new JsonObject(properties), group.arn());
    }

    private Map<String, Stored> resources(String typeName) {
        if (CloudControlType.isGlobal(typeName) && !region().equals(AccountState.GLOBAL_HOME)) {
            return account()
                    .service(
                            SimulatedCloudControl.class,
                            CloudControlClient.class,
                            AccountState.GLOBAL_HOME)
                    .resources(typeName);
        }
        return byType.computeIfAbsent(typeName, key -> new LinkedHashMap<>());
    }

    private CloudControlType type(String name) {
        if (UNSUPPORTED.contains(name)) {
            throw error(
                    UnsupportedActionException.builder(),
                    400,
                    "UnsupportedActionException",
                    "Resource type %s does not support READ action".formatted(name));
        }
        return CloudControlType.named(name)
                .orElseThrow(() ->
                        error(
                                TypeNotFoundException.builder(),
                                400,
                                "TypeNotFoundException",
                                "The type '%s' cannot be found.".formatted(name)));
    }

    private JsonObject json(String text) {
        try {
            if (JsonText.parse(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonFormatException e) {
            throw invalid("Not JSON: " + e.getMessage());
        }
        throw invalid("Not a JSON object");
    }

    private RuntimeException invalid(String message) {
        return error(InvalidRequestException.builder(), 400, "InvalidRequestException", message);
    }

    private static ResourceDescription description(String identifier, JsonObject properties) {
        return ResourceDescription.builder()
                .identifier(identifier)
                .properties(JsonText.compact(properties))
                .build();
    }

    private ProgressEvent done(String type, String identifier, Operation operation) {
        return ProgressEvent.builder()
                .typeName(type)
                .identifier(identifier)
                .operation(operation)
                .operationStatus(OperationStatus.SUCCESS)
                .requestToken(account().ids().uuid("cloud-control-request"))
                .eventTime(account().now())
                .build();
    }
}
