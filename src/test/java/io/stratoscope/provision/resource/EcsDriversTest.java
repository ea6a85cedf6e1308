package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceAlreadyExistsException;
import software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException;
import software.amazon.awssdk.services.servicediscovery.model.Tag;

import java.util.List;

final class EcsDriversTest {

    private static final String CLUSTER = "AWS::ECS::Cluster";
    private static final String TASK = "AWS::ECS::TaskDefinition";
    private static final String SERVICE = "AWS::ECS::Service";
    private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    private static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
    private static final String NAMESPACE = "AWS::ServiceDiscovery::HttpNamespace";

    private final Workbench bench = new Workbench();
    private final EcsClient ecs = bench.client(EcsClient.class);
    private final BenchNetwork network = new BenchNetwork(bench);
    private final String group = network.group("server");

    private static JsonObject object(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static JsonObject cluster(String insights, String providers) {
        return object(
                """
                {"ClusterName": "bench", "CapacityProviders": [%s],
                 "ClusterSettings": [{"Name": "containerInsights", "Value": "%s"}]}
                """
                        .formatted(providers, insights));
    }

    private static JsonObject namespace(String description) {
        return object("{\"Name\": \"bench\", \"Description\": \"%s\"}".formatted(description));
    }

    private static JsonObject task(String image) {
        return object(
                """
                {"Family": "bench-server", "RequiresCompatibilities": ["FARGATE"],
                 "NetworkMode": "awsvpc", "Cpu": "1024", "Memory": "2048",
                 "ExecutionRoleArn": "arn:aws:iam::123456789012:role/execution",
                 "TaskRoleArn": "arn:aws:iam::123456789012:role/server",
                 "ContainerDefinitions": [{"Name": "bench-server", "Image": "%s",
                   "Essential": true,
                   "PortMappings": [{"Name": "server", "ContainerPort": 2283, "HostPort": 2283,
                     "Protocol": "tcp"}],
                   "Environment": [{"Name": "DB_PORT", "Value": "5432"},
                     {"Name": "TZ", "Value": "Etc/UTC"}],
                   "Secrets": [{"Name": "DB_PASSWORD", "ValueFrom": "arn:aws:secretsmanager:a"}],
                   "MountPoints": [{"SourceVolume": "library", "ReadOnly": false,
                     "ContainerPath": "/usr/src/app/upload"}],
                   "HealthCheck": {"Command": ["CMD-SHELL", "curl -fsS http://localhost:2283"],
                     "Interval": 30, "Timeout": 5, "Retries": 3, "StartPeriod": 60},
                   "LogConfiguration": {"LogDriver": "awslogs", "Options": {
                     "awslogs-group": "/ecs/bench/server", "awslogs-region": "eu-central-1",
                     "awslogs-stream-prefix": "server"}}}],
                 "Volumes": [{"Name": "library", "EFSVolumeConfiguration": {
                   "FilesystemId": "fs-1", "TransitEncryption": "ENABLED",
                   "AuthorizationConfig": {"AccessPointId": "fsap-1", "IAM": "ENABLED"}}}]}
                """
                        .formatted(image));
    }

    private JsonObject service(String task, String namespace, int count) {
        return object(
                """
                {"Cluster": "bench", "ServiceName": "bench-server", "TaskDefinition": "%s",
                 "DesiredCount": %d, "LaunchType": "FARGATE", "PlatformVersion": "1.4.0",
                 "EnableExecuteCommand": false, "PropagateTags": "SERVICE",
                 "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": ["%s", "%s"],
                   "SecurityGroups": ["%s"], "AssignPublicIp": "DISABLED"}},
                 "DeploymentConfiguration": {"MinimumHealthyPercent": 50, "MaximumPercent": 200,
                   "DeploymentCircuitBreaker": {"Enable": true, "Rollback": true}},
                 "ServiceConnectConfiguration": {"Enabled": true, "Namespace": "%s",
                   "Services": [{"PortName": "server",
                     "ClientAliases": [{"DnsName": "server.bench.internal", "Port": 2283}]}]}}
                """
                        .formatted(
                                task,
                                count,
                                network.subnetA(),
                                network.subnetB(),
                                group,
                                namespace));
    }

    private static JsonObject target(int least, int most) {
        return object(
                """
                {"ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount",
                 "ResourceId": "service/bench/bench-server", "MinCapacity": %d,
                 "MaxCapacity": %d}
                """
                        .formatted(least, most));
    }

    private static JsonObject policy(String target, int percent) {
        return object(
                """
                {"PolicyName": "bench-server-cpu", "PolicyType": "TargetTrackingScaling",
                 "ScalingTargetId": "%s", "TargetTrackingScalingPolicyConfiguration": {
                   "PredefinedMetricSpecification":
                     {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"},
                   "TargetValue": %d}}
                """
                        .formatted(target, percent));
    }

    private String makeNamespace() {
        return bench.make(NAMESPACE, "Namespace", namespace("where services are"))
                .attribute("Arn")
                .orElseThrow();
    }

    private Existing makeService(int count) {
        bench.make(CLUSTER, "Cluster", cluster("enabled", "\"FARGATE\""));
        String task = bench.make(TASK, "Task", task("server:v1")).ref();
        return bench.make(SERVICE, "Server", service(task, makeNamespace(), count));
    }

    @Test
    void makesChangesAndRemovesACluster() {
        Existing made = bench.make(CLUSTER, "Cluster", cluster("enabled", "\"FARGATE\""));
        assertThat(made.ref()).isEqualTo("bench");

        bench.change(made, "Cluster", cluster("disabled", "\"FARGATE\", \"FARGATE_SPOT\""));
        bench.remove(made);
        // The name of a cluster that AWS still remembers is free.
        bench.make(CLUSTER, "Cluster", cluster("enabled", "\"FARGATE\""));
    }

    @Test
    void aNewRevisionTakesThePlaceOfATaskDefinition() {
        Existing first = bench.make(TASK, "Task", task("server:v1"));
        Existing second = bench.make(TASK, "Task", task("server:v2"));
        assertThat(first.ref()).endsWith("task-definition/bench-server:1");
        assertThat(second.ref()).endsWith("task-definition/bench-server:2");
        assertThat(Workbench.differences(first, task("server:v2")))
                .allSatisfy(difference ->
                        assertThat(Workbench.driver(TASK).createOnly())
                                .contains(difference.property()))
                .isNotEmpty();

        bench.remove(first);

        assertThat(bench.list(TASK)).extracting(Existing::ref).containsExactly(second.ref());
    }

    @Test
    void whatIsReplacedIsKeptAndGoesWithTheLastOfTheStack() {
        Existing first = bench.make(TASK, "Task", task("server:v1"));
        Existing second = bench.make(TASK, "Task", task("server:v2"));
        String others = registerOtherwise();
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(others));

        bench.replace(first);
        assertThat(status(first.ref())).isEqualTo(TaskDefinitionStatus.INACTIVE);
        bench.remove(second);

        assertThat(List.of(first.ref(), second.ref()))
                .allSatisfy(arn ->
                        assertThat(status(arn)).isEqualTo(TaskDefinitionStatus.DELETE_IN_PROGRESS));
        assertThat(status(others)).isEqualTo(TaskDefinitionStatus.INACTIVE);
    }

