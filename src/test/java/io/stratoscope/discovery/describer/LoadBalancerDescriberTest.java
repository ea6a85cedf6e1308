package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;

import java.util.List;

class LoadBalancerDescriberTest {

    private static final Arn BALANCER =
            RecordedContext.arnOf("elasticloadbalancing", "loadbalancer/app/web/1");

    /** One balancer and what its access log's attributes say. */
    private record FakeBalancer(String enabled, String bucket)
            implements ElasticLoadBalancingV2Client {

        @Override
        public DescribeLoadBalancersResponse describeLoadBalancers(
                DescribeLoadBalancersRequest request) {
            return DescribeLoadBalancersResponse.builder()
                    .loadBalancers(
                            LoadBalancer.builder()
                                    .loadBalancerArn(BALANCER.toString())
                                    .loadBalancerName("web")
                                    .build())
                    .build();
        }

        @Override
        public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
            return DescribeTagsResponse.builder().build();
        }

        @Override
        public DescribeLoadBalancerAttributesResponse describeLoadBalancerAttributes(
                DescribeLoadBalancerAttributesRequest request) {
            if (enabled.isEmpty()) {
                throw RecordedContext.denied();
            }
            return DescribeLoadBalancerAttributesResponse.builder()
                    .attributes(set("enabled", enabled), set("bucket", bucket))
                    .build();
        }

        private static LoadBalancerAttribute set(String name, String value) {
            return LoadBalancerAttribute.builder()
                    .key("access_logs.s3." + name)
                    .value(value)
                    .build();
        }

        @Override
        public String serviceName() {
            return "elasticloadbalancing";
        }

        @Override
        public void close() {}
    }

    @Test
    void itsAccessLogGoesToTheBucketThatItsAttributesName() {
        RecordedContext context = described(new FakeBalancer("true", "visits"));

        assertThat(context.lines())
                .containsExactly(
                        "loadbalancer/app/web/1 LOGS_TO s3:visits"
                                + " elasticloadbalancing:DescribeLoadBalancerAttributes"
                                + " access_logs.s3.bucket");
    }

    @Test
    void aLogThatIsSwitchedOffGoesNowhereThoughItsBucketIsStillNamed() {
        assertThat(described(new FakeBalancer("false", "visits")).relations).isEmpty();
        assertThat(described(new FakeBalancer("true", "")).relations).isEmpty();
    }

    @Test
    void whereItLogsToIsNotForgottenWhereThatMayNotBeRead() {
        RecordedContext context = described(new FakeBalancer("", ""));

        assertThat(context.found).containsOnlyKeys(BALANCER);
        assertThat(context.failed)
                .containsExactly(
                        "elasticloadbalancing:DescribeLoadBalancerAttributes loadbalancer/app/web/1");
        assertThat(context.unread).containsExactly("access_logs.s3.bucket");
    }

    private static RecordedContext described(FakeBalancer fake) {
        RecordedContext context = new RecordedContext(fake);
        new LoadBalancerDescriber().describe(List.of(BALANCER), context);
        return context;
    }
}
