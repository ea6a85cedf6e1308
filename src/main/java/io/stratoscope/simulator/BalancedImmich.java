package io.stratoscope.simulator;

import io.stratoscope.simulator.immich.Upstream;
import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.PhotoLibrary;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is behind one port of a load balancer: the healthy targets in turn, whosever tasks they are. The listener's default action
 * counts; rules are not looked at.
 */
final class BalancedImmich implements Upstream.Finder {

    /** What the images of Immich's server are called. */
    private static final String IMAGE = "immich-server";

    private final AccountState account;
    private final String region;
    private final LoadBalancer balancer;
    private final int port;
    private final MaintainedDatabases maintained;

    /** The tasks whose server has found its folders: it looks for them only when it starts. */
    private final Set<String> started = new HashSet<>();

    private int turn;

    BalancedImmich(
            AccountState account,
            String region,
            LoadBalancer balancer,
            int port,
            MaintainedDatabases maintained) {
        this.account = account;
        this.region = region;
        this.balancer = balancer;
        this.port = port;
        this.maintained = maintained;
    }

    @Override
    public Upstream find(String path) {
        return account.look(() ->
                elb().state().listenersOf(balancer.loadBalancerArn()).stream()
                        .filter(listener -> listener.port() == port)
                        .map(Listener::defaultActions)
                        // What authenticates comes before what answers.
                        .map(List::getLast)
                        .map(action -> behind(action, path))
                        .findFirst()
                        .orElseGet(Upstream.NoTarget::new));
    }

    private Upstream behind(Action action, String path) {
        if (action.redirectConfig() != null) {
            return redirect(action.redirectConfig(), path);
        }
        FixedResponseActionConfig fixed = action.fixedResponseConfig();
        if (fixed != null) {
            return new Upstream.Fixed(
                    Integer.parseInt(fixed.statusCode()),
                    Objects.requireNonNullElse(fixed.contentType(), "text/plain"),
                    Objects.requireNonNullElse(fixed.messageBody(), ""));
        }
        List<String> targets = group(action).map(this::healthy).orElse(List.of());
        if (targets.isEmpty()) {
            return new Upstream.NoTarget();
        }
        turn = (turn + 1) % targets.size();
        return task(targets.get(turn))
                .flatMap(this::server)
                .<Upstream>map(Upstream.Forward::new)
                .orElseGet(Upstream.Silent::new);
    }

    private Upstream redirect(RedirectActionConfig config, String path) {
        int query = path.indexOf('?');
        String location =
                "#{protocol}://%s:%s%s?%s"
                        .formatted(config.host(), config.port(), config.path(), config.query())
                        .replace("#{protocol}", protocol(config))
                        .replace("#{host}", balancer.dnsName())
                        .replace("#{port}", String.valueOf(port))
                        .replace("#{path}", path.substring(1, query < 0 ? path.length() : query))
                        .replace("#{query}", query < 0 ? "" : path.substring(query + 1));
        return new Upstream.Redirect(
                "HTTP_301".equals(config.statusCodeAsString()) ? 301 : 302,
                location.endsWith("?") ? location.substring(0, location.length() - 1) : location);
    }

    private static String protocol(RedirectActionConfig config) {
        return "HTTPS".equals(config.protocol()) ? "https" : "http";
    }

    /** The group that gets requests: of several, the first that gets any. */
    private static Optional<String> group(Action action) {
        if (action.targetGroupArn() != null) {
            return Optional.of(action.targetGroupArn());
        }
        return action.forwardConfig() == null
                ? Optional.empty()
                : action.forwardConfig().targetGroups().stream()
                        .filter(one -> one.weight() == null || one.weight() > 0)
                        .map(TargetGroupTuple::targetGroupArn)
                        .findFirst();
    }

    /** Their addresses. Disasters count: what they stop does not answer. */
    private List<String> healthy(String group) {
        DescribeTargetHealthRequest request =
                DescribeTargetHealthRequest.builder().targetGroupArn(group).build();
        return account
                .faults()
                .shown(request, elb().describeTargetHealth(request), account)
                .targetHealthDescriptions()
                .stream()
                .filter(one -> one.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                .map(one -> one.target().id())
                .toList();
    }

    private SimulatedLoadBalancing elb() {
        return account.service(
                SimulatedLoadBalancing.class, ElasticLoadBalancingV2Client.class, region);
    }

    private SimulatedEcs ecs() {
        return account.service(SimulatedEcs.class, EcsClient.class, region);
    }

    private Optional<Task> task(String address) {
        return ecs().state().clusters().stream()
                .flatMap(cluster ->
                        List.copyOf(ecs().state().tasks(cluster.clusterName()).values()).stream())
                .filter(task -> addresses(task).anyMatch(address::equals))
                .flatMap(this::shown)
                .filter(task -> DesiredStatus.RUNNING.toString().equals(task.lastStatus()))
                .findFirst();
    }

    private static Stream<String> addresses(Task task) {
        return task.containers().stream()
                .map(Container::networkInterfaces)
                .flatMap(List::stream)
                .map(
                        software.amazon.awssdk.services.ecs.model.NetworkInterface
                                ::privateIpv4Address);
    }

    private Stream<Task> shown(Task task) {
        DescribeTasksRequest request =
                DescribeTasksRequest.builder()
                        .cluster(task.clusterArn())
                        .tasks(task.taskArn())
                        .build();
        return account
                .faults()
                .shown(request, ecs().describeTasks(request), account)
                .tasks()
                .stream();
    }

    /** Immich's server in a task; empty where the task is of another program, or Immich does not start. */
    private Optional<SimulatedImmich> server(Task task) {
        return ecs().state()
                .find(task.taskDefinitionArn())
                .flatMap(definition ->
                        definition.containerDefinitions().stream()
                                .filter(container -> container.image().contains(IMAGE))
                                .findFirst()
                                .map(container -> server(definition, container)))
                .filter(immich -> starts(task, immich));
    }

    private SimulatedImmich server(TaskDefinition definition, ContainerDefinition container) {
        return new SimulatedImmich(
                account,
                region,
                definition,
                container,
                new HeldContent(account, region),
                maintained);
    }

    /**
     * A database that has seen its folders wants them back: each has a marker, and one that is missing, or cannot be written, stops the
     * start.
     */
    private boolean starts(Task task, SimulatedImmich immich) {
        Optional<LibraryRows> rows = immich.rows();
        if (rows.isEmpty() || started.contains(task.taskArn())) {
            return true;
        }
        boolean whole =
                rows.get().users().isEmpty()
                        || PhotoLibrary.markerPaths().stream().allMatch(immich::canWrite);
        if (whole) {
            started.add(task.taskArn());
        }
        return whole;
    }
}
