package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which API an {@code execute-api} ARN means. Policies and permissions name APIs in that way, which does not tell whether it
 * is a REST or an HTTP API; so it says nothing until it is known which APIs there are.
 */
final class ApiEndpoints {

    static final ResourceType REST_API = new ResourceType("AWS::ApiGateway::RestApi");
    static final ResourceType HTTP_API = new ResourceType("AWS::ApiGatewayV2::Api");

    private static final String SERVICE = "execute-api";

    private final String accountId;
    private final Map<Arn, Arn> byEndpoint = new HashMap<>();

    private ApiEndpoints(String accountId) {
        this.accountId = accountId;
    }

    /**
     * @param accountId whose resources these are: another account's APIs are not among them
     */
    static ApiEndpoints of(Collection<Resource> resources, String accountId) {
        ApiEndpoints endpoints = new ApiEndpoints(accountId);
        for (Resource resource : resources) {
            if (isApi(resource)) {
                Arn api = resource.arn();
                endpoints.byEndpoint.put(
                        new Arn(
                                api.partition(),
                                SERVICE,
                                resource.region(),
                                accountId,
                                api.lastSegment()),
                        api);
            }
        }
        return endpoints;
    }

    static boolean isApi(Resource resource) {
        return resource.type().equals(REST_API) || resource.type().equals(HTTP_API);
    }

    /** Whether it is the name of an API's endpoint, and not of a resource. */
    static boolean isEndpoint(Arn arn) {
        return arn.service().equals(SERVICE);
    }

    /** The API behind an endpoint; everything else is itself. Empty where no such API is known. */
    Optional<Arn> resourceOf(Arn arn) {
        if (!isEndpoint(arn)) {
            return Optional.of(arn);
        }
        Arn endpoint = CanonicalArn.of(arn);
        return Optional.ofNullable(
                byEndpoint.get(
                        endpoint.account().isEmpty()
                                ? new Arn(
                                        endpoint.partition(),
                                        SERVICE,
                                        endpoint.region(),
                                        accountId,
                                        endpoint.resource())
                                : endpoint));
    }

    /** The APIs by the canonical ARNs of their endpoints. */
    Map<Arn, Arn> byEndpoint() {
        return Map.copyOf(byEndpoint);
    }

    /** The relation between the resources themselves; empty where an API is not known, or is both ends. */
    Optional<Relation> between(Relation relation) {
        if (!isEndpoint(relation.from()) && !isEndpoint(relation.to())) {
            return Optional.of(relation);
        }
        return resourceOf(relation.from())
                .flatMap(from ->
                        resourceOf(relation.to())
                                .filter(to -> !to.equals(from))
                                .map(to ->
                                        new Relation(
                                                from,
                                                to,
                                                relation.kind(),
                                                relation.detail(),
                                                relation.evidence())));
    }
}
