package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * CNAMEs by which somebody proves that a name is theirs: it takes some minutes until those who look for them find them. What they
 * found once they know for ever.
 */
final class FoundProofs {

    private static final Duration UNTIL_FOUND = Duration.ofMinutes(3);

    private record Proof(String zone, String name, String value) {}

    private final AccountState account;
    private final Map<Proof, Instant> foundAt = new HashMap<>();

    FoundProofs(AccountState account) {
        this.account = account;
    }

    /** The records of a zone are others now. */
    void changed(Route53Zone zone) {
        Set<Proof> now = new HashSet<>();
        // Nobody out there sees a private zone.
        if (zone.vpcs().isEmpty()) {
            zone.records().values().stream()
                    .filter(record -> record.type() == RRType.CNAME)
                    .forEach(record -> add(zone.zone().id(), record, now));
        }
        foundAt.entrySet()
                .removeIf(each ->
                        each.getKey().zone().equals(zone.zone().id())
                                && !now.contains(each.getKey())
                                && !account.isOver(each.getValue()));
        now.forEach(proof -> foundAt.computeIfAbsent(proof, _ -> account.doneAt(UNTIL_FOUND)));
    }

    private static void add(String zone, ResourceRecordSet record, Set<Proof> proofs) {
        record.resourceRecords()
                .forEach(each ->
                        proofs.add(
                                new Proof(
                                        zone,
                                        Route53Names.normal(record.name()),
                                        Route53Names.normal(each.value()))));
    }

    /** Whether a CNAME was found. */
    boolean isFound(String name, String value) {
        String wantedName = Route53Names.normal(name);
        String wantedValue = Route53Names.normal(value);
        return foundAt.entrySet().stream()
                .filter(each -> each.getKey().name().equals(wantedName))
                .filter(each -> each.getKey().value().equals(wantedValue))
                .anyMatch(each -> account.isOver(each.getValue()));
    }
}
