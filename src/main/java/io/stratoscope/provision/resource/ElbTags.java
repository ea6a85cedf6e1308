package io.stratoscope.provision.resource;

import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Elastic Load Balancing tells the tags of twenty resources at once, whatever they are. */
final class ElbTags {

    private static final int AT_ONCE = 20;

    private ElbTags() {}

    /** The tags of each of these ARNs. */
    static Map<String, Map<String, String>> of(
            ElasticLoadBalancingV2Client elb, List<String> arns) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (int from = 0; from < arns.size(); from += AT_ONCE) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + AT_ONCE));
            elb.describeTags(request -> request.resourceArns(some))
                    .tagDescriptions()
                    .forEach(one ->
                            all.put(
                                    one.resourceArn(),
                                    TagMaps.of(one.tags(), Tag::key, Tag::value)));
        }
        return all;
    }

    /** Sets those that are not yet as they are wanted. */
    static void set(ElasticLoadBalancingV2Client elb, Existing existing, Order order) {
        if (Properties.tagsDiffer(existing, order)) {
            elb.addTags(
                    Properties.tagged(AddTagsRequest.builder().resourceArns(existing.ref()), order)
                            .build());
        }
    }
}
