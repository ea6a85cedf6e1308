package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.Pages;
import io.stratoscope.discovery.describer.TagMap;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks the tagging API which resources of a region carry the scope's tags. It returns deleted resources for hours, so what
 * it names is only a candidate.
 */
final class TagSweep {

    static final String ACTION = "tag:GetResources";

    /** The most that the tagging API returns a page. */
    private static final int PAGE = 100;

    private final SortedMap<Arn, Map<String, String>> tagsByArn = new TreeMap<>();

    /** Reads all pages; a failure is reported to the context, and what was read before it stands. */
    void run(DescribeContext context) {
        GetResourcesRequest request =
                GetResourcesRequest.builder()
                        .resourcesPerPage(PAGE)
                        .tagFilters(filters(context.scope()))
                        .build();
        try {
            ResourceGroupsTaggingApiClient client =
                    context.client(ResourceGroupsTaggingApiClient.class);
            Pages.forEach(
                    context,
                    token ->
                            client.getResources(request.toBuilder().paginationToken(token).build()),
                    GetResourcesResponse::paginationToken,
                    page -> page.resourceTagMappingList().forEach(this::add));
        } catch (RuntimeException e) {
            context.failed(ACTION, List.of(), e);
        }
    }

    /** What was named so far, each with the tags that the tagging API knows. */
    SortedMap<Arn, Map<String, String>> tagsByArn() {
        return tagsByArn;
    }

    private void add(ResourceTagMapping mapping) {
        Arn.parse(mapping.resourceARN())
                .map(CanonicalArn::of)
                .ifPresent(
                        arn -> tagsByArn.put(arn, TagMap.of(mapping.tags(), Tag::key, Tag::value)));
    }

    private static List<TagFilter> filters(Scope scope) {
        return switch (scope) {
            case Scope.Everything() -> List.of();
            case Scope.Tagged(Map<String, String> tags) ->
                    tags.entrySet().stream()
                            .map(tag ->
                                    TagFilter.builder()
                                            .key(tag.getKey())
                                            .values(tag.getValue())
                                            .build())
                            .toList();
        };
    }
}
