package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the describers of load balancers, listeners and target groups share. */
final class LoadBalancing {

    static final String SERVICE = "elasticloadbalancing";

    /** The most ARNs that a describe call takes. */
    static final int BATCH = 20;

    /** The most items that a listing returns a page. */
    static final int PAGE = 400;

    private static final String TAGS_ACTION = SERVICE + ":DescribeTags";

    private LoadBalancing() {}

    /**
     * Describes by ARN. One that does not exist fails the whole batch: then each is asked for by itself.
     *
     * @param call describes and reports a batch
     * @param saysGone whether a failure means that an ARN of the batch does not exist
     */
    static void describe(
            DescribeContext context,
            String action,
            List<Arn> wanted,
            Predicate<RuntimeException> saysGone,
            Consumer<List<Arn>> call) {
        Attempt.batches(
                context,
                action,
                wanted,
                BATCH,
                batch -> {
                    try {
                        call.accept(batch);
                    } catch (RuntimeException e) {
                        if (!saysGone.test(e)) {
                            throw e;
                        }
                        if (batch.size() == 1) {
                            context.gone(batch.getFirst());
                        } else {
                            batch.forEach(
                                    arn -> describe(context, action, List.of(arn), saysGone, call));
                        }
                    }
                });
    }

    /** All pages of a batch's answer: what it does not hold is gone, so that none may be left out. */
    static <P, T> List<T> allPages(
            Function<@Nullable String, P> fetch,
            Function<P, @Nullable String> nextMarker,
            Function<P, List<T>> items) {
        List<T> all = new ArrayList<>();
        Pages.forEach(() -> false, fetch, nextMarker, page -> all.addAll(items.apply(page)));
        return all;
    }

    /** The tags of these resources; empty where they could not be read. */
    static Optional<Map<String, Map<String, String>>> tags(
            DescribeContext context, List<String> arns, Details details) {
        Map<String, Map<String, String>> tags = new TreeMap<>();
        for (int from = 0; from < arns.size(); from += BATCH) {
            List<String> batch = arns.subList(from, Math.min(arns.size(), from + BATCH));
            var answer =
                    details.ask(
                            TAGS_ACTION,
                            () ->
                                    context.client(ElasticLoadBalancingV2Client.class)
                                            .describeTags(request -> request.resourceArns(batch)));
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answer.orElseThrow()
                    .tagDescriptions()
                    .forEach(description ->
                            tags.put(
                                    description.resourceArn(),
                                    TagMap.of(description.tags(), Tag::key, Tag::value)));
        }
        return Optional.of(tags);
    }

    /** The target groups that actions forward to, by the field that says so. */
    static Map<String, String> targetGroups(List<Action> actions, String field) {
        Map<String, String> byField = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            String at = field + "[" + i + "]";
            List<TargetGroupTuple> groups =
                    action.forwardConfig() == null
                            ? List.of()
                            : action.forwardConfig().targetGroups();
            if (action.targetGroupArn() != null) {
                byField.put(at + ".TargetGroupArn", action.targetGroupArn());
            }
            for (int j = 0; j < groups.size(); j++) {
                String group = groups.get(j).targetGroupArn();
                // A single group is told twice, in both ways.
                if (group != null && !byField.containsValue(group)) {
                    byField.put(
                            at + ".ForwardConfig.TargetGroups[" + j + "].TargetGroupArn", group);
                }
            }
        }
        return byField;
    }
}
