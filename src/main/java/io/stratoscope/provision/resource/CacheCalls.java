package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.Tag;

import java.util.Map;

/** ElastiCache tells of nothing together with its tags. */
final class CacheCalls {

    private CacheCalls() {}

    static Map<String, String> tags(ElastiCacheClient cache, String arn) {
        return TagMaps.of(
                cache.listTagsForResource(request -> request.resourceName(arn)).tagList(),
                Tag::key,
                Tag::value);
    }

    /** Sets the tags, where one is missing. */
    static void tag(ElastiCacheClient cache, Existing existing, Order order) {
        if (existing.tags().entrySet().containsAll(order.tags().entrySet())) {
            return;
        }
        String arn = existing.attribute("Arn").orElseThrow();
        cache.addTagsToResource(
                SdkWords.SAME
                        .fill(
                                AddTagsToResourceRequest.builder().resourceName(arn),
                                JsonValue.object().put("Tags", order.tagList()).build())
                        .build());
    }
}
