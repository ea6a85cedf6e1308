package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How security group permissions add up. EC2 keeps one permission for each protocol and port range, with all its sources; what
 * a source's description says tells no two rules apart.
 */
final class Ec2Permissions {

    /** What is done with sources. */
    private enum Change {
        ADD,
        REMOVE,
        DESCRIBE
    }

    private final SimulatedEc2 ec2;

    Ec2Permissions(SimulatedEc2 ec2) {
        this.ec2 = ec2;
    }

    /**
     * Adds rules.
     *
     * @throws RuntimeException {@code InvalidPermission.Duplicate} where one is there
     */
    List<IpPermission> with(List<IpPermission> old, List<IpPermission> more) {
        List<IpPermission> all = new ArrayList<>(old);
        for (IpPermission given : more) {
            IpPermission added = complete(given);
            int at = indexOf(all, added);
            if (at < 0) {
                all.add(added);
            } else {
                all.set(at, combined(all.get(at), added, Change.ADD));
            }
        }
        return all;
    }

    /**
     * Takes rules away.
     *
     * @throws RuntimeException {@code InvalidPermission.NotFound} where one is not there
     */
    List<IpPermission> without(List<IpPermission> old, List<IpPermission> less) {
        List<IpPermission> kept = new ArrayList<>(old);
        for (IpPermission given : less) {
            int at = indexOf(kept, given);
            if (at < 0) {
                throw notFound();
            }
            IpPermission rest = combined(kept.get(at), given, Change.REMOVE);
            if (rest.ipRanges().isEmpty()
                    && rest.ipv6Ranges().isEmpty()
                    && rest.prefixListIds().isEmpty()
                    && rest.userIdGroupPairs().isEmpty()) {
                kept.remove(at);
            } else {
                kept.set(at, rest);
            }
        }
        return kept;
    }

    /** Writes the descriptions of rules that are there anew. */
    List<IpPermission> described(List<IpPermission> old, List<IpPermission> anew) {
        List<IpPermission> all = new ArrayList<>(old);
        for (IpPermission given : anew) {
            int at = indexOf(all, given);
            if (at < 0) {
                throw notFound();
            }
            all.set(at, combined(all.get(at), complete(given), Change.DESCRIBE));
        }
        return all;
    }

    private IpPermission complete(IpPermission given) {
        List<UserIdGroupPair> pairs =
                given.userIdGroupPairs().stream()
                        .map(pair -> {
                            ec2.securityGroups().groups().get(pair.groupId());
                            return pair.toBuilder().userId(ec2.account().accountId()).build();
                        })
                        .toList();
        return given.toBuilder().userIdGroupPairs(pairs).build();
    }

    private IpPermission combined(IpPermission there, IpPermission given, Change how) {
        return there.toBuilder()
                .ipRanges(changed(there.ipRanges(), given.ipRanges(), IpRange::cidrIp, how))
                .ipv6Ranges(
                        changed(there.ipv6Ranges(), given.ipv6Ranges(), Ipv6Range::cidrIpv6, how))
                .prefixListIds(
                        changed(
                                there.prefixListIds(),
                                given.prefixListIds(),
                                PrefixListId::prefixListId,
                                how))
                .userIdGroupPairs(
                        changed(
                                there.userIdGroupPairs(),
                                given.userIdGroupPairs(),
                                UserIdGroupPair::groupId,
                                how))
                .build();
    }

    private <S> List<S> changed(
            List<S> there, List<S> given, Function<S, String> name, Change how) {
        Map<String, S> all = new LinkedHashMap<>();
        there.forEach(source -> all.put(name.apply(source), source));
        for (S source : given) {
            boolean known = all.containsKey(name.apply(source));
            switch (how) {
                case ADD -> {
                    if (known) {
                        throw duplicate();
                    }
                    all.put(name.apply(source), source);
                }
                case REMOVE -> {
                    if (!known) {
                        throw notFound();
                    }
                    all.remove(name.apply(source));
                }
                case DESCRIBE -> {
                    if (!known) {
                        throw notFound();
                    }
                    all.put(name.apply(source), source);
                }
            }
        }
        return List.copyOf(all.values());
    }

    private RuntimeException duplicate() {
        return ec2.error(400, "InvalidPermission.Duplicate", "the specified rule already exists");
    }

    private RuntimeException notFound() {
        return ec2.error(
                400,
                "InvalidPermission.NotFound",
                "The specified rule does not exist in this security group.");
    }

    private static int indexOf(List<IpPermission> permissions, IpPermission like) {
        for (int i = 0; i < permissions.size(); i++) {
            IpPermission one = permissions.get(i);
            if (Objects.equals(one.ipProtocol(), like.ipProtocol())
                    && Objects.equals(one.fromPort(), like.fromPort())
                    && Objects.equals(one.toPort(), like.toPort())) {
                return i;
            }
        }
        return -1;
    }
}
