package io.stratoscope.simulator;

import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Changes on their way to all name servers. */
final class Route53Changes {

    /** "Changes generally propagate to all Route 53 name servers within 60 seconds." */
    private static final Duration USUAL = Duration.ofSeconds(45);

    private record Begun(ChangeInfo info, Instant done) {}

    private final SimulatedRoute53 route53;
    private final Map<String, Begun> changes = new HashMap<>();

    Route53Changes(SimulatedRoute53 route53) {
        this.route53 = route53;
    }

    /** A change begins. */
    ChangeInfo begin() {
        AccountState account = route53.account();
        ChangeInfo info =
                ChangeInfo.builder()
                        .id("/change/C" + account.ids().upper("route53-change", 20))
                        .submittedAt(account.now())
                        .build();
        Begun begun = new Begun(info, account.doneAt(USUAL));
        changes.put(Route53Names.bare(info.id()), begun);
        return current(begun);
    }

    GetChangeResponse get(GetChangeRequest request) {
        Begun begun =
                Optional.ofNullable(changes.get(Route53Names.bare(request.id())))
                        .orElseThrow(() ->
                                route53.error(
                                        NoSuchChangeException.builder(),
                                        404,
                                        "NoSuchChange",
                                        "Could not find resource with ID: " + request.id()));
        return GetChangeResponse.builder().changeInfo(current(begun)).build();
    }

    private ChangeInfo current(Begun begun) {
        return begun.info().toBuilder()
                .status(
                        route53.account().isOver(begun.done())
                                ? ChangeStatus.INSYNC
                                : ChangeStatus.PENDING)
                .build();
    }
}
