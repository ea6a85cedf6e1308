package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IAM roles. The tagging API does not know them. {@code GetAccountAuthorizationDetails} tells everything of all roles in a
 * page a thousand; where that is not allowed, the roles are listed and each is asked for its tags.
 */
public final class RoleDescriber implements Describer {

    private static final String ACTION = "iam:GetRole";
    private static final String ALL_ACTION = "iam:GetAccountAuthorizationDetails";
    private static final String LIST_ACTION = "iam:ListRoles";
    private static final String TAGS_ACTION = "iam:ListRoleTags";
    private static final String POLICIES_ACTION = "iam:ListAttachedRolePolicies";
    private static final String INLINE_LIST_ACTION = "iam:ListRolePolicies";
    private static final String INLINE_ACTION = "iam:GetRolePolicy";
    private static final String ATTACHED = "AttachedPolicies";
    private static final String DOCUMENT = "PolicyDocument";

    /** Roles that a service made for itself; nobody can tag them. */
    private static final String SERVICE_LINKED = "/aws-service-role/";

    /** The most that IAM returns a page. */
    private static final int PAGE = 1000;

    @Override
    public String service() {
        return "iam";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("iam") && arn.resourceKind().equals("role");
    }

    @Override
    public boolean global() {
        return true;
    }

    @Override
    public int taskSize() {
        return 10;
    }

    @Override
    public void find(DescribeContext context) {
        if (context.cancelled()) {
            return;
        }
        List<RoleDetail> all = new ArrayList<>();
        try {
            Pages.forEach(
                    context,
                    marker ->
                            client(context)
                                    .getAccountAuthorizationDetails(request ->
                                            request.filter(EntityType.ROLE)
                                                    .maxItems(PAGE)
                                                    .marker(marker)),
                    GetAccountAuthorizationDetailsResponse::marker,
                    page -> all.addAll(page.roleDetailList()));
        } catch (RuntimeException e) {
            // Few identities may read all of IAM at once; the long way is as good, but longer.
            context.detour(ALL_ACTION, e);
            findOneByOne(context);
            return;
        }
        FurtherCalls further = new FurtherCalls(context);
        for (RoleDetail role : all) {
            Arn arn = Arn.of(role.arn());
            JsonObject description =
                    SdkJson.of(role.toBuilder().roleLastUsed((RoleLastUsed) null).build());
            report(
                    arn,
                    role.roleName(),
                    TagMap.of(role.tags(), Tag::key, Tag::value),
                    ALL_ACTION,
                    further.ask(
                                    ALL_ACTION,
                                    PolicyDocuments.INLINE,
                                    arn,
                                    () -> readable(description))
                            .orElse(description),
                    attached(
                            arn,
                            role.attachedManagedPolicies(),
                            ALL_ACTION,
                            "AttachedManagedPolicies"),
                    context);
        }
        further.tell();
    }

    /** The description with its inline policies' documents as JSON. */
    private static JsonObject readable(JsonObject description) {
        List<JsonObject> policies = description.objects(PolicyDocuments.INLINE);
        return policies.isEmpty()
                ? description
                : WithMember.of(
                        description,
                        PolicyDocuments.INLINE,
                        JsonValue.of(
                                policies.stream()
                                        .map(policy -> PolicyDocuments.readable(policy, DOCUMENT))
                                        .toList()));
    }

