package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
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
                                    context);
                        } catch (NoSuchEntityException e) {
                            context.gone(arn);
                        }
                    });
        }
    }

    private static void report(Arn arn, Policy policy, DescribeContext context) {
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.IAM_POLICY,
                        policy.policyName(),
                        policy.policyName(),
                        TagMap.of(policy.tags(), Tag::key, Tag::value),
                        ACTION,
                        SdkJson.of(policy)),
                List.of());
    }
}
