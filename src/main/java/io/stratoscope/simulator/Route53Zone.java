package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.VPC;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One hosted zone.
 *
 * @param vpcs where it is seen; empty where the world sees it
 * @param records in the order in which Route 53 lists them
 */
record Route53Zone(HostedZone zone, List<VPC> vpcs, NavigableMap<Key, ResourceRecordSet> records) {

    /** What no two records of a zone share. */
    record Key(String name, String type, String setIdentifier) {
        static Key of(ResourceRecordSet record) {
            return new Key(
                    Route53Names.normal(record.name()),
                    record.typeAsString(),
                    Optional.ofNullable(record.setIdentifier()).orElse(""));
        }
    }

    // Route 53 sorts by the labels from the right: com.example. before com.example.www.
    private static final Comparator<Key> ORDER =
            Comparator.comparing((Key key) -> Route53Names.reversed(key.name()))
                    .thenComparing(Key::type)
                    .thenComparing(Key::setIdentifier);

    /** An empty list of records. */
    static NavigableMap<Key, ResourceRecordSet> noRecords() {
        return new TreeMap<>(ORDER);
    }

    /** Whether a record is one of the two that Route 53 makes with a zone and that stay as long as it. */
    static boolean isOwn(HostedZone zone, ResourceRecordSet record) {
        return Route53Names.normal(record.name()).equals(zone.name())
                && (record.type() == RRType.NS || record.type() == RRType.SOA);
    }

    /** As the API shows it. */
    HostedZone counted() {
        return zone.toBuilder().resourceRecordSetCount((long) records.size()).build();
    }
}
