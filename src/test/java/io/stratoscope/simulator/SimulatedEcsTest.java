package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskField;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

final class SimulatedEcsTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock);
    private final Ec2Client ec2;
    private final EcsClient ecs;
    private final String vpc;
    private final String subnetA;
    private final String subnetB;
    private final String group;

    SimulatedEcsTest() {
        account.guard().unlock();
        ec2 = account.client(Ec2Client.class, TestAccounts.REGION);
        ecs = account.client(EcsClient.class, TestAccounts.REGION);
        vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        subnetA = subnet("a", "10.0.1.0/24");
        subnetB = subnet("b", "10.0.2.0/24");
        group =
                ec2.createSecurityGroup(request ->
                                request.vpcId(vpc).groupName("tasks").description("tasks"))
                        .groupId();
    }

    private String subnet(String zone, String cidr) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc)
                                .cidrBlock(cidr)
                                .availabilityZone(TestAccounts.REGION + zone))
                .subnet()
                .subnetId();
    }

    private String definition(String family) {
        return ecs.registerTaskDefinition(request ->
                        request.family(family)
                                .containerDefinitions(
                                        ContainerDefinition.builder()
                                                .name("main")
                                                .image("nginx")
                                                .build())
                                .tags(Tag.builder().key("k").value("v").build()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private void service(String name, int count, LoadBalancer... balancers) {
        ecs.createService(request ->
                request.cluster("c")
                        .serviceName(name)
                        .taskDefinition("web")
                        .desiredCount(count)
                        .launchType(LaunchType.FARGATE)
                        .loadBalancers(balancers)
                        .propagateTags(PropagateTags.SERVICE)
                        .tags(Tag.builder().key("Project").value("immich").build())
                        .networkConfiguration(network ->
                                network.awsvpcConfiguration(
                                        at -> at.subnets(subnetA, subnetB).securityGroups(group))));
    }

    private void cluster() {
        ecs.createCluster(request -> request.clusterName("c"));
        definition("web");
    }

    private List<Task> tasks() {
        List<String> arns = ecs.listTasks(request -> request.cluster("c")).taskArns();
        return ecs.describeTasks(
                        request -> request.cluster("c").tasks(arns).include(TaskField.TAGS))
                .tasks();
    }

    @Test
    void aServiceStartsItsTasksInAllItsSubnets() {
        cluster();
        service("web", 2);

        assertThat(tasks())
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.group()).isEqualTo("service:web"))
                .extracting(Task::availabilityZone)
                .containsExactlyInAnyOrder(TestAccounts.REGION + "a", TestAccounts.REGION + "b");
        assertThat(tasks().getFirst().attachments().getFirst().details())
                .extracting(KeyValuePair::name)
                .contains("subnetId", "networkInterfaceId", "privateIPv4Address");
        assertThat(tasks().getFirst().tags()).extracting(Tag::key).containsExactly("Project");
    }

    @Test
    void theTasksOfAServiceAreTheTargetsOfItsTargetGroup() {
        cluster();
        ElasticLoadBalancingV2Client elb =
                account.client(ElasticLoadBalancingV2Client.class, TestAccounts.REGION);
        String targetGroup =
                elb.createTargetGroup(request ->
                                request.name("web")
                                        .vpcId(vpc)
                                        .protocol(ProtocolEnum.HTTP)
                                        .port(80)
                                        .targetType(TargetTypeEnum.IP))
                        .targetGroups()
                        .getFirst()
                        .targetGroupArn();
        LoadBalancer behind =
                LoadBalancer.builder()
                        .targetGroupArn(targetGroup)
                        .containerName("main")
                        .containerPort(80)
                        .build();
        assertThatThrownBy(() -> service("web", 2, behind))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("does not have an associated load balancer");
        String balancer =
                elb.createLoadBalancer(request ->
                                request.name("web")
                                        .scheme(LoadBalancerSchemeEnum.INTERNAL)
                                        .subnets(subnetA, subnetB))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        Action forward = Action.builder().type("forward").targetGroupArn(targetGroup).build();
        elb.createListener(request ->
                request.loadBalancerArn(balancer)
                        .port(80)
                        .protocol(ProtocolEnum.HTTP)
                        .defaultActions(forward));
        service("web", 2, behind);
        List<String> addresses =
                tasks().stream()
                        .map(task -> task.containers().getFirst().networkInterfaces().getFirst())
                        .map(NetworkInterface::privateIpv4Address)
                        .toList();

        assertThat(
                        elb.describeTargetHealth(request -> request.targetGroupArn(targetGroup))
                                .targetHealthDescriptions())
                .extracting(health -> health.target().id())
                .containsExactlyInAnyOrderElementsOf(addresses);

        ecs.updateService(request -> request.cluster("c").service("web").desiredCount(0));
        assertThat(ecs.listTasks(request -> request.cluster("c")).taskArns()).isEmpty();
    }

    @Test
    void pagesServicesTenAtATimeUnlessAskedAndDescribesTenAtMost() {
        cluster();
        IntStream.range(0, 11).forEach(i -> service("s" + i, 0));

        assertThat(ecs.listServices(request -> request.cluster("c")).serviceArns()).hasSize(10);
        List<String> all =
                ecs.listServices(request -> request.cluster("c").maxResults(100)).serviceArns();
        assertThat(all).hasSize(11);
        assertThat(ecs.listServicesPaginator(request -> request.cluster("c")).serviceArns())
                .hasSize(11);
        assertThatThrownBy(
                        () -> ecs.describeServices(request -> request.cluster("c").services(all)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecs.listServices(request -> request.cluster("c").maxResults(101)))
                .isInstanceOf(EcsException.class);
    }

    @Test
    void whatDoesNotExistIsAFailureAndNotAnError() {
        cluster();
        service("web", 0);

        DescribeServicesResponse answer =
                ecs.describeServices(request -> request.cluster("c").services("web", "we"));
        assertThat(answer.services()).hasSize(1);
        assertThat(answer.failures()).extracting(Failure::reason).containsExactly("MISSING");
        assertThatThrownBy(() -> ecs.listServices(request -> request.cluster("cc")))
                .isInstanceOf(ClusterNotFoundException.class);
        assertThat(ecs.describeClusters(request -> request.clusters("cc")).failures()).hasSize(1);
    }

    @Test
    void tagsComeOnlyWhenAskedFor() {
        cluster();
        assertThat(ecs.describeTaskDefinition(request -> request.taskDefinition("web")).tags())
                .isEmpty();
        assertThat(
                        ecs.describeTaskDefinition(request ->
                                        request.taskDefinition("web")
                                                .include(TaskDefinitionField.TAGS))
                                .tags())
                .hasSize(1);
    }

    @Test
    void aFamilyNamesItsNewestRevision() {
        cluster();
        definition("web");
        definition("web-2");

        assertThat(
                        ecs.describeTaskDefinition(request -> request.taskDefinition("web"))
                                .taskDefinition()
                                .revision())
                .isEqualTo(2);
        assertThat(
                        ecs.describeTaskDefinition(request -> request.taskDefinition("web:1"))
                                .taskDefinition()
                                .revision())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        ecs.describeTaskDefinition(request -> request.taskDefinition("web:3")))
                .isInstanceOf(ClientException.class);
    }

    @Test
    void onlyWhatWasDeregisteredIsDeletedAndTheFamilyCountsOn() {
        definition("web");
        definition("web");
        deregister("web:1");

        DeleteTaskDefinitionsResponse answer = delete("web:1", "web:2", "web:3", "web");

        assertThat(answer.taskDefinitions())
                .extracting(TaskDefinition::statusAsString)
                .containsExactly("DELETE_IN_PROGRESS");
        assertThat(answer.failures())
                .extracting(Failure::reason)
                .satisfiesExactly(
                        active -> assertThat(active).contains("still in ACTIVE status"),
                        missing -> assertThat(missing).contains("does not exist"),
                        family -> assertThat(family).contains("identifier is invalid"));
        deregister("web:2");
        delete("web:2");
        assertThat(ecs.listTaskDefinitionFamilies().families()).isEmpty();
        assertThat(definition("web")).endsWith("web:3");
        assertThatThrownBy(() -> delete()).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        delete(
                                IntStream.range(1, 12)
                                        .mapToObj(i -> "web:" + i)
                                        .toArray(String[]::new)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void aDeletedRevisionWaitsUntilNothingUsesIt() {
        account.takingTime(true);
        cluster();
        service("web", 1);
        deregister("web:1");
        delete("web:1");

        clock.turn(Duration.ofHours(1));
        assertThat(statusOf("web:1")).isEqualTo("DELETE_IN_PROGRESS");
        ecs.deleteService(request -> request.cluster("c").service("web").force(true));

        assertThatThrownBy(() -> statusOf("web:1")).isInstanceOf(ClientException.class);
    }

    @Test
    void aDeletedRevisionIsThereForAWhileWhereThingsTakeTime() {
        account.takingTime(true);
        definition("web");
        deregister("web:1");
        delete("web:1");

        assertThat(statusOf("web:1")).isEqualTo("DELETE_IN_PROGRESS");
        clock.turn(Duration.ofMinutes(10));
        assertThatThrownBy(() -> statusOf("web:1")).isInstanceOf(ClientException.class);
    }

    private void deregister(String revision) {
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(revision));
    }

    private DeleteTaskDefinitionsResponse delete(String... revisions) {
        return ecs.deleteTaskDefinitions(request -> request.taskDefinitions(revisions));
    }

    private String statusOf(String revision) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(revision))
                .taskDefinition()
                .statusAsString();
    }

    @Test
    void aDeletedServiceIsInactiveAndLosesItsTasks() {
        cluster();
        service("web", 1);
        assertThatThrownBy(() -> ecs.deleteService(request -> request.cluster("c").service("web")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecs.deleteCluster(request -> request.cluster("c")))
                .isInstanceOf(ClusterContainsServicesException.class);

        ecs.deleteService(request -> request.cluster("c").service("web").force(true));

        assertThat(ecs.listServices(request -> request.cluster("c")).serviceArns()).isEmpty();
        assertThat(ecs.listTasks(request -> request.cluster("c")).taskArns()).isEmpty();
        assertThat(
                        ecs.describeServices(request -> request.cluster("c").services("web"))
                                .services()
                                .getFirst()
                                .status())
                .isEqualTo("INACTIVE");
        ecs.deleteCluster(request -> request.cluster("c"));
        assertThat(ecs.listClusters().clusterArns()).isEmpty();
    }

    @Test
    void aStoppedTaskIsReplaced() {
        cluster();
        service("web", 1);
        String first = ecs.listTasks(request -> request.cluster("c")).taskArns().getFirst();
        ecs.stopTask(request -> request.cluster("c").task(first));

        assertThat(ecs.listTasks(request -> request.cluster("c")).taskArns())
                .hasSize(1)
                .doesNotContain(first);
    }

    @Test
    void whatEcsAsksOfOtherServicesIsNotMetered() {
        cluster();
        service("web", 2);

        assertThat(account.meter().counts())
                .noneMatch(count -> count.operation().equals("CreateNetworkInterface"));
    }

    @Test
    void tasksTakeAMinuteToRunWhereThingsTakeTime() {
        account.takingTime(true);
        cluster();
        service("web", 2);

        assertThat(status()).isEqualTo("PROVISIONING 0 of 2, 2 pending, IN_PROGRESS");
        clock.turn(Duration.ofSeconds(20));
        assertThat(status()).isEqualTo("PENDING 0 of 2, 2 pending, IN_PROGRESS");
        clock.turn(Duration.ofSeconds(40));
        assertThat(status()).isEqualTo("RUNNING 2 of 2, 0 pending, COMPLETED");
    }

    private String status() {
        Service service = describe();
        return "%s %d of %d, %d pending, %s"
                .formatted(
                        tasks().getFirst().lastStatus(),
                        service.runningCount(),
                        service.desiredCount(),
                        service.pendingCount(),
                        service.deployments().getFirst().rolloutStateAsString());
    }

    private Service describe() {
        return ecs.describeServices(request -> request.cluster("c").services("web"))
                .services()
                .getFirst();
    }

    @Test
    void aDeletedServiceDrainsBeforeItsNameIsFreeWhereThingsTakeTime() {
        account.takingTime(true);
        cluster();
        service("web", 0);
        ecs.deleteService(request -> request.cluster("c").service("web"));

        assertThat(describe().status()).isEqualTo("DRAINING");
        assertThatThrownBy(() -> service("web", 1)).isInstanceOf(InvalidParameterException.class);
        clock.turn(Duration.ofMinutes(1));
        assertThat(describe().status()).isEqualTo("INACTIVE");
        service("web", 1);
    }

    @Test
    void aTaskDefinitionThatWasTakenBackStartsNothing() {
        cluster();
        String arn = definition("web");
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(arn));
        service("web", 1);

        assertThatThrownBy(() ->
                        ecs.updateService(
                                request -> request.cluster("c").service("web").taskDefinition(arn)))
                .isInstanceOf(ClientException.class);
    }

    @Test
    void familiesBeginWithAPrefixButRevisionsAreOfOneFamily() {
        List.of("web", "web-two", "other").forEach(this::definition);

        assertThat(
                        ecs.listTaskDefinitionFamilies(request -> request.familyPrefix("web"))
                                .families())
                .containsExactly("web", "web-two");
        assertThat(
                        ecs.listTaskDefinitions(request -> request.familyPrefix("web"))
                                .taskDefinitionArns())
                .hasSize(1);
    }
}
