package io.stratoscope.provision.plan;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which stacks there are, by their tag. */
public final class StackNames {

    private StackNames() {}

    /**
     * The values of the stacks' tag in a region. The tagging API <a
     * href="https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html">goes on naming</a> for hours
     * what was deleted: a stack may be gone.
     *
     * @throws UnreadException when AWS does not say
     */
    public static NavigableSet<String> in(Place place) {
        try {
            return place
                    .client(ResourceGroupsTaggingApiClient.class)
                    .getTagValuesPaginator(request -> request.key(Scope.STACK_TAG))
                    .tagValues()
                    .stream()
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (SdkException e) {
            throw new UnreadException(
                    "which stacks there are", AwsFailures.of("tag", "GetTagValues", e), e);
        }
    }
}
