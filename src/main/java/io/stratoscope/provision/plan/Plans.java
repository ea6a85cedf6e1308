package io.stratoscope.provision.plan;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.CallerIdentity;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.job.JobContext;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.stack.Stack;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Looks at an account and makes plans. */
public final class Plans {
    private final DriverTable drivers;
    private final Clock clock;
    private final Supplier<PriceTable> prices;

    /** Counts with the prices that ship with the program. */
    public Plans(DriverTable drivers, Clock clock) {
        this(drivers, clock, PriceTable::shipped);
    }

    /** @param prices what changes cost; asked for each plan, as they may be renewed meanwhile */
    public Plans(DriverTable drivers, Clock clock, Supplier<PriceTable> prices) {
        this.drivers = drivers;
        this.clock = clock;
        this.prices = prices;
    }

    /**
     * Where stacks of an account are: its first region.
     *
     * @throws UnreadException when AWS does not say whose the account is
     */
    public static Place place(AwsAccount account) {
        String region = account.regions().getFirst();
        try {
            CallerIdentity identity =
                    CallerIdentity.of(account.client(StsClient.class, region).getCallerIdentity());
            return new Place(account, identity.account(), region);
        } catch (SdkException | NotAwsException e) {
            throw new UnreadException(
                    "whose the account is", AwsFailures.of("sts", "GetCallerIdentity", e), e);
        }
    }

    /**
     * What has to be done so that a stack is there.
     *
     * @param made keys of parts without tags that Stratoscope made, by its journal
     */
    public Plan toApply(Place place, Stack stack, Set<String> made, JobContext context) {
        context.step("look");
        StackState state = StackState.read(place, stack.name(), drivers.all(), context);
        Planner planner = new Planner(drivers, place, prices.get());
        return plan(
                Plan.Kind.APPLY,
                place,
                stack,
                planner.changes(stack, state, made),
                planner.extras(stack, state, made));
    }

    /** What has to be done so that nothing of a stack is left. */
    public Plan toDestroy(Place place, String stack, JobContext context) {
        context.step("look");
        StackState state = StackState.read(place, stack, drivers.all(), context);
        String project =
                state.resources().stream()
                        .flatMap(each -> Optional.ofNullable(each.tags().get("Project")).stream())
                        .findFirst()
                        .orElse(stack);
        return plan(
                Plan.Kind.DESTROY,
                place,
                new Stack(stack, project, List.of()),
                new Planner(drivers, place, prices.get()).removals(state),
                List.of());
    }

    private Plan plan(
            Plan.Kind kind, Place place, Stack stack, List<Change> changes, List<Extra> extras) {
        Instant now = clock.instant();
        return new Plan(
                id(place.accountId() + place.region() + stack + changes + now),
                kind,
                now,
                place.accountId(),
                place.region(),
                stack,
                changes,
                extras);
    }

    private static String id(String content) {
        return HexFormat.of().formatHex(Digest.of(content), 0, 6);
    }
}
