package io.stratoscope.cost;

import io.stratoscope.aws.AccountException;
import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.json.JsonFormatException;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Scope;
import io.stratoscope.store.CostStore;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DataUnavailableException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Asks Cost Explorer what was paid, as seldom as can be: it takes a cent for each request. What it said is kept in the data
 * directory and serves for half a day.
 */
public final class ActualCosts {
    private static final Duration FRESH = Duration.ofHours(12);
    private static final String SERVICE = "ce";
    private static final String NOT_ASKED = "Cost Explorer was not asked yet";

    private final AwsAccount account;
    private final CostStore store;

    public ActualCosts(AwsAccount account, CostStore store) {
        this.account = account;
        this.store = store;
    }

    /** No more requests may be sent today. */
    private static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What was paid for a scope.
     *
     * @throws io.stratoscope.store.FileException when the store cannot be used: then nothing was asked
     */
    public CostAnswer of(Scope scope, CostRequests requests) {
        Optional<ActualCost> kept = kept(scope);
        Instant now = account.clock().instant();
        boolean fresh = kept.filter(cost -> cost.askedAt().plus(FRESH).isAfter(now)).isPresent();
        boolean enough =
                switch (requests) {
                    case KEPT -> true;
                    case FOUR_A_DAY -> fresh;
                    case ANEW, AGREED -> false;
                };
        if (enough) {
            return kept.<CostAnswer>map(cost -> new CostAnswer.Known(cost, Optional.empty()))
                    .orElseGet(() -> new CostAnswer.Unavailable(NOT_ASKED));
        }
        int most = requests == CostRequests.AGREED ? Integer.MAX_VALUE : CostRequests.A_DAY;
        try {
            return asked(scope, now, most);
        } catch (UsedUp _) {
            return orKept(
                    kept,
                    "the four requests a day of Cost Explorer are used up; to ask all the same costs $"
                            + CostRequests.USD
                            + " a request (--refresh on the command line)");
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            Failure failure = AwsFailures.of(SERVICE, "GetCostAndUsage", e);
            return orKept(kept, failure.message() + "; " + failure.remedy());
        }
    }

    /**
     * How many requests may still be sent now without asking anybody.
     *
     * @throws io.stratoscope.store.FileException when the store cannot be used
     */
    public int left() {
        int sent = store.sent(account.label(), account.clock().instant());
        return Math.max(0, CostRequests.A_DAY - sent);
    }

    private static CostAnswer orKept(Optional<ActualCost> kept, String reason) {
        return kept.<CostAnswer>map(cost -> new CostAnswer.Known(cost, Optional.of(reason)))
                .orElseGet(() -> new CostAnswer.Unavailable(reason));
    }

    private Optional<ActualCost> kept(Scope scope) {
        return store.latest(account.label(), scope)
                .flatMap(kept -> {
                    try {
                        return Optional.of(ActualCost.of(kept.askedAt(), kept.answer()));
                    } catch (JsonFormatException _) {
                        // Another version kept it; it is only a memory, and is asked for anew.
                        return Optional.empty();
                    }
                });
    }

    private CostAnswer asked(Scope scope, Instant now, int most) {
        CostQueries queries =
                new CostQueries(
                        account.client(CostExplorerClient.class, Resource.GLOBAL),
                        scope,
                        () -> {
                            if (!store.take(account.label(), account.clock().instant(), most)) {
                                throw new UsedUp();
                            }
                        });
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<ActualCost.Row> rows = queries.rows(today);
        Optional<CostQueries.Forecast> rest = Optional.empty();
        Optional<String> note = Optional.empty();
        try {
            rest = Optional.of(queries.forecast(today));
        } catch (DataUnavailableException _) {
            note = Optional.of("Cost Explorer has seen too little yet for a forecast");
        } catch (UsedUp _) {
            note = Optional.of("no request was left today for the forecast");
        } catch (SdkException
                | UnsupportedOperationException
                | NotAwsException
                | AccountException e) {
            Failure failure = AwsFailures.of(SERVICE, "GetCostForecast", e);
            note = Optional.of("no forecast: " + failure.message() + "; " + failure.remedy());
        }
        ActualCost cost =
                new ActualCost(
                        now,
                        rows,
                        rest.map(CostQueries.Forecast::usd),
                        rest.flatMap(CostQueries.Forecast::range));
        store.save(account.label(), scope, now, cost.toJson());
        return new CostAnswer.Known(cost, note);
    }
}
