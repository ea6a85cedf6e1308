package io.stratoscope.discovery;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.discovery.describer.Pages;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which projects an account holds: the values of a tag. */
public final class Projects {

    private static final int PAGE = 100;

    private final AwsAccount account;

    public Projects(AwsAccount account) {
        this.account = account;
    }

    /**
     * The values of a tag, each with how many resources carry it by the word of the tagging API, which counts deleted
     * resources for hours.
     *
     * @throws DiscoveryException when the tagging API does not answer
     */
    public SortedMap<String, Integer> list(String tagKey, List<String> regions) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        Set<String> counted = new HashSet<>();
        for (String region : regions) {
            try {
                count(tagKey, region, counted, counts);
            } catch (RuntimeException e) {
                throw new DiscoveryException(CallFailures.of(TagSweep.ACTION, e), e);
            }
        }
        return counts;
    }

    private void count(
            String tagKey, String region, Set<String> counted, SortedMap<String, Integer> counts) {
        GetResourcesRequest request =
                GetResourcesRequest.builder()
                        .resourcesPerPage(PAGE)
                        .tagFilters(TagFilter.builder().key(tagKey).build())
                        .build();
        ResourceGroupsTaggingApiClient client =
                account.client(ResourceGroupsTaggingApiClient.class, region);
        Pages.<GetResourcesResponse>forEach(
                () -> false,
                token -> client.getResources(request.toBuilder().paginationToken(token).build()),
                GetResourcesResponse::paginationToken,
                page ->
                        page.resourceTagMappingList().stream()
                                // What is global is named in several regions.
                                .filter(mapping -> counted.add(mapping.resourceARN()))
                                .forEach(mapping -> count(mapping, tagKey, counts)));
    }

    private static void count(
            ResourceTagMapping mapping, String tagKey, SortedMap<String, Integer> counts) {
        mapping.tags().stream()
                .filter(tag -> tag.key().equals(tagKey))
                .map(Tag::value)
                .forEach(value -> counts.merge(value, 1, Integer::sum));
    }
}
