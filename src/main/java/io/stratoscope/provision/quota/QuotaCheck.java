package io.stratoscope.provision.quota;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.Quota;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.QuotaException;
import io.stratoscope.provision.plan.QuotaException.Shortage;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.quota.Counted;
import io.stratoscope.quota.Quotas;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an account may have what a plan makes. AWS would only say no when the plan is half done. Nothing is asked for what the
 * plan makes no more of.
 */
public final class QuotaCheck {
    private final Place place;
    private final Quotas quotas;

    public QuotaCheck(Place place) {
        this.place = place;
        quotas = new Quotas(place.account(), place.region());
    }

    /**
     * What is there, what comes and what goes together.
     *
     * @throws QuotaException when there would be too many of something
     * @throws UnreadException when AWS does not say how many there are
     */
    public void check(List<Change> changes) {
        List<Shortage> shortages = new ArrayList<>();
        for (Quota quota : Quota.values()) {
            shortage(quota, changes).ifPresent(shortages::add);
        }
        if (!shortages.isEmpty()) {
            throw new QuotaException(shortages);
        }
    }

    private Optional<Shortage> shortage(Quota quota, List<Change> changes) {
        Counted counted = Counted.by(quota);
        List<Change> made = of(counted, Action.CREATE, changes);
        int more = made.size() - of(counted, Action.DELETE, changes).size();
        if (more <= 0) {
            return Optional.empty();
        }
        long present = present(quota, counted);
        Optional<Integer> told = quotas.allowed(quota);
        int most = told.orElse(quota.usual());
        // Where there are more than usual, somebody has asked for more.
        boolean disproved = told.isEmpty() && present > most;
        if (disproved || present + more <= most) {
            return Optional.empty();
        }
        return Optional.of(
                new Shortage(
                        made.getFirst().module(),
                        words(quota, counted, present + more, present, most, told.isPresent())));
    }

    private static List<Change> of(Counted counted, Action action, List<Change> changes) {
        return changes.stream()
                .filter(change -> change.action() == action)
                .filter(change -> change.type().equals(counted.type()))
                .toList();
    }

    private String words(
            Quota quota, Counted counted, long needed, long present, int most, boolean told) {
        return "this plan needs "
                + needed
                + " "
                + counted.many()
                + " in "
                + (quota.isGlobal() ? "the account" : place.region())
                + " ("
                + present
                + (present == 1 ? " is" : " are")
                + " there), and the quota is "
                + most
                + (told
                        ? ""
                        : ", as AWS gives it at first; that of this account could not be read with"
                                + " servicequotas:GetServiceQuota")
                + ": remove what is not needed, or ask for more at Service Quotas ("
                + quota.service()
                + ", "
                + quota.code()
                + ")";
    }

    private long present(Quota quota, Counted counted) {
        try {
            return quotas.present(quota);
        } catch (SdkException e) {
            throw new UnreadException(counted.type(), AwsFailures.of(e), e);
        }
    }
}
