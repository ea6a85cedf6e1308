package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.Volume;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import java.util.List;
import java.util.Optional;

/** Reads from the live project what a drill builds a copy of. It only asks. */
public final class OriginalReader {

    private final AwsAccount account;
    private final Snapshot snapshot;
    private final BackupTarget target;
    private final String region;

    /** @param snapshot the project as it was discovered just now, or, where it is broken, when it was last whole */
    public OriginalReader(AwsAccount account, Snapshot snapshot, BackupTarget target) {
        this.account = account;
        this.snapshot = snapshot;
        this.target = target;
        region = target.region();
    }

    /**
     * Asks AWS.
     *
     * @throws DrillException when something is missing that a copy cannot do without, or AWS does not tell
     */
    public Original read() {
        try {
            OriginalData data = new OriginalData(account, snapshot, target);
            Found found = service();
            return new Original(
                    snapshot.scope().label(),
                    service(found, data),
                    data.files(found.volume()),
                    data.database(),
                    data.cache(),
                    data.copies(),
                    zones(found.service()),
                    account
                            .client(Ec2Client.class, region)
                            .describeVpcsPaginator(request -> {})
                            .vpcs()
                            .stream()
                            .map(Vpc::cidrBlock)
                            .sorted()
                            .toList());
        } catch (SdkException e) {
            throw new DrillException(
                    "could not read what is to be rebuilt: " + AwsFailures.of(e).message(), e);
        }
    }

    /** A service whose tasks mount a file system, and what of it matters. */
    private record Found(
            Service service, TaskDefinition definition, Volume volume, LoadBalancer balancing) {}

    private Found service() {
        List<Found> found =
                snapshot.resources().stream()
                        .filter(each -> each.type().equals(ResourceType.ECS_SERVICE))
                        .map(each -> each.arn())
                        .flatMap(arn -> described(arn).stream())
                        .flatMap(each -> withFiles(each).stream())
                        .toList();
        if (found.isEmpty()) {
            throw new DrillException(
                    "no service of the project mounts a file system and stands behind a load balancer; a"
                            + " drill restores such a one");
        }
        if (found.size() > 1) {
            throw new DrillException(
                    "several services mount a file system behind a load balancer: "
                            + String.join(
                                    ", ",
                                    found.stream()
                                            .map(each -> each.service().serviceName())
                                            .sorted()
                                            .toList())
                            + "; a drill restores one");
        }
        return found.getFirst();
    }

    private Optional<Service> described(Arn arn) {
        // arn:aws:ecs:region:account:service/cluster/name
        List<String> parts = List.of(arn.resource().split("/", -1));
        return account
                .client(EcsClient.class, region)
                .describeServices(request ->
                        request.cluster(parts.size() > 2 ? parts.get(1) : "default")
                                .services(arn.toString()))
                .services()
                .stream()
                .findFirst();
    }

    private Optional<Found> withFiles(Service service) {
        TaskDefinition definition =
                account.client(EcsClient.class, region)
                        .describeTaskDefinition(
                                request -> request.taskDefinition(service.taskDefinition()))
                        .taskDefinition();
        return definition.volumes().stream()
                .filter(volume -> volume.efsVolumeConfiguration() != null)
                .findFirst()
                .flatMap(volume ->
                        service.loadBalancers().stream()
                                .findFirst()
                                .map(balancing ->
                                        new Found(service, definition, volume, balancing)));
    }

    private Original.Service service(Found found, OriginalData data) {
        TaskDefinition definition = found.definition();
        ContainerDefinition container =
                definition.containerDefinitions().stream()
                        .filter(each -> each.name().equals(found.balancing().containerName()))
                        .findFirst()
                        .orElseThrow(() ->
                                new DrillException(
                                        "the task definition "
                                                + definition.taskDefinitionArn()
                                                + " has no container "
                                                + found.balancing().containerName()));
        Optional<TargetGroup> group =
                account
                        .client(ElasticLoadBalancingV2Client.class, region)
                        .describeTargetGroups(request ->
                                request.targetGroupArns(found.balancing().targetGroupArn()))
                        .targetGroups()
                        .stream()
                        .findFirst();
        JsonObject words = SdkWords.SAME.read(container);
        return new Original.Service(
                found.service().serviceName(),
                definition.taskDefinitionArn(),
                words,
                found.balancing().containerPort(),
                found.volume().name(),
                definition.cpu(),
                definition.memory(),
                Optional.ofNullable(definition.runtimePlatform())
                        .flatMap(
                                platform -> Optional.ofNullable(platform.cpuArchitectureAsString()))
                        .orElse("X86_64"),
                Optional.ofNullable(definition.executionRoleArn())
                        .orElseThrow(() ->
                                new DrillException(
                                        definition.taskDefinitionArn()
                                                + " has no execution role, which fetches image and secrets")),
                group.map(TargetGroup::healthCheckPath).orElse("/"),
                group.stream()
                        .flatMap(each -> each.loadBalancerArns().stream())
                        .findFirst()
                        .flatMap(this::dnsName)
                        .map(data::published),
                container.secrets().stream().map(Secret::valueFrom).toList());
    }

    private Optional<String> dnsName(String balancer) {
        return account
                .client(ElasticLoadBalancingV2Client.class, region)
                .describeLoadBalancers(request -> request.loadBalancerArns(balancer))
                .loadBalancers()
                .stream()
                .map(each -> each.dnsName())
                .findFirst();
    }

    private List<String> zones(Service service) {
        List<String> zones =
                account
                        .client(Ec2Client.class, region)
                        .describeSubnets(request ->
                                request.subnetIds(
                                        service.networkConfiguration()
                                                .awsvpcConfiguration()
                                                .subnets()))
                        .subnets()
                        .stream()
                        .map(Subnet::availabilityZone)
                        .distinct()
                        .sorted()
                        .toList();
        if (zones.size() < 2) {
            throw new DrillException(
                    service.serviceName()
                            + " is in one availability zone; a load balancer needs two: give the service subnets"
                            + " in a second one");
        }
        return zones;
    }
}
