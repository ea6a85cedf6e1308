package io.stratoscope.provision.resource;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.waiters.EcsWaiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service in a cluster of the stack. Where Application Auto Scaling moves the number of its tasks, that is not the stack's to
 * say, but for the beginning.
 */
final class EcsServiceDriver implements Driver {

    private static final String CLUSTER = "Cluster";
    private static final String NAME = "ServiceName";
    private static final String COUNT = "DesiredCount";
    private static final String CONNECT = "ServiceConnectConfiguration";
    private static final String ACTIVE = "ACTIVE";
    private static final String INACTIVE = "INACTIVE";
    private static final int DESCRIBED_AT_ONCE = 10;

    private static final String[] FOR_GOOD = {
        CLUSTER, NAME, "LaunchType", "SchedulingStrategy",
    };

    private static final String[] CHANGEABLE = {
        COUNT,
        CONNECT,
        "AvailabilityZoneRebalancing",
        "CapacityProviderStrategy",
        "DeploymentConfiguration",
        "EnableECSManagedTags",
        "EnableExecuteCommand",
        "HealthCheckGracePeriodSeconds",
        "LoadBalancers",
        "NetworkConfiguration",
        "PlatformVersion",
        "PropagateTags",
        "ServiceRegistries",
        "TaskDefinition",
    };

    private static String[] all() {
        return Stream.concat(Stream.of(FOR_GOOD), Stream.of(CHANGEABLE)).toArray(String[]::new);
    }

    @Override
    public String type() {
        return "AWS::ECS::Service";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(FOR_GOOD);
    }

