package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What EC2's types have in common: an id, tags, and a describe call that takes filters. Filters are used instead of ids,
 * because one id that no longer exists fails the whole call, while a filter leaves it out.
 */
abstract class Ec2Describer<T extends SdkPojo> implements Describer {

    /** The most values that EC2 takes in one filter. */
    static final int FILTER_VALUES = 200;

    /** The most items that EC2 returns a page, for the calls that all types here use. */
    static final int PAGE = 1000;

    private final ResourceType type;
    private final String kind;
    private final String idFilter;
    private final String action;

    /**
     * @param kind the kind in the ARN: {@code vpc}
     * @param idFilter the filter that takes ids: {@code vpc-id}
     * @param action the describe call as an IAM action
     */
    Ec2Describer(ResourceType type, String kind, String idFilter, String action) {
        this.type = type;
        this.kind = kind;
        this.idFilter = idFilter;
        this.action = action;
    }

    /** Makes the describe call, all pages. */
    abstract void fetch(
            Ec2Client client, List<Filter> filters, DescribeContext context, Consumer<T> each);

    abstract String id(T item);

    abstract List<Tag> tags(T item);

    abstract void relate(T item, RelationsOf relations, DescribeContext context);

    /** Whether it is still there: EC2 goes on describing some things after they were deleted. */
    boolean exists(T item) {
        return true;
    }

    /** What the service itself calls it; the id where it has no name but its tag. */
    String name(T item) {
        return id(item);
    }

    /** Adds what else is known, for example the availability zone. */
    Described refine(T item, Described described) {
        return described;
    }

    final String action() {
        return action;
    }

    @Override
    public final String service() {
        return "ec2";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("ec2") && arn.resourceKind().equals(kind);
    }

    @Override
    public final void find(DescribeContext context) {
        List<Filter> filters =
                switch (context.scope()) {
                    case Scope.Everything() -> List.of();
                    case Scope.Tagged(Map<String, String> tags) ->
                            tags.entrySet().stream()
                                    .map(tag ->
                                            filter("tag:" + tag.getKey(), literal(tag.getValue())))
                                    .toList();
                };
        Attempt.call(context, action, List.of(), () -> fetchAndReport(filters, context));
    }

    // EC2's filters read * and ? as wildcards.
    private static List<String> literal(String value) {
        return List.of(value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?"));
    }

    @Override
    public final void describe(List<Arn> wanted, DescribeContext context) {
        Attempt.batchesMissingAreGone(
                context,
                action,
                wanted,
                FILTER_VALUES,
                batch ->
                        fetchAndReport(
                                List.of(
                                        filter(
                                                idFilter,
                                                batch.stream().map(Arn::resourceId).toList())),
                                context));
    }

    /** Fetches by these filters and reports what comes; answers with its ARNs. */
    final Set<Arn> fetchAndReport(List<Filter> filters, DescribeContext context) {
        Set<Arn> found = new HashSet<>();
        fetch(
                context.client(Ec2Client.class),
                filters,
                context,
                item -> {
                    if (exists(item)) {
                        found.add(report(item, context));
                    }
                });
        return found;
    }

    private Arn report(T item, DescribeContext context) {
        String id = id(item);
        Arn arn = context.arn("ec2", kind + "/" + id);
        Map<String, String> tags = TagMap.of(tags(item), Tag::key, Tag::value);
        Described described =
                Described.tagged(arn, type, id, name(item), tags, action, SdkJson.of(item));
        RelationsOf relations = new RelationsOf(arn, action);
        relate(item, relations, context);
        List<Relation> list = relations.list();
        context.found(refine(item, described), list);
        return arn;
    }

    static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
