package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;
import software.amazon.awssdk.services.ecs.EcsClient;

import java.util.List;
import java.util.Map;

/** On the demonstration's own services. */
final class SimulatedAutoScalingTest {

    private final SimulatedAccount account = TestAccounts.immich();
    private final ApplicationAutoScalingClient scaling =
            account.client(ApplicationAutoScalingClient.class, TestAccounts.REGION);
    private final String service = service();

    /** A service as it is before it scales. */
    @BeforeEach
    void nothingScales() {
        scaling.describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.ECS))
                .scalableTargets()
                .forEach(target ->
                        scaling.deregisterScalableTarget(request ->
                                request.serviceNamespace(ServiceNamespace.ECS)
                                        .scalableDimension(target.scalableDimension())
                                        .resourceId(target.resourceId())));
    }

    private String service() {
        EcsClient ecs = account.client(EcsClient.class, TestAccounts.REGION);
        String cluster = ecs.listClusters().clusterArns().getFirst();
        String arn = ecs.listServices(request -> request.cluster(cluster)).serviceArns().getFirst();
        return arn.substring(arn.lastIndexOf(":service/") + 1);
    }

    private String register(String resource, int least, int most, Map<String, String> tags) {
        return scaling.registerScalableTarget(
                        request -> {
                            request.serviceNamespace(ServiceNamespace.ECS)
                                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                    .resourceId(resource)
                                    .minCapacity(least)
                                    .maxCapacity(most);
                            if (!tags.isEmpty()) {
                                request.tags(tags);
                            }
                        })
                .scalableTargetARN();
    }

    private void policy(String resource) {
        scaling.putScalingPolicy(request ->
                request.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId(resource)
                        .policyName("cpu")
                        .policyType("TargetTrackingScaling"));
    }

    @Test
    void registeringAgainChangesATargetButNotItsTags() {
        String arn = register(service, 1, 4, Map.of("Project", "immich"));

        assertThat(register(service, 2, 6, Map.of())).isEqualTo(arn);
        assertThat(
                        scaling.describeScalableTargets(
                                        request -> request.serviceNamespace(ServiceNamespace.ECS))
                                .scalableTargets())
                .extracting(one -> List.of(one.minCapacity(), one.maxCapacity()))
                .containsExactly(List.of(2, 6));
        assertThat(scaling.listTagsForResource(request -> request.resourceARN(arn)).tags())
                .containsEntry("Project", "immich");
        assertThatThrownBy(() -> register(service, 2, 6, Map.of("Project", "other")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void onlyAServiceThatIsThereScalesAndInTheRightOrder() {
        assertThatThrownBy(() -> register("service/immich/nothing", 1, 4, Map.of()))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> register(service, 4, 1, Map.of()))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> policy(service)).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void policiesGoWithTheirTarget() {
        register(service, 1, 4, Map.of());
        policy(service);

        scaling.deregisterScalableTarget(request ->
                request.serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId(service));

        assertThat(
                        scaling.describeScalingPolicies(
                                        request -> request.serviceNamespace(ServiceNamespace.ECS))
                                .scalingPolicies())
                .isEmpty();
    }
}
