package io.stratoscope.discovery;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tagging API with pages of a test's choice. */
final class FakeTagging implements ResourceGroupsTaggingApiClient {

    final List<GetResourcesRequest> requests = new ArrayList<>();
    private final List<List<ResourceTagMapping>> pages = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean repeatsToken;

    /** Adds a page. */
    FakeTagging page(ResourceTagMapping... mappings) {
        pages.add(List.of(mappings));
        return this;
    }

    FakeTagging failing(RuntimeException e) {
        failure = Optional.of(e);
        return this;
    }

    FakeTagging repeatingItsToken() {
        repeatsToken = true;
        return this;
    }

    static ResourceTagMapping mapping(String arn, Map<String, String> tags) {
        return ResourceTagMapping.builder()
                .resourceARN(arn)
                .tags(
                        tags.entrySet().stream()
                                .map(tag ->
                                        Tag.builder()
                                                .key(tag.getKey())
                                                .value(tag.getValue())
                                                .build())
                                .toList())
                .build();
    }

    @Override
    public synchronized GetResourcesResponse getResources(GetResourcesRequest request) {
        requests.add(request);
        if (failure.isPresent()) {
            throw failure.orElseThrow();
        }
        String token = request.paginationToken();
        int index = token == null || token.isEmpty() ? 0 : Integer.parseInt(token);
        GetResourcesResponse.Builder response = GetResourcesResponse.builder();
        if (index < pages.size()) {
            response.resourceTagMappingList(pages.get(index));
        }
        if (repeatsToken) {
            response.paginationToken("0");
        } else {
            response.paginationToken(index + 1 < pages.size() ? String.valueOf(index + 1) : "");
        }
        return response.build();
    }

    @Override
    public String serviceName() {
        return "tagging";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
