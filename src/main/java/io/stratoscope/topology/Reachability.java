package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Access.Source;
import io.stratoscope.topology.Access.Verdict;
import io.stratoscope.topology.NetworkAcl.Decision;
import io.stratoscope.topology.NetworkAcl.Passage;
import io.stratoscope.topology.SecurityGroupRules.PeerKind;
import io.stratoscope.topology.SecurityGroupRules.Rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may reach whom: each ingress rule of a security group, checked against the sender's egress rules and against the network ACLs on the way.
 *
 * <p>Security groups remember connections; network ACLs do not, so the answers must pass too. They go to a port that the client
 * chose, somewhere in 1024–65535: the way is blocked when none of those is open, and partly open when some are not. An ACL does not see
 * packets that stay within a subnet.
 */
final class Reachability {
    private static final Cidr ANYWHERE = Cidr.parse("0.0.0.0/0").orElseThrow();

    /** Enough to find a difference between subnets, and a bound to the work for groups with members everywhere. */
    private static final int MOST_SUBNETS = 16;

    private final Topology topology;
    private final Map<String, Arn> groups = new HashMap<>();
    private final Map<Arn, List<Arn>> subnets = new HashMap<>();
    private final Map<Arn, NetworkAcl> acls = new HashMap<>();

    Reachability(Topology topology) {
        this.topology = topology;
        topology.resources(ResourceType.SECURITY_GROUP)
                .forEach(group -> groups.put(group.arn().lastSegment(), group.arn()));
        topology.resources(ResourceType.NETWORK_ACL)
                .forEach(acl -> acls.put(acl.arn(), new NetworkAcl(acl)));
    }

    List<Access> all() {
        List<Access> found = new ArrayList<>();
        for (Resource group : topology.resources(ResourceType.SECURITY_GROUP)) {
            for (Rule rule : SecurityGroupRules.ingress(group)) {
                found.add(access(group.arn(), rule));
            }
        }
        return found;
    }

    private Access access(Arn group, Rule rule) {
        return switch (rule.kind()) {
            case GROUP -> {
                Arn from = groups.getOrDefault(rule.peer(), sibling(group, rule.peer()));
                yield result(
                        new Source.Members(from), group, rule, betweenGroups(from, group, rule));
            }
            case ADDRESSES -> {
                boolean everybody = rule.peer().equals("0.0.0.0/0") || rule.peer().equals("::/0");
                Source source =
                        everybody ? new Source.Internet() : new Source.Addresses(rule.peer());
                yield result(source, group, rule, fromAddresses(everybody, group, rule));
            }
            case PREFIX_LIST ->
                    result(new Source.Addresses(rule.peer()), group, rule, Outcome.ALLOWED);
        };
    }

    /**
     * Why nothing gets from one resource to a TCP port of another: a security group or a network ACL on the way.
     *
     * @return empty where something gets through, and where that is not known
     */
    Optional<String> obstacle(Arn from, Arn to, int port) {
        List<Arn> senders = topology.targets(from, RelationKind.PROTECTED_BY).toList();
        List<Resource> receivers =
                topology.targets(to, RelationKind.PROTECTED_BY)
                        .flatMap(group -> topology.resource(group).stream())
                        .toList();
        boolean known =
                !senders.isEmpty()
                        && !receivers.isEmpty()
                        && receivers.size()
                                == topology.targets(to, RelationKind.PROTECTED_BY).count();
        if (!known) {
            return Optional.empty();
        }
        Ports wanted = new Ports("tcp", port, port);
        Optional<String> blocked = Optional.empty();
        for (Resource group : receivers) {
            for (Rule rule : SecurityGroupRules.ingress(group)) {
                if (rule.ports().covers(wanted) && admits(rule, senders, from)) {
                    Outcome way = way(rule, senders, group.arn());
                    if (way.verdict() != Verdict.BLOCKED) {
                        return Optional.empty();
                    }
                    blocked = Optional.of(way.reason());
                }
            }
        }
        return blocked.or(() ->
                Optional.of(
                        "no rule of "
                                + String.join(", ", receivers.stream().map(Resource::name).toList())
                                + " lets it in on tcp "
                                + port));
    }

