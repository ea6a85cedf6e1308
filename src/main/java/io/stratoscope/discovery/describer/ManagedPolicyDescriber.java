package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListPoliciesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.ArrayList;
import java.util.List;

/** Managed policies: the account's own, and those of AWS that a role has. */
public final class ManagedPolicyDescriber implements Describer {

    private static final String ACTION = "iam:GetPolicy";
    private static final String LIST_ACTION = "iam:ListPolicies";
    private static final String VERSION_ACTION = "iam:GetPolicyVersion";
    private static final int PAGE = 1000;

    @Override
    public String service() {
        return "iam";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("iam") && arn.resourceKind().equals("policy");
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
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep and the roles name them.
            }
            case Scope.Everything() -> {
                List<Arn> all = new ArrayList<>();
                Attempt.call(
                        context,
                        LIST_ACTION,
                        List.of(),
                        () ->
                                Pages.forEach(
                                        context,
                                        marker ->
                                                context.client(IamClient.class)
                                                        .listPolicies(request ->
                                                                request.scope(PolicyScopeType.LOCAL)
                                                                        .maxItems(PAGE)
                                                                        .marker(marker)),
                                        ListPoliciesResponse::marker,
                                        page ->
                                                page.policies()
                                                        .forEach(each ->
                                                                all.add(Arn.of(each.arn())))));
                describe(all, context);
            }
        }
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
                            report(
                                    arn,
                                    context.client(IamClient.class)
                                            .getPolicy(request -> request.policyArn(arn.toString()))
                                            .policy(),
                                    further,
                                    context);
                        } catch (NoSuchEntityException e) {
                            context.gone(arn);
                        }
                    });
        }
        further.tell();
    }

    private static void report(
            Arn arn, Policy policy, FurtherCalls further, DescribeContext context) {
        JsonObject plain = SdkJson.of(policy);
        JsonObject description =
                awsOwn(arn)
                        ? plain
                        : further.ask(
                                        VERSION_ACTION,
                                        PolicyDocuments.VERSION,
                                        arn,
                                        () -> version(policy, context))
                                .map(version ->
                                        WithMember.of(plain, PolicyDocuments.VERSION, version))
                                .orElse(plain);
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.IAM_POLICY,
                        policy.policyName(),
                        policy.policyName(),
                        TagMap.of(policy.tags(), Tag::key, Tag::value),
                        ACTION,
                        description),
                List.of());
    }

    /** What AWS's own allow is no secret, and names no resource of the account. */
    private static boolean awsOwn(Arn policy) {
        return policy.account().equals("aws");
    }

    /** The version that is in force. */
    private static JsonObject version(Policy policy, DescribeContext context) {
        return PolicyDocuments.readable(
                SdkJson.of(
                        context.client(IamClient.class)
                                .getPolicyVersion(request ->
                                        request.policyArn(policy.arn())
                                                .versionId(policy.defaultVersionId()))
                                .policyVersion()),
                "Document");
    }
}
