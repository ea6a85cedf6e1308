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

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
     * What was paid for a scope. Where what is kept is fresh and only the tag is not in it, one request asks for that.
     *
     * @param tag the key of the tag by whose values it is wanted, too
     * @throws io.stratoscope.store.FileException when the store cannot be used: then nothing was asked
     */
    public CostAnswer of(Scope scope, CostRequests requests, String tag) {
        Optional<ActualCost> kept = kept(scope);
        Instant now = account.clock().instant();
        Optional<ActualCost> fresh = kept.filter(cost -> isFresh(cost.askedAt(), now));
        boolean withTag =
                fresh.flatMap(cost -> cost.tagged(tag))
                        .filter(cost -> isFresh(cost.askedAt(), now))
                        .isPresent();
        boolean enough =
                switch (requests) {
                    case KEPT -> true;
                    case FOUR_A_DAY -> withTag;
                    case ANEW, AGREED -> false;
                };
        if (enough) {
            return kept.<CostAnswer>map(cost -> new CostAnswer.Known(cost, Optional.empty()))
                    .orElseGet(() -> new CostAnswer.Unavailable(NOT_ASKED));
        }
        int most = requests == CostRequests.AGREED ? Integer.MAX_VALUE : CostRequests.A_DAY;
        try {
            return fresh.isPresent() && requests == CostRequests.FOUR_A_DAY
                    ? askedForTag(scope, now, most, tag, fresh.get())
                    : asked(scope, now, most, tag, kept);
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

    private static boolean isFresh(Instant askedAt, Instant now) {
        return askedAt.plus(FRESH).isAfter(now);
    }

    private CostQueries queries(Scope scope, int most) {
        return new CostQueries(
                account.client(CostExplorerClient.class, Resource.GLOBAL),
                scope,
                () -> {
                    if (!store.take(account.label(), account.clock().instant(), most)) {
                        throw new UsedUp();
                    }
                });
    }

    private CostAnswer askedForTag(
            Scope scope, Instant now, int most, String tag, ActualCost before) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ActualCost cost =
                before.with(new TaggedCost(now, tag, queries(scope, most).rows(today, tag)));
        store.save(account.label(), scope, before.askedAt(), cost.toJson());
        return new CostAnswer.Known(cost, Optional.empty());
    }

    private CostAnswer asked(
            Scope scope, Instant now, int most, String tag, Optional<ActualCost> before) {
        CostQueries queries = queries(scope, most);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        TaggedCost tagged = new TaggedCost(now, tag, queries.rows(today, tag));
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
                                byService(tagged),
                                rest.map(CostQueries.Forecast::usd),
                                rest.flatMap(CostQueries.Forecast::range),
                                before.map(ActualCost::tagged).orElse(List.of()))
                        .with(tagged);
        store.save(account.label(), scope, now, cost.toJson());
        return new CostAnswer.Known(cost, note);
    }

    private static List<ActualCost.Row> byService(TaggedCost tagged) {
        Map<LocalDate, Map<String, BigDecimal>> sums = new TreeMap<>();
        tagged.rows()
                .forEach(row ->
                        sums.computeIfAbsent(row.day(), _ -> new TreeMap<>())
                                .merge(row.service(), row.usd(), BigDecimal::add));
        List<ActualCost.Row> rows = new ArrayList<>();
        sums.forEach((day, services) ->
                services.forEach(
                        (service, usd) -> rows.add(new ActualCost.Row(day, service, usd))));
        return rows;
    }
}
