package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whither names lead by the records of hosted zones. Of several records of one name, the first counts.
 *
 * @param zones all that there are
 */
record Route53Answers(Collection<Route53Zone> zones) {

    private static final int FURTHEST = 8;
    private static final Set<RRType> LEADING = Set.of(RRType.A, RRType.AAAA, RRType.CNAME);
    private static final String DUAL_STACK = "dualstack.";

    /** The last name to which one leads, in lower case; itself where no record has it. Private zones answer, too. */
    String inside(String name) {
        return last(name, true);
    }

    /** The same for who is outside of all networks. */
    String outside(String name) {
        return last(name, false);
    }

    /** Whether a name is in a zone, be there a record or not. */
    boolean owns(String name) {
        String full = "." + Route53Names.normal(name);
        return zones.stream().anyMatch(zone -> full.endsWith("." + zone.zone().name()));
    }

    private String last(String name, boolean inside) {
        String at = bare(name);
        for (int i = 0; i < FURTHEST; i++) {
            Optional<String> next = next(at, inside);
            if (next.isEmpty()) {
                return at;
            }
            at = bare(next.get());
        }
        return at;
    }

    private Optional<String> next(String name, boolean inside) {
        String full = Route53Names.normal(name);
        return zones.stream()
                .filter(zone -> inside || zone.vpcs().isEmpty())
                .flatMap(zone -> zone.records().values().stream())
                .filter(record ->
                        LEADING.contains(record.type())
                                && Route53Names.normal(record.name()).equals(full))
                .flatMap(record -> target(record).stream())
                .findFirst();
    }

    private static Optional<String> target(ResourceRecordSet record) {
        AliasTarget alias = record.aliasTarget();
        if (alias != null) {
            return Optional.of(alias.dnsName());
        }
        return record.type() == RRType.CNAME && !record.resourceRecords().isEmpty()
                ? Optional.of(record.resourceRecords().getFirst().value())
                : Optional.empty();
    }

    private static String bare(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String full = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return full.startsWith(DUAL_STACK) ? full.substring(DUAL_STACK.length()) : full;
    }
}
