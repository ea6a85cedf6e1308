package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.PolicyDocuments;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.JsonString;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What roles may use, once everything is described: the resources that the statements of their policies name. Statements
 * that deny, and what they exempt ({@code NotResource}), do not count, nor do conditions.
 */
final class PolicyGrants {

    /** The members of descriptions that it reads. */
    static final Set<String> MEMBERS = Set.of(PolicyDocuments.INLINE, PolicyDocuments.VERSION);

    private static final String ALL_ACTION = "iam:GetAccountAuthorizationDetails";
    private static final String INLINE_ACTION = "iam:GetRolePolicy";
    private static final String VERSION_ACTION = "iam:GetPolicyVersion";

    /** The most actions that a relation's detail names. */
    private static final int MOST_ACTIONS = 3;

    private final NamedResources resources;
    private final List<Relation> granted = new ArrayList<>();

    private PolicyGrants(NamedResources resources) {
        this.resources = resources;
    }

    /**
     * Only these can be ends.
     *
     * @param apis those of them that are named by their endpoints
     */
    static PolicyGrants among(Collection<Arn> resources, ApiEndpoints apis) {
        return new PolicyGrants(NamedResources.of(resources, apis.byEndpoint()));
    }

    /**
     * The relations.
     *
     * @param described roles and policies, and whatever else
     * @param known the relations that are known so far: among them, which role has which policy
     */
    List<Relation> relations(Collection<Resource> described, Collection<Relation> known) {
        Map<Arn, Resource> policies = new HashMap<>();
        for (Resource resource : described) {
            if (resource.type().equals(ResourceType.IAM_ROLE)) {
                inline(resource);
            } else if (resource.type().equals(ResourceType.IAM_POLICY)) {
                policies.put(resource.arn(), resource);
            }
        }
        for (Relation relation : known) {
            Resource policy = policies.get(relation.to());
            if (relation.kind() == RelationKind.HAS_POLICY && policy != null) {
                managed(relation.from(), policy);
            }
        }
        return granted.stream().distinct().toList();
    }

    private void inline(Resource role) {
        String call = role.call().equals(ALL_ACTION) ? ALL_ACTION : INLINE_ACTION;
        for (JsonObject policy : role.description().objects(PolicyDocuments.INLINE)) {
            String name = policy.text("PolicyName").orElse("");
            read(
                    role.arn(),
                    policy.get("PolicyDocument"),
                    call,
                    PolicyDocuments.INLINE + "[" + name + "].PolicyDocument");
        }
    }

    private void managed(Arn role, Resource policy) {
        read(
                role,
                policy.description().at(PolicyDocuments.VERSION, "Document"),
                VERSION_ACTION,
                PolicyDocuments.VERSION + "[" + policy.arn() + "].Document");
    }

    private void read(Arn role, Optional<JsonValue> document, String call, String field) {
        if (document.orElse(JsonObject.EMPTY) instanceof JsonObject policy) {
            List<JsonValue> statements = several(policy, "Statement");
            for (int i = 0; i < statements.size(); i++) {
                if (statements.get(i) instanceof JsonObject statement
                        && statement.text("Effect").filter("Allow"::equals).isPresent()) {
                    grant(role, statement, call, field + ".Statement[" + i + "]");
                }
            }
        }
    }

    private void grant(Arn role, JsonObject statement, String call, String field) {
        List<JsonValue> patterns = several(statement, "Resource");
        String actions = actions(statement);
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i) instanceof JsonString(String pattern)) {
                Evidence evidence = new Evidence(call, field + ".Resource[" + i + "]");
                for (Arn resource : resources.meantBy(pattern)) {
                    if (!resource.equals(role)) {
                        granted.add(
                                new Relation(
                                        role, resource, RelationKind.MAY_USE, actions, evidence));
                    }
                }
            }
        }
    }

    private static String actions(JsonObject statement) {
        List<String> actions =
                several(statement, "Action").stream()
                        .filter(JsonString.class::isInstance)
                        .map(action -> ((JsonString) action).value())
                        .sorted()
                        .toList();
        String first = String.join(", ", actions.stream().limit(MOST_ACTIONS).toList());
        return actions.size() > MOST_ACTIONS
                ? first + " and " + (actions.size() - MOST_ACTIONS) + " more"
                : first;
    }

    /** A policy may leave out the brackets around a single value. */
    private static List<JsonValue> several(JsonObject object, String name) {
        return object.get(name)
                .map(value ->
                        value instanceof JsonArray(List<JsonValue> items) ? items : List.of(value))
                .orElse(List.of());
    }
}
