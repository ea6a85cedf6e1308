package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
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
            // Few identities may read all of IAM at once; the long way is as good.
            findOneByOne(context);
            return;
        }
        for (RoleDetail role : all) {
            report(
                    Arn.of(role.arn()),
                    role.roleName(),
                    TagMap.of(role.tags(), Tag::key, Tag::value),
                    ALL_ACTION,
                    SdkJson.of(role.toBuilder().roleLastUsed((RoleLastUsed) null).build()),
                    attached(
                            Arn.of(role.arn()),
                            role.attachedManagedPolicies(),
                            ALL_ACTION,
                            "AttachedManagedPolicies"),
                    context);
        }
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
                report(role, tags.orElseThrow(), LIST_ACTION, details, context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Details details = new Details(context);
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
                                    details,
                                    context);
                        } catch (NoSuchEntityException e) {
                            context.gone(arn);
                        }
                    });
        }
    }

    private static IamClient client(DescribeContext context) {
        return context.client(IamClient.class);
    }

    private static void report(
            Role role,
            Map<String, String> tags,
            String action,
            Details details,
            DescribeContext context) {
        Arn arn = Arn.of(role.arn());
        List<AttachedPolicy> policies =
                details.ask(POLICIES_ACTION, () -> policies(role.roleName(), context))
                        .orElse(List.of());
        // When it was last used is no property of the role, and never the same twice.
        Role lasting = role.toBuilder().roleLastUsed((RoleLastUsed) null).build();
        report(
                arn,
                role.roleName(),
                tags,
                action,
                WithMember.list(SdkJson.of(lasting), "AttachedManagedPolicies", policies),
                attached(arn, policies, POLICIES_ACTION, "AttachedPolicies"),
                context);
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