    @Override
    public List<Existing> list(Scope scope) {
        EcsClient ecs = scope.client(EcsClient.class);
        List<Existing> found = new ArrayList<>();
        for (Existing cluster : scope.existing("AWS::ECS::Cluster")) {
            List<String> arns =
                    ecs
                            .listServicesPaginator(request -> request.cluster(cluster.ref()))
                            .serviceArns()
                            .stream()
                            .toList();
            for (int from = 0; from < arns.size(); from += DESCRIBED_AT_ONCE) {
                List<String> some =
                        arns.subList(from, Math.min(arns.size(), from + DESCRIBED_AT_ONCE));
                describe(ecs, cluster.ref(), some).stream()
                        .filter(service -> scope.owns(tags(service)))
                        .map(service -> existing(scope.place(), service))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static List<Service> describe(EcsClient ecs, String cluster, List<String> services) {
        return ecs
                .describeServices(request ->
                        request.cluster(cluster).services(services).include(ServiceField.TAGS))
                .services()
                .stream()
                .filter(service -> !INACTIVE.equals(service.status()))
                .toList();
    }

    private Existing existing(Place place, Service service) {
        JsonObject read = Properties.only(SdkWords.SAME.read(service), all());
        String cluster = lastPart(service.clusterArn());
        JsonObject properties = Properties.with(read, CLUSTER, JsonValue.of(cluster));
        Optional<JsonValue> connect =
                primary(service).flatMap(one -> SdkWords.SAME.read(one).get(CONNECT));
        if (connect.isPresent()) {
            properties = Properties.with(properties, CONNECT, connect.get());
        }
        if (isScaled(place, "service/" + cluster + "/" + service.serviceName())) {
            properties = Properties.with(properties, COUNT, new JsonNull());
        }
        return Existing.tagged(
                type(),
                service.serviceArn(),
                state(service),
                JsonValue.object()
                        .put("Arn", service.serviceArn())
                        .put("ServiceArn", service.serviceArn())
                        .put("Name", service.serviceName())
                        .build(),
                properties,
                tags(service));
    }

    private static Map<String, String> tags(Service service) {
        return TagMaps.of(service.tags(), Tag::key, Tag::value);
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Optional<Deployment> primary(Service service) {
        return service.deployments().stream()
                .filter(one -> "PRIMARY".equals(one.status()))
                .findFirst();
    }

    private static boolean isScaled(Place place, String resource) {
        try {
            return !place.client(ApplicationAutoScalingClient.class)
                    .describeScalableTargets(request ->
                            request.serviceNamespace(ServiceNamespace.ECS)
                                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                    .resourceIds(resource))
                    .scalableTargets()
                    .isEmpty();
        } catch (SdkException e) {
            // Where there is no such service nothing is scaled by it.
            if (AwsFailures.of(e) instanceof Failure.Unsupported) {
                return false;
            }
            throw e;
        }
    }

    /** Ready by the rule of the SDK's waiter for stable services. */
    private static State state(Service service) {
        if (!ACTIVE.equals(service.status())) {
            return State.DELETING;
        }
        if (primary(service)
                .filter(one -> one.rolloutState() == DeploymentRolloutState.FAILED)
                .isPresent()) {
            return State.FAILED;
        }
        boolean stable =
                service.deployments().size() == 1
                        && service.runningCount().equals(service.desiredCount());
        return stable ? State.READY : State.PENDING;
    }

    @Override
    public Existing create(Order order) {
        Properties.refuseAllBut(order.properties(), all());
        CreateServiceRequest.Builder request =
                SdkWords.SAME
                        .fill(CreateServiceRequest.builder(), order.properties())
                        .clientToken(order.token());
        Service made =
                order.client(EcsClient.class)
                        .createService(Properties.tagged(request, order).build())
                        .service();
        return existing(order.place(), made);
    }

    /**
     * Waits until its tasks run. It does not use the SDK's waiter, as that goes on waiting for a first deployment that ECS has
     * given up: such a service is {@link State#FAILED}. Where ECS went back to what ran before, it is stable and different from
     * what was wanted.
     */
    @Override
    public Existing settle(Existing existing, Order order) {
        order.waiting()
                .until(
                        "the service " + lastPart(existing.ref()) + " is stable",
                        () ->
                                find(order.place(), existing)
                                        .filter(one -> one.state() != State.PENDING)
                                        .isPresent());
        return find(order.place(), existing).orElse(existing);
    }

    private Optional<Existing> find(Place place, Existing existing) {
        String cluster = existing.properties().text(CLUSTER).orElseThrow();
        return describe(place.client(EcsClient.class), cluster, List.of(existing.ref())).stream()
                .findFirst()
                .map(service -> existing(place, service));
    }

    @Override
    public void update(Existing existing, Order order) {
        Properties.refuseAllBut(order.properties(), all());
        EcsClient ecs = order.client(EcsClient.class);
        // What is said again may start all tasks anew.
        String[] different =
                Stream.of(CHANGEABLE)
                        .filter(name -> Properties.differ(existing, order, name))
                        .toArray(String[]::new);
        if (different.length > 0) {
            UpdateServiceRequest.Builder request =
                    UpdateServiceRequest.builder()
                            .cluster(existing.properties().text(CLUSTER).orElseThrow())
                            .service(existing.ref());
            ecs.updateService(
                    SdkWords.SAME
                            .fill(request, Properties.only(order.properties(), different))
                            .build());
        }
        if (Properties.tagsDiffer(existing, order)) {
            ecs.tagResource(
                    Properties.tagged(
                                    TagResourceRequest.builder().resourceArn(existing.ref()), order)
                            .build());
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        EcsClient ecs = removal.client(EcsClient.class);
        String cluster = existing.properties().text(CLUSTER).orElseThrow();
        String arn = existing.ref();
        try {
            List<Service> found = describe(ecs, cluster, List.of(arn));
            if (found.isEmpty()) {
                return;
            }
            if (ACTIVE.equals(found.getFirst().status())) {
                ecs.updateService(request -> request.cluster(cluster).service(arn).desiredCount(0));
                ecs.deleteService(request -> request.cluster(cluster).service(arn));
            }
        } catch (ClusterNotFoundException _) {
            // Gone with its cluster.
            return;
        }
        try (EcsWaiter waiter =
                EcsWaiter.builder()
                        .client(ecs)
                        .overrideConfiguration(removal.waiting().ofSdk())
                        .build()) {
            waiter.waitUntilServicesInactive(request -> request.cluster(cluster).services(arn));
        }
    }
}
