package io.stratoscope.health.observe;

import io.stratoscope.aws.Quota;
import io.stratoscope.health.Observation.QuotaUse;
import io.stratoscope.model.Evidence;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.quota.Counted;
import io.stratoscope.quota.Quotas;

import software.amazon.awssdk.core.exception.SdkException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How near the account is to the quotas of what the project has: a restore would need as many again. Asked once an hour, as it takes
 * two calls a quota and little changes.
 */
final class QuotaObserver implements Observer {
    private static final Evidence CALL = new Evidence("servicequotas:GetServiceQuota", "Value");

    /** What cannot be done when a region or an account has no more to give. */
    static final String RESTORE = "a restore cannot be made beside what is there";

    private static final Duration KEPT = Duration.ofHours(1);

    private record Key(String account, String region, Quota quota) {}

    private final Map<Key, QuotaUse> known = new ConcurrentHashMap<>();

    @Override
    public void observe(Asking asking) {
        for (Quota quota : Quota.values()) {
            ResourceType type = new ResourceType(Counted.by(quota).type());
            Map<String, Resource> firstOfRegion = new TreeMap<>();
            for (Resource each : asking.resources(type)) {
                firstOfRegion.putIfAbsent(each.region(), each);
            }
            firstOfRegion.values().forEach(each -> observe(quota, each, asking));
        }
    }

    private void observe(Quota quota, Resource stands, Asking asking) {
        Key key = new Key(asking.account().label(), stands.region(), quota);
        Optional<QuotaUse> fresh =
                Optional.ofNullable(known.get(key)).filter(use -> isFresh(use.at(), asking.now()));
        if (fresh.isPresent()) {
            asking.answer(stands, List.of(fresh.get()));
            return;
        }
        try {
            QuotaUse use = ask(quota, stands.region(), asking);
            known.put(key, use);
            asking.answer(stands, List.of(use));
        } catch (SdkException e) {
            asking.failed(stands, CALL, e);
        }
    }

    private static boolean isFresh(Instant at, Instant now) {
        return !at.isAfter(now) && at.plus(KEPT).isAfter(now);
    }

    private static QuotaUse ask(Quota quota, String region, Asking asking) {
        Quotas quotas = new Quotas(asking.account(), region);
        Optional<Integer> told = quotas.allowed(quota);
        return new QuotaUse(
                asking.now(),
                CALL,
                Counted.by(quota).many(),
                quota.isGlobal() ? "The account" : "The account's " + region,
                quotas.present(quota),
                told.orElse(quota.usual()),
                told.isPresent(),
                quota.service() + ", " + quota.code(),
                RESTORE);
    }
}
