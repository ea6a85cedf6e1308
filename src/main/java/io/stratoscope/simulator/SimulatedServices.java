package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.util.List;

/** Every service of the simulated account, one line each. */
final class SimulatedServices {

    /** Whether a service is there once in each region or once in the world. */
    enum Reach {
        REGIONAL,
        GLOBAL
    }

    /** Builds a service for a region. */
    @FunctionalInterface
    interface Maker<C> {
        C make(AccountState account, String region);
    }

    /** One service. */
    record Entry<C extends SdkClient>(Class<C> type, Reach reach, Maker<? extends C> maker) {}

    static final List<Entry<?>> ALL =
            List.of(
                    regional(AcmClient.class, SimulatedAcm::new),
                    regional(CloudControlClient.class, SimulatedCloudControl::new),
                    regional(Ec2Client.class, SimulatedEc2::new),
                    regional(ElasticLoadBalancingV2Client.class, SimulatedLoadBalancing::new),
                    regional(ResourceGroupsTaggingApiClient.class, SimulatedTagging::new),
                    regional(StsClient.class, SimulatedSts::new),
                    global(IamClient.class, SimulatedIam::new),
                    global(Route53Client.class, SimulatedRoute53::new));

    private SimulatedServices() {}

    /**
     * The service behind a client interface.
     *
     * @throws IllegalArgumentException when it is not simulated
     */
    static Entry<?> of(Class<?> type) {
        return ALL.stream()
                .filter(entry -> entry.type().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "the simulated account has no " + type.getSimpleName()));
    }

    private static <C extends SdkClient> Entry<C> regional(Class<C> type, Maker<C> maker) {
        return new Entry<>(type, Reach.REGIONAL, maker);
    }

    private static <C extends SdkClient> Entry<C> global(Class<C> type, Maker<C> maker) {
        return new Entry<>(type, Reach.GLOBAL, maker);
    }
}