    private static void findOneByOne(DescribeContext context) {
        List<Role> all = new ArrayList<>();
        Attempt.call(
                context,
                LIST_ACTION,
                List.of(),
                () ->
                        Pages.forEach(
                                context,
                                marker ->
                                        client(context)
                                                .listRoles(request ->
                                                        request.maxItems(PAGE).marker(marker)),
                                ListRolesResponse::marker,
                                page -> all.addAll(page.roles())));
        Details details = new Details(context);
        FurtherCalls further = new FurtherCalls(context);
        for (Role role : all) {
            if (role.path() != null && role.path().startsWith(SERVICE_LINKED)) {
                continue;
            }
            Optional<Map<String, String>> tags =
                    details.ask(
                            TAGS_ACTION,
                            () ->
                                    TagMap.of(
                                            client(context)
                                                    .listRoleTags(request ->
                                                            request.roleName(role.roleName()))
                                                    .tags(),
                                            Tag::key,
                                            Tag::value));
            if (tags.filter(context.scope()::includes).isPresent()) {
                report(role, tags.orElseThrow(), LIST_ACTION, further, context);
            }
        }
        further.tell();
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        FurtherCalls further = new FurtherCalls(context);
        for (Arn arn : wanted) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            Role role =
                                    client(context)
                                            .getRole(request -> request.roleName(arn.lastSegment()))
                                            .role();
                            report(
                                    role,
                                    TagMap.of(role.tags(), Tag::key, Tag::value),
                                    ACTION,
                                    further,
                                    context);
                        } catch (NoSuchEntityException e) {
                            context.gone(arn);
                        }
                    });
        }
        further.tell();
    }

    private static IamClient client(DescribeContext context) {
        return context.client(IamClient.class);
    }

    private static void report(
            Role role,
            Map<String, String> tags,
            String action,
            FurtherCalls further,
            DescribeContext context) {
        Arn arn = Arn.of(role.arn());
        List<AttachedPolicy> policies =
                further.ask(
                                POLICIES_ACTION,
                                ATTACHED,
                                arn,
                                () -> policies(role.roleName(), context))
                        .orElse(List.of());
        // When it was last used is no property of the role, and never the same twice.
        Role lasting = role.toBuilder().roleLastUsed((RoleLastUsed) null).build();
        report(
                arn,
                role.roleName(),
                tags,
                action,
                withInline(
                        WithMember.list(SdkJson.of(lasting), "AttachedManagedPolicies", policies),
                        inline(arn, role.roleName(), further, context)),
                attached(arn, policies, POLICIES_ACTION, ATTACHED),
                context);
    }

    private static JsonObject withInline(JsonObject description, List<JsonObject> policies) {
        return policies.isEmpty()
                ? description
                : WithMember.of(description, PolicyDocuments.INLINE, JsonValue.of(policies));
    }

    /** The policies written into a role, as {@code GetAccountAuthorizationDetails} lists them. */
    private static List<JsonObject> inline(
            Arn role, String roleName, FurtherCalls further, DescribeContext context) {
        List<String> names =
                further.ask(
                                INLINE_LIST_ACTION,
                                PolicyDocuments.INLINE,
                                role,
                                () -> inlineNames(roleName, context))
                        .orElse(List.of());
        List<JsonObject> policies = new ArrayList<>();
        for (String name : names) {
            further.ask(
                            INLINE_ACTION,
                            PolicyDocuments.INLINE,
                            role,
                            () -> inline(roleName, name, context))
                    .ifPresent(policies::add);
        }
        return policies;
    }

    private static List<String> inlineNames(String roleName, DescribeContext context) {
        List<String> names = new ArrayList<>();
        Pages.forEach(
                context,
                marker ->
                        client(context)
                                .listRolePolicies(request ->
                                        request.roleName(roleName).maxItems(PAGE).marker(marker)),
                ListRolePoliciesResponse::marker,
                page -> names.addAll(page.policyNames()));
        return names;
    }

    private static JsonObject inline(String roleName, String name, DescribeContext context) {
        GetRolePolicyResponse policy =
                client(context)
                        .getRolePolicy(request -> request.roleName(roleName).policyName(name));
        return JsonValue.object()
                .put("PolicyName", name)
                .put(DOCUMENT, PolicyDocuments.parse(policy.policyDocument()))
                .build();
    }

    private static List<AttachedPolicy> policies(String roleName, DescribeContext context) {
        List<AttachedPolicy> all = new ArrayList<>();
        Pages.forEach(
                context,
                marker ->
                        client(context)
                                .listAttachedRolePolicies(request ->
                                        request.roleName(roleName).maxItems(PAGE).marker(marker)),
                ListAttachedRolePoliciesResponse::marker,
                page -> all.addAll(page.attachedPolicies()));
        return all;
    }

    private static List<Relation> attached(
            Arn role, List<AttachedPolicy> policies, String action, String field) {
        RelationsOf relations = new RelationsOf(role, action);
        for (int i = 0; i < policies.size(); i++) {
            relations.toArn(
                    RelationKind.HAS_POLICY,
                    policies.get(i).policyArn(),
                    field + "[" + i + "].PolicyArn");
        }
        return relations.list();
    }

    private static void report(
            Arn arn,
            String name,
            Map<String, String> tags,
            String action,
            JsonObject description,
            List<Relation> relations,
            DescribeContext context) {
        context.found(
                Described.tagged(arn, ResourceType.IAM_ROLE, name, name, tags, action, description),
                relations);
    }
}
