package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A policy that is written into a role. Those of the stack's roles are the stack's. CloudFormation would write one into several
 * roles, users and groups; here it is one role, as nothing would tell which of the copies belong together.
 */
final class IamPolicyDriver implements Driver {

    private static final String NAME = "PolicyName";
    private static final String DOCUMENT = "PolicyDocument";
    private static final String ROLES = "Roles";

    private static final SdkWords WORDS = SdkWords.without(DOCUMENT, ROLES);

    @Override
    public String type() {
        return "AWS::IAM::Policy";
    }

    /** They are its key: otherwise it is another one. */
    @Override
    public Set<String> createOnly() {
        return Set.of(NAME, ROLES);
    }

    @Override
    public String key(JsonObject properties) {
        return key(
                String.join(",", properties.texts(ROLES).stream().sorted().toList()),
                properties.text(NAME).orElse(""));
    }

    // As Cloud Control names policies of roles. Neither name can have this character.
    private static String key(String role, String name) {
        return name + "|" + role;
    }

    @Override
    public List<Existing> list(Scope scope) {
        IamClient iam = scope.client(IamClient.class);
        return scope.existing("AWS::IAM::Role").stream()
                .flatMap(role -> written(iam, role.ref()))
                .toList();
    }

    private Stream<Existing> written(IamClient iam, String role) {
        try {
            return iam
                    .listRolePoliciesPaginator(request -> request.roleName(role))
                    .policyNames()
                    .stream()
                    .toList()
                    .stream()
                    .flatMap(name -> read(iam, role, name));
        } catch (NoSuchEntityException _) {
            return Stream.empty();
        }
    }

    private Stream<Existing> read(IamClient iam, String role, String name) {
        try {
            String document =
                    iam.getRolePolicy(request -> request.roleName(role).policyName(name))
                            .policyDocument();
            return Stream.of(existing(role, name, IamDocuments.read(document)));
        } catch (NoSuchEntityException _) {
            return Stream.empty();
        }
    }

    private Existing existing(String role, String name, JsonValue document) {
        return Existing.part(
                type(),
                key(role, name),
                key(role, name),
                JsonObject.EMPTY,
                JsonValue.object()
                        .put(NAME, name)
                        .put(DOCUMENT, document)
                        .put(ROLES, List.of(JsonValue.of(role)))
                        .build());
    }

    @Override
    public Existing create(Order order) {
        PutRolePolicyRequest request = put(order);
        return existing(
                request.roleName(),
                request.policyName(),
                IamDocuments.read(request.policyDocument()));
    }

    private static PutRolePolicyRequest put(Order order) {
        List<String> roles = order.properties().texts(ROLES);
        if (roles.size() != 1) {
            throw new IllegalArgumentException(order.id() + " has to be for one role");
        }
        PutRolePolicyRequest.Builder request = PutRolePolicyRequest.builder();
        WORDS.fill(request, order.properties());
        PutRolePolicyRequest wanted =
                request.roleName(roles.getFirst())
                        .policyDocument(IamDocuments.text(order, DOCUMENT))
                        .build();
        order.client(IamClient.class).putRolePolicy(wanted);
        return wanted;
    }

    @Override
    public void update(Existing existing, Order order) {
        put(order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(IamClient.class)
                    .deleteRolePolicy(request ->
                            request.roleName(existing.properties().texts(ROLES).getFirst())
                                    .policyName(existing.properties().text(NAME).orElseThrow()));
        } catch (NoSuchEntityException _) {
            // Gone already, perhaps with its role.
        }
    }
}
