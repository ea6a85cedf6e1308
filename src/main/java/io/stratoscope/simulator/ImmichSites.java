package io.stratoscope.simulator;

import io.stratoscope.simulator.immich.ImmichServer;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.route53.Route53Client;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of a simulated account that something answers: a small server on this computer for each listener of a load
 * balancer that somebody asks for.
 */
final class ImmichSites implements AutoCloseable {

    /** What the administrator's programs show; each simulated server knows it, and no other. */
    static final String KEY = "simulated-immich-key";

    /** Where nobody listens. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    private static final Pattern BALANCER =
            Pattern.compile(".+\\.([a-z]{2}(?:-[a-z]+)+-[0-9])\\.elb\\.amazonaws\\.com");
    private static final String AWS = ".amazonaws.com";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** A listener, by where it is: another one on the same port answers at the same place. */
    private record Site(String balancer, int port) {}

    private final AccountState account;
    private final MaintainedDatabases maintained = new MaintainedDatabases();
    private final Map<Site, ImmichServer> servers = new HashMap<>();

    ImmichSites(AccountState account) {
        this.account = account;
    }

    /**
     * Where something published answers. What has no listener, or is not seen from outside, leads to a port that nobody
     * listens at; a name that this account knows nothing of, to where it always leads.
     */
    URI reach(URI published) {
        String scheme = Optional.ofNullable(published.getScheme()).orElse("");
        boolean tls = "https".equalsIgnoreCase(scheme);
        String host = published.getHost();
        if (host == null || (!tls && !"http".equalsIgnoreCase(scheme))) {
            return published;
        }
        int port = published.getPort() >= 0 ? published.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        return account.look(() -> {
            Route53Answers names = names();
            String name = names.outside(host);
            Optional<LoadBalancer> balancer = balancer(name);
            if (balancer.isEmpty()) {
                return names.owns(host) || name.endsWith(AWS) ? at(NOWHERE, published) : published;
            }
            return at(
                    listens(balancer.get(), port, tls)
                            ? "http://127.0.0.1:" + server(balancer.get(), port).port()
                            : NOWHERE,
                    published);
        });
    }

    private Route53Answers names() {
        return account.service(SimulatedRoute53.class, Route53Client.class, account.homeRegion())
                .answers();
    }

    private Optional<LoadBalancer> balancer(String name) {
        return region(name)
                .flatMap(region ->
                        elb(region).state().balancers().all().stream()
                                .filter(balancer ->
                                        balancer.dnsName().toLowerCase(Locale.ROOT).equals(name))
                                .findFirst());
    }

    private static Optional<String> region(String name) {
        Matcher matcher = BALANCER.matcher(name);
        return matcher.matches() && Region.regions().contains(Region.of(matcher.group(1)))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private SimulatedLoadBalancing elb(String region) {
        return account.service(
                SimulatedLoadBalancing.class, ElasticLoadBalancingV2Client.class, region);
    }

    private boolean listens(LoadBalancer balancer, int port, boolean tls) {
        String protocol = tls ? "HTTPS" : "HTTP";
        return balancer.scheme() != LoadBalancerSchemeEnum.INTERNAL
                && elb(regionOf(balancer)).state().listenersOf(balancer.loadBalancerArn()).stream()
                        .anyMatch((Listener listener) ->
                                listener.port() == port
                                        && protocol.equals(listener.protocolAsString()));
    }

    private static String regionOf(LoadBalancer balancer) {
        return region(balancer.dnsName().toLowerCase(Locale.ROOT)).orElseThrow();
    }

    private ImmichServer server(LoadBalancer balancer, int port) {
        return servers.computeIfAbsent(
                new Site(balancer.loadBalancerArn(), port),
                _ ->
                        new ImmichServer(
                                new BalancedImmich(
                                        account, regionOf(balancer), balancer, port, maintained),
                                KEY));
    }

    private static URI at(String origin, URI published) {
        String path = Optional.ofNullable(published.getRawPath()).orElse("");
        String query =
                Optional.ofNullable(published.getRawQuery()).map(text -> "?" + text).orElse("");
        return URI.create(origin + path + query);
    }

    /** Stops all of them; who asks for one again starts it anew. */
    @Override
    public void close() {
        List<ImmichServer> running =
                account.look(() -> {
                    List<ImmichServer> all = List.copyOf(servers.values());
                    servers.clear();
                    return all;
                });
        // Not under the lock, which the requests that are being answered may wait for.
        running.forEach(ImmichServer::close);
    }
}