    private boolean admits(Rule rule, List<Arn> senders, Arn from) {
        return switch (rule.kind()) {
            case GROUP ->
                    senders.stream().anyMatch(group -> group.lastSegment().equals(rule.peer()));
            case PREFIX_LIST -> true;
            case ADDRESSES -> {
                Optional<Cidr> block = Cidr.parse(rule.peer());
                List<Arn> places = List.copyOf(locations(from));
                yield block.isEmpty()
                        || places.isEmpty()
                        || places.stream()
                                .flatMap(place -> cidr(place).stream())
                                .anyMatch(block.get()::overlaps);
            }
        };
    }

    /** The best way that any of the senders has. */
    private Outcome way(Rule rule, List<Arn> senders, Arn group) {
        return switch (rule.kind()) {
            case PREFIX_LIST -> Outcome.ALLOWED;
            case GROUP, ADDRESSES ->
                    senders.stream()
                            .filter(sender ->
                                    rule.kind() == PeerKind.ADDRESSES
                                            || sender.lastSegment().equals(rule.peer()))
                            .map(sender -> betweenGroups(sender, group, rule))
                            .min(java.util.Comparator.comparing(Outcome::verdict))
                            .orElse(Outcome.ALLOWED);
        };
    }

    private record Outcome(Verdict verdict, String reason) {
        static final Outcome ALLOWED = new Outcome(Verdict.ALLOWED, "");
    }

    private static Access result(Source source, Arn group, Rule rule, Outcome outcome) {
        return new Access(
                source,
                group,
                rule.ports().label(),
                outcome.verdict(),
                outcome.reason(),
                rule.field());
    }

    private static Arn sibling(Arn group, String id) {
        return new Arn(
                group.partition(),
                group.service(),
                group.region(),
                group.account(),
                "security-group/" + id);
    }

    private Outcome betweenGroups(Arn from, Arn to, Rule rule) {
        Optional<Resource> sender = topology.resource(from);
        if (sender.isPresent() && !maySend(sender.get(), to, rule.ports())) {
            return new Outcome(
                    Verdict.BLOCKED, "no egress rule of " + topology.name(from) + " allows it");
        }
        List<Arn> starts = subnetsOf(from);
        List<Arn> ends = subnetsOf(to);
        List<Outcome> ways = new ArrayList<>();
        for (Arn start : starts) {
            for (Arn end : ends) {
                ways.add(start.equals(end) ? Outcome.ALLOWED : between(start, end, rule.ports()));
            }
        }
        return sum(ways);
    }

    private boolean maySend(Resource sender, Arn to, Ports ports) {
        if (!SecurityGroupRules.knowsEgress(sender)) {
            return true;
        }
        return SecurityGroupRules.egress(sender).stream()
                .filter(rule -> rule.ports().meets(ports))
                .anyMatch(rule ->
                        rule.kind() == PeerKind.GROUP
                                ? rule.peer().equals(to.lastSegment())
                                : rule.kind() == PeerKind.PREFIX_LIST
                                        || coversMember(rule.peer(), to));
    }

    private boolean coversMember(String block, Arn group) {
        List<Arn> ends = subnetsOf(group);
        Optional<Cidr> allowed = Cidr.parse(block);
        return allowed.isEmpty()
                || ends.isEmpty()
                || ends.stream()
                        .flatMap(end -> cidr(end).stream())
                        .anyMatch(allowed.get()::overlaps);
    }

    private Outcome fromAddresses(boolean everybody, Arn group, Rule rule) {
        List<Arn> ends = subnetsOf(group);
        if (everybody && !isOpenToTheInternet(group)) {
            return new Outcome(
                    Verdict.UNROUTED,
                    "open to everybody, but no member has a way in from the internet");
        }
        Optional<Cidr> peer = Cidr.parse(rule.peer());
        if (peer.isEmpty()) {
            return Outcome.ALLOWED;
        }
        return sum(ends.stream().map(end -> into(end, rule.ports(), peer.get())).toList());
    }

