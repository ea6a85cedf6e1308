package io.stratoscope.discovery;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.discovery.describer.Pages;
import io.stratoscope.model.Arn;

import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
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
import java.util.function.Predicate;

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
                count(tagKey, region, arn -> counted.add(arn.toString()), counts);
            } catch (RuntimeException e) {
                throw new DiscoveryException(CallFailures.of(TagSweep.ACTION, e), e);
            }
        }
        countGlobal(tagKey, regions, counted, counts);
        return counts;
    }

    private void countGlobal(
            String tagKey,
            List<String> regions,
            Set<String> counted,
            SortedMap<String, Integer> counts) {
        String region =
                Places.globalRegion(PartitionMetadata.of(Region.of(regions.getFirst())).id());
        if (regions.contains(region)) {
            return;
        }
        SortedMap<String, Integer> global = new TreeMap<>();
        try {
            count(
                    tagKey,
                    region,
                    arn -> Places.countsAsGlobal(arn, region) && counted.add(arn.toString()),
                    global);
        } catch (RuntimeException e) {
            // Nobody chose this region, and many an organization denies it: the chosen ones stand.
            return;
        }
        global.forEach((value, count) -> counts.merge(value, count, Integer::sum));
    }

    private void count(
            String tagKey,
            String region,
            Predicate<Arn> wanted,
            SortedMap<String, Integer> counts) {
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
                                .filter(mapping ->
                                        Arn.parse(mapping.resourceARN()).filter(wanted).isPresent())
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
