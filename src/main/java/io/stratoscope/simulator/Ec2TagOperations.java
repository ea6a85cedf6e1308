package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TagDescription;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags of whatever EC2 has. */
interface Ec2TagOperations extends Ec2Operations {

    @Override
    default CreateTagsResponse createTags(CreateTagsRequest request) {
        return answer(
                "CreateTags",
                request,
                () -> {
                    request.resources()
                            .forEach(id -> {
                                Map<String, String> tags = new TreeMap<>(ec2().rows(id).tagsOf(id));
                                request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
                                ec2().rows(id).setTags(id, tags);
                            });
                    return CreateTagsResponse.builder().build();
                });
    }

    @Override
    default DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        return answer(
                "DeleteTags",
                request,
                () -> {
                    request.resources()
                            .forEach(id -> {
                                Map<String, String> tags = new TreeMap<>(ec2().rows(id).tagsOf(id));
                                request.tags().forEach(tag -> tags.remove(tag.key()));
                                ec2().rows(id).setTags(id, tags);
                            });
                    return DeleteTagsResponse.builder().build();
                });
    }

    @Override
    default DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return answer(
                "DescribeTags",
                request,
                () -> {
                    var page =
                            pageOf(
                                    tagDescriptions(request.filters()),
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeTagsResponse.builder()
                            .tags(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private List<TagDescription> tagDescriptions(List<Filter> filters) {
        return ec2().tables()
                .flatMap(table ->
                        table.allTags().entrySet().stream()
                                .flatMap(row ->
                                        row.getValue().stream()
                                                .map(tag ->
                                                        TagDescription.builder()
                                                                .resourceId(row.getKey())
                                                                .resourceType(table.kind().type())
                                                                .key(tag.key())
                                                                .value(tag.value())
                                                                .build())))
                .filter(tag -> filters.stream().allMatch(filter -> matches(filter, tag)))
                .toList();
    }

    private boolean matches(Filter filter, TagDescription tag) {
        return switch (filter.name()) {
            case "resource-id" -> filter.values().contains(tag.resourceId());
            case "resource-type" -> filter.values().contains(tag.resourceTypeAsString());
            case "key" -> filter.values().contains(tag.key());
            case "value" -> filter.values().contains(tag.value());
            default ->
                    throw ec2().error(
                                    400,
                                    "InvalidParameterValue",
                                    "The filter '%s' is invalid".formatted(filter.name()));
        };
    }
}
