package io.stratoscope.discovery.describer;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.function.Function;

/**
 * A type that says what its owner has to do with others, that nobody tags, and that the Cloud Control API only lists by
 * owner: an API's integrations name the functions that it calls. They are no resources of a snapshot, only the evidence of
 * their owner's relations.
 *
 * @param owner the type of the owner
 * @param type the listed type
 * @param key the property by which the listing wants the owner named: the list handler's required property in the type's
 *     schema
 * @param name the owner's value of that property
 * @param always a property that the type's schema requires: where the listing leaves it out it told identifiers only, and
 *     each child is read
 * @param links what a child says of its owner
 */
record ChildList(
        ResourceType owner,
        String type,
        String key,
        Function<Arn, String> name,
        String always,
        List<Link> links) {

    /**
     * A property whose ARNs are the other ends of relations.
     *
     * @param service the only service whose ARNs count; empty for any
     * @param toOwner whether the relation ends at the owner
     */
    record Link(String property, String service, RelationKind kind, boolean toOwner) {}

    /** All of them: a new one is one entry here. */
    static final List<ChildList> ALL =
            List.of(
                    new ChildList(
                            new ResourceType("AWS::ApiGatewayV2::Api"),
                            "AWS::ApiGatewayV2::Integration",
                            "ApiId",
                            Arn::lastSegment,
                            "IntegrationType",
                            List.of(
                                    new Link("IntegrationUri", "", RelationKind.ROUTES_TO, false),
                                    new Link(
                                            "CredentialsArn",
                                            "iam",
                                            RelationKind.ASSUMES_ROLE,
                                            false))),
                    // The methods of a REST API cannot be listed; but it needs a permission to
                    // call.
                    new ChildList(
                            new ResourceType("AWS::Lambda::Function"),
                            "AWS::Lambda::Permission",
                            "FunctionName",
                            Arn::resourceId,
                            "Principal",
                            List.of(
                                    new Link(
                                            "SourceArn",
                                            "execute-api",
                                            RelationKind.ROUTES_TO,
                                            true))));

    boolean listsFor(Resource resource) {
        return resource.type().equals(owner);
    }

    /** The resource model that selects the owner's children. */
    JsonObject model(Arn of) {
        return JsonValue.object().put(key, name.apply(of)).build();
    }

    /** Where in the answer a child stands: the beginning of the evidence's field. */
    String field(String identifier) {
        return type + "[" + identifier + "]";
    }

    /** What all its evidence begins with. */
    String fields() {
        return type + "[";
    }
}
