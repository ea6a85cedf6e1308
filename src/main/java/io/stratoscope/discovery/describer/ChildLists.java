package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.ListResourcesResponse;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceDescription;
import software.amazon.awssdk.services.cloudcontrol.model.ResourceNotFoundException;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the {@linkplain ChildList child lists} of confirmed resources through the Cloud Control API, one listing for each
 * owner. A list that cannot be read loses neither its owner nor what was known of it.
 */
final class ChildLists {

    /** The IAM action of {@code ListResources}. */
    static final String ACTION = "cloudformation:ListResources";

    private final List<ChildList> lists;
    private final DescribeContext context;

    ChildLists(List<ChildList> lists, DescribeContext context) {
        this.lists = lists;
        this.context = context;
    }

    /** Reads the lists of those owners that have one. */
    void read(List<Resource> owners) {
        FurtherCalls calls = new FurtherCalls(context);
        for (ChildList list : lists) {
            for (Resource owner : owners) {
                if (list.listsFor(owner)) {
                    calls.ask(
                                    ACTION,
                                    list.fields(),
                                    owner.arn(),
                                    () -> relations(list, owner.arn()))
                            .ifPresent(relations -> context.related(owner.arn(), relations));
                }
            }
        }
        calls.tell();
    }

    private List<Relation> relations(ChildList list, Arn owner) {
        List<ResourceDescription> children = new ArrayList<>();
        list(list, owner, children);
        List<Relation> relations = new ArrayList<>();
        for (ResourceDescription child : children) {
            relations.addAll(relations(list, owner, child));
        }
        return relations;
    }

    private void list(ChildList list, Arn owner, List<ResourceDescription> children) {
        try {
            Pages.forEach(
                    context,
                    token ->
                            client().listResources(request ->
                                    request.typeName(list.type())
                                            .resourceModel(JsonText.compact(list.model(owner)))
                                            .nextToken(token)),
                    ListResourcesResponse::nextToken,
                    page -> children.addAll(page.resourceDescriptions()));
        } catch (ResourceNotFoundException e) {
            // A function that nobody may call has no policy at all.
            children.clear();
        }
    }

    private List<Relation> relations(ChildList list, Arn owner, ResourceDescription child) {
        JsonObject listed = properties(child);
        if (listed.get(list.always()).isPresent()) {
            return relations(list, owner, child, ACTION, listed);
        }
        try {
            JsonObject read =
                    properties(
                            client().getResource(request ->
                                            request.typeName(list.type())
                                                    .identifier(child.identifier()))
                                    .resourceDescription());
            return relations(list, owner, child, CloudControlDescriber.ACTION, read);
        } catch (ResourceNotFoundException e) {
            // It went between the two calls.
            return List.of();
        }
    }

    private List<Relation> relations(
            ChildList list,
            Arn owner,
            ResourceDescription child,
            String action,
            JsonObject properties) {
        RelationsOf relations = new RelationsOf(owner, action);
        for (ChildList.Link link : list.links()) {
            String field = list.field(child.identifier()) + "." + link.property();
            properties.text(link.property()).stream()
                    .flatMap(text -> PropertyReferences.arnsIn(text).stream())
                    .filter(arn -> link.service().isEmpty() || link.service().equals(arn.service()))
                    .forEach(arn -> {
                        if (link.toOwner()) {
                            relations.from(link.kind(), arn, "", field);
                        } else {
                            relations.to(link.kind(), arn, field);
                        }
                    });
        }
        return relations.list();
    }

    private static JsonObject properties(ResourceDescription description) {
        String text = description.properties();
        if (text == null || text.isBlank()) {
            return JsonObject.EMPTY;
        }
        if (JsonText.parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new JsonFormatException("the properties are not an object");
    }

    private CloudControlClient client() {
        return context.client(CloudControlClient.class);
    }
}
