package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.ArrayList;
import java.util.List;

/** Instance profiles: how an EC2 instance gets its role. */
public final class InstanceProfileDescriber implements Describer {

    private static final String ACTION = "iam:GetInstanceProfile";
    private static final String LIST_ACTION = "iam:ListInstanceProfiles";
    private static final int PAGE = 1000;

    @Override
    public String service() {
        return "iam";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("iam") && arn.resourceKind().equals("instance-profile");
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
                // The sweep and the instances name them.
            }
            case Scope.Everything() -> {
                // The listing does not tell the tags.
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
                                                        .listInstanceProfiles(request ->
                                                                request.maxItems(PAGE)
                                                                        .marker(marker)),
                                        ListInstanceProfilesResponse::marker,
                                        page ->
                                                page.instanceProfiles()
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
                                            .getInstanceProfile(request ->
                                                    request.instanceProfileName(arn.lastSegment()))
                                            .instanceProfile(),
                                    context);
                        } catch (NoSuchEntityException e) {
                            context.gone(arn);
                        }
                    });
        }
    }

    private static void report(Arn arn, InstanceProfile profile, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ACTION);
        for (int i = 0; i < profile.roles().size(); i++) {
            relations.toArn(
                    RelationKind.ASSUMES_ROLE,
                    profile.roles().get(i).arn(),
                    "Roles[" + i + "].Arn");
        }
        context.found(
                Described.tagged(
                        arn,
                        ResourceType.IAM_INSTANCE_PROFILE,
                        profile.instanceProfileName(),
                        profile.instanceProfileName(),
                        TagMap.of(profile.tags(), Tag::key, Tag::value),
                        ACTION,
                        SdkJson.of(profile)),
                relations.list());
    }
}