    @Test
    void aRevisionThatWasOnlyTakenBackIsFoundAndGoesToo() {
        Existing made = bench.make(TASK, "Task", task("server:v1"));
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(made.ref()));

        Existing found = bench.list(TASK).getFirst();
        assertThat(found.ref()).isEqualTo(made.ref());
        assertThat(found.state()).isEqualTo(Existing.State.RETIRED);
        bench.remove(found);

        assertThat(bench.list(TASK)).isEmpty();
    }

    private String registerOtherwise() {
        ContainerDefinition container = ContainerDefinition.builder().name("a").image("b").build();
        return ecs.registerTaskDefinition(
                        request -> request.family("bench-server").containerDefinitions(container))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private TaskDefinitionStatus status(String arn) {
        return ecs.describeTaskDefinition(request -> request.taskDefinition(arn))
                .taskDefinition()
                .status();
    }

    @Test
    void theTagsOfARevisionFollow() {
        Existing made = bench.make(TASK, "Task", task("server:v1"));

        Workbench.driver(TASK).update(made, bench.order("ServerTask", task("server:v1")));

        assertThat(bench.list(TASK).getFirst().id()).contains("ServerTask");
    }

    @Test
    void makesChangesAndRemovesAService() {
        Existing made = makeService(2);
        assertThat(made.attribute("Name")).contains("bench-server");
        assertThat(running()).isEqualTo(2);
        String second = bench.make(TASK, "Task", task("server:v2")).ref();

        bench.change(made, "Server", service(second, makeNamespaceArn(), 3));
        assertThat(running()).isEqualTo(3);
        bench.remove(made);

        assertThat(ecs.listTasks(request -> request.cluster("bench")).taskArns()).isEmpty();
    }

    private String makeNamespaceArn() {
        return bench.list(NAMESPACE).getFirst().attribute("Arn").orElseThrow();
    }

    private int running() {
        Service service =
                ecs.describeServices(request -> request.cluster("bench").services("bench-server"))
                        .services()
                        .getFirst();
        return service.runningCount();
    }

    @Test
    void aServiceIsNotMadeBeforeItsTargetsAreBehindALoadBalancer() {
        bench.make(CLUSTER, "Cluster", cluster("enabled", "\"FARGATE\""));
        String task = bench.make(TASK, "Task", task("server:v1")).ref();
        String targets = targets();
        JsonObject behind =
                Properties.with(
                        Properties.with(
                                service(task, makeNamespace(), 1),
                                "HealthCheckGracePeriodSeconds",
                                JsonText.parse("120")),
                        "LoadBalancers",
                        JsonText.parse(
                                """
                                [{"TargetGroupArn": "%s", "ContainerName": "bench-server",
                                  "ContainerPort": 2283}]
                                """
                                        .formatted(targets)));
        assertThatThrownBy(() -> Workbench.driver(SERVICE).create(bench.order("Server", behind)))
                .isInstanceOf(InvalidParameterException.class);

        listen(targets);
        bench.remove(bench.make(SERVICE, "Server", behind));

        assertThat(
                        bench.client(ElasticLoadBalancingV2Client.class)
                                .describeTargetHealth(request -> request.targetGroupArn(targets))
                                .targetHealthDescriptions())
                .isEmpty();
    }

    private String targets() {
        return bench.client(ElasticLoadBalancingV2Client.class)
                .createTargetGroup(request ->
                        request.name("server")
                                .protocol("HTTP")
                                .port(2283)
                                .vpcId(network.vpc())
                                .targetType("ip"))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private void listen(String targets) {
        ElasticLoadBalancingV2Client elb = bench.client(ElasticLoadBalancingV2Client.class);
        String balancer =
                elb.createLoadBalancer(request ->
                                request.name("alb").subnets(network.subnetA(), network.subnetB()))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        Action forward = Action.builder().type("forward").targetGroupArn(targets).build();
        elb.createListener(request ->
                request.loadBalancerArn(balancer)
                        .port(80)
                        .protocol("HTTP")
                        .defaultActions(forward));
    }

    @Test
    void aServiceIsPendingUntilItsTasksRun() {
        bench.make(CLUSTER, "Cluster", cluster("enabled", "\"FARGATE\""));
        String task = bench.make(TASK, "Task", task("server:v1")).ref();
        var order = bench.order("Server", service(task, makeNamespace(), 2));

        Existing made = Workbench.driver(SERVICE).create(order);

        assertThat(made.state()).isEqualTo(State.PENDING);
        assertThat(Workbench.driver(SERVICE).settle(made, order).state()).isEqualTo(State.READY);
    }

    @Test
    void nothingGoesBeforeWhatUsesIt() {
        Existing service = makeService(1);
        Existing cluster = bench.list(CLUSTER).getFirst();
        Existing namespace = bench.list(NAMESPACE).getFirst();

        assertThatThrownBy(() -> bench.remove(cluster))
                .isInstanceOf(ClusterContainsServicesException.class);
        assertThatThrownBy(() -> bench.remove(namespace))
                .isInstanceOf(ResourceInUseException.class);

        bench.remove(service);
        bench.remove(cluster);
        bench.remove(namespace);
    }

    @Test
    void whereSomethingElseScalesAServiceItsCountIsNotTheStacksToSay() {
        Existing made = makeService(1);
        Existing target = bench.make(TARGET, "Scaling", target(1, 4));
        ecs.updateService(
                request -> request.cluster("bench").service("bench-server").desiredCount(3));
        JsonObject wanted = made.properties();

        Existing scaled = bench.list(SERVICE).getFirst();
        assertThat(Workbench.differences(scaled, wanted)).isEmpty();
        JsonObject other = Properties.with(wanted, "EnableExecuteCommand", JsonValue.of(true));
        bench.change(
                scaled, "Server", Properties.only(other, "DesiredCount", "EnableExecuteCommand"));
        assertThat(running()).isEqualTo(3);

        bench.remove(target);
        assertThat(Workbench.differences(bench.list(SERVICE).getFirst(), other))
                .extracting(difference -> difference.path())
                .containsExactly("DesiredCount");
    }

    // Only where there is no such service at all nothing scales it.
    @Test
    void aServiceIsNotTakenForUnscaledBecauseNobodyMaySay() {
        makeService(1);
        bench.account().faults().deny("application-autoscaling:DescribeScalableTargets");

        assertThatThrownBy(() -> bench.list(SERVICE))
                .isInstanceOf(ApplicationAutoScalingException.class)
                .hasMessageContaining("not authorized");
    }

    @Test
    void makesChangesAndRemovesWhatScales() {
        makeService(1);
        Existing target = bench.make(TARGET, "Scaling", target(1, 4));
        assertThat(target.ref())
                .isEqualTo("service/bench/bench-server|ecs:service:DesiredCount|ecs");
        Existing policy = bench.make(POLICY, "Policy", policy(target.ref(), 60));

        bench.change(target, "Scaling", target(2, 6));
        bench.change(policy, "Policy", policy(target.ref(), 70));
        bench.remove(policy);
        bench.make(POLICY, "Policy", policy(target.ref(), 60));
        bench.remove(target);

        assertThat(bench.list(POLICY)).isEmpty();
    }

    @Test
    void makesChangesAndRemovesANamespace() {
        Existing made = bench.make(NAMESPACE, "Namespace", namespace("one"));
        assertThat(made.ref()).startsWith("ns-");

        bench.change(made, "Namespace", namespace("two"));
        bench.remove(made);
    }

    @Test
    void whatIsSomebodyElsesIsNotTheStacks() {
        ecs.createCluster(request -> request.clusterName("bench"));
        registerOtherwise();
        bench.client(ServiceDiscoveryClient.class)
                .createHttpNamespace(request -> request.name("bench"));

        assertThat(List.of(CLUSTER, TASK, SERVICE, TARGET, POLICY, NAMESPACE))
                .allSatisfy(type -> assertThat(bench.list(type)).isEmpty());
        assertThatThrownBy(() ->
                        Workbench.driver(NAMESPACE)
                                .create(bench.order("Namespace", namespace("mine"))))
                .isInstanceOf(NamespaceAlreadyExistsException.class);
    }

    @Test
    void refusesPropertiesThatItDoesNotKnow() {
        assertThat(List.of(CLUSTER, TASK, SERVICE, TARGET, NAMESPACE))
                .allSatisfy(type ->
                        assertThatThrownBy(() ->
                                        Workbench.driver(type)
                                                .create(
                                                        bench.order(
                                                                "A",
                                                                object("{\"Nonsense\": true}"))))
                                .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void refusesAFamilyThatItWouldNotFind() {
        JsonObject other = Properties.with(task("a"), "Family", JsonValue.of("server"));

        assertThatThrownBy(() -> Workbench.driver(TASK).create(bench.order("Task", other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNamespaceThatSomebodyBeganAndDidNotWaitForIsTaken() {
        Driver driver = Workbench.driver(NAMESPACE);
        Order order = bench.order("Namespace", namespace("where services are"));
        ServiceDiscoveryClient map = bench.client(ServiceDiscoveryClient.class);
        begin(map, order, order.token());
        assertThat(driver.create(order).id()).contains("Namespace");
        bench.remove(bench.list(NAMESPACE).getFirst());

        // By another plan, which had another token.
        begin(map, order, "another");
        assertThat(driver.create(order).id()).contains("Namespace");
    }

    @Test
    void aNamespaceOfAnotherResourceIsNotTaken() {
        Order other = bench.order("Other", namespace("where services are"));
        begin(bench.client(ServiceDiscoveryClient.class), other, "another");

        assertThatThrownBy(() ->
                        Workbench.driver(NAMESPACE)
                                .create(bench.order("Namespace", other.properties())))
                .isInstanceOf(NamespaceAlreadyExistsException.class);
    }

    private static void begin(ServiceDiscoveryClient map, Order order, String token) {
        List<Tag> tags =
                order.tags().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        map.createHttpNamespace(request ->
                request.name("bench")
                        .description("where services are")
                        .creatorRequestId(token)
                        .tags(tags));
    }
}