    /** Through the ACLs of both subnets: there, and back to the client's port. */
    private Outcome between(Arn start, Arn end, Ports ports) {
        Cidr startBlock = cidr(start).orElse(ANYWHERE);
        Cidr endBlock = cidr(end).orElse(ANYWHERE);
        return worst(
                through(start, true, ports, endBlock),
                into(end, ports, startBlock),
                answer(through(start, false, Ports.answers(ports.protocol()), endBlock)));
    }

    private Outcome into(Arn end, Ports ports, Cidr peer) {
        return worst(
                through(end, false, ports, peer),
                answer(through(end, true, Ports.answers(ports.protocol()), peer)));
    }

    private static Outcome answer(Outcome way) {
        return way.reason().isEmpty()
                ? way
                : new Outcome(way.verdict(), "the answers: " + way.reason());
    }

    private Outcome through(Arn subnet, boolean egress, Ports ports, Cidr peer) {
        Optional<NetworkAcl> acl =
                topology.sources(subnet, RelationKind.ATTACHED_TO)
                        .map(acls::get)
                        .flatMap(found -> Optional.ofNullable(found).stream())
                        .findFirst();
        if (acl.isEmpty()) {
            return Outcome.ALLOWED;
        }
        Decision decision = acl.get().decide(egress, ports, peer);
        Verdict verdict =
                switch (decision.passage()) {
                    case OPEN -> Verdict.ALLOWED;
                    case PARTLY -> Verdict.PARTLY;
                    case CLOSED -> Verdict.BLOCKED;
                };
        return new Outcome(
                verdict,
                decision.passage() == Passage.OPEN
                        ? ""
                        : decision.rule() + " at " + topology.name(subnet));
    }

    private static Outcome worst(Outcome... steps) {
        Outcome worst = Outcome.ALLOWED;
        for (Outcome step : steps) {
            if (step.verdict().compareTo(worst.verdict()) > 0) {
                worst = step;
            }
        }
        return worst;
    }

    /** Several ways: open when all are, blocked when all are. */
    private static Outcome sum(List<Outcome> ways) {
        Optional<Outcome> worst =
                ways.stream().max(java.util.Comparator.comparing(Outcome::verdict));
        if (worst.isEmpty() || worst.get().verdict() == Verdict.ALLOWED) {
            return Outcome.ALLOWED;
        }
        boolean all = ways.stream().allMatch(way -> way.verdict() == Verdict.BLOCKED);
        return new Outcome(all ? Verdict.BLOCKED : Verdict.PARTLY, worst.get().reason());
    }

    private boolean isOpenToTheInternet(Arn group) {
        return topology.sources(group, RelationKind.PROTECTED_BY)
                .anyMatch(member -> {
                    boolean publicSubnet =
                            locations(member).stream()
                                    .anyMatch(s -> topology.subnetKind(s) == SubnetKind.PUBLIC);
                    return publicSubnet && hasPublicAddress(member);
                });
    }

    private boolean hasPublicAddress(Arn member) {
        Optional<Resource> resource = topology.resource(member);
        if (resource.isEmpty()) {
            return false;
        }
        Optional<String> scheme = resource.get().description().text("Scheme");
        if (scheme.isPresent()) {
            return scheme.get().equals("internet-facing");
        }
        // Only an instance's description says for certain that it has none.
        return !resource.get().type().equals(ResourceType.EC2_INSTANCE)
                || resource.get().description().text("PublicIpAddress").isPresent();
    }

    private List<Arn> subnetsOf(Arn group) {
        return subnets.computeIfAbsent(
                group,
                _ -> {
                    Set<Arn> found = new TreeSet<>();
                    topology.sources(group, RelationKind.PROTECTED_BY)
                            .forEach(member -> found.addAll(locations(member)));
                    return found.stream().limit(MOST_SUBNETS).toList();
                });
    }

    private Set<Arn> locations(Arn member) {
        Set<Arn> found = new LinkedHashSet<>(topology.subnets(member));
        topology.subnet(member).ifPresent(found::add);
        return found;
    }

    private Optional<Cidr> cidr(Arn subnet) {
        return topology.resource(subnet)
                .flatMap(resource -> resource.description().text("CidrBlock"))
                .flatMap(Cidr::parse);
    }
}
