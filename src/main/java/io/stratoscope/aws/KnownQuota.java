package io.stratoscope.aws;

import java.util.List;
import java.util.stream.Stream;

/** A quota as Service Quotas knows it. */
public sealed interface KnownQuota permits Quota, PartQuota {

    /** What Service Quotas calls the service. */
    String service();

    String code();

    /** What Service Quotas calls it. */
    String title();

    /** How many, as long as nobody asked AWS for more. */
    int usual();

    /** Whether it holds for the whole account, and not for each of its regions. */
    boolean isGlobal();

    /** All that there are here. */
    static List<KnownQuota> all() {
        return Stream.<KnownQuota>concat(Stream.of(Quota.values()), Stream.of(PartQuota.values()))
                .toList();
    }
}
