package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.TagResourceRequest;

import java.util.Map;

/** Tags of DataSync, whose lists have none. */
final class DataSyncTags {

    private DataSyncTags() {}

    static Map<String, String> of(DataSyncClient dataSync, String arn) {
        return TagMaps.of(
                dataSync
                        .listTagsForResourcePaginator(request -> request.resourceArn(arn))
                        .tags()
                        .stream()
                        .toList(),
                TagListEntry::key,
                TagListEntry::value);
    }

    static void set(String arn, Order order) {
        TagResourceRequest.Builder request = TagResourceRequest.builder().resourceArn(arn);
        order.client(DataSyncClient.class)
                .tagResource(
                        SdkWords.SAME
                                .fill(
                                        request,
                                        JsonValue.object().put("Tags", order.tagList()).build())
                                .build());
    }
}
