package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A port on which a load balancer of the stack listens. It is not found at a load balancer that is somebody else's. */
final class ElbListenerDriver implements Driver {

    private static final String BALANCER = "LoadBalancerArn";

    @Override
    public String type() {
        return "AWS::ElasticLoadBalancingV2::Listener";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(BALANCER);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ElasticLoadBalancingV2Client elb = scope.client(ElasticLoadBalancingV2Client.class);
        List<Listener> all =
                scope.existing("AWS::ElasticLoadBalancingV2::LoadBalancer").stream()
                        .flatMap(balancer ->
                                elb
                                        .describeListenersPaginator(
                                                request -> request.loadBalancerArn(balancer.ref()))
                                        .listeners()
                                        .stream())
                        .toList();
        Map<String, Map<String, String>> tags =
                ElbTags.of(elb, all.stream().map(Listener::listenerArn).toList());
        return all.stream()
                .map(one -> existing(one, tags.getOrDefault(one.listenerArn(), Map.of())))
                .filter(one -> scope.owns(one.tags()))
                .toList();
    }

    private Existing existing(Listener listener, Map<String, String> tags) {
        String arn = listener.listenerArn();
        return Existing.tagged(
                type(),
                arn,
                State.READY,
                JsonValue.object().put("Arn", arn).put("ListenerArn", arn).build(),
                SdkWords.without("ListenerArn").read(listener),
                tags);
    }

    @Override
    public Existing create(Order order) {
        CreateListenerRequest.Builder request =
                SdkWords.SAME.fill(CreateListenerRequest.builder(), order.properties());
        Listener made =
                order.client(ElasticLoadBalancingV2Client.class)
                        .createListener(Properties.tagged(request, order).build())
                        .listeners()
                        .getFirst();
        return existing(made, order.tags());
    }

    @Override
    public void update(Existing existing, Order order) {
        ElasticLoadBalancingV2Client elb = order.client(ElasticLoadBalancingV2Client.class);
        ModifyListenerRequest request =
                SdkWords.without(BALANCER)
                        .fill(
                                ModifyListenerRequest.builder().listenerArn(existing.ref()),
                                order.properties())
                        .build();
        if (Properties.anyDiffer(existing, order)) {
            elb.modifyListener(request);
        }
        ElbTags.set(elb, existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(ElasticLoadBalancingV2Client.class)
                    .deleteListener(request -> request.listenerArn(existing.ref()));
        } catch (ListenerNotFoundException _) {
            // Gone already, perhaps with its load balancer.
        }
    }
}
