package io.stratoscope.provision.apply;

import io.stratoscope.aws.Quota;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.SimulatedAccount;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Stacks that stand in a simulated account because they were planned and applied there, one step after the other. */
public final class AppliedBlueprint {

    private static final DriverTable DRIVERS = new DriverTable(Drivers.ALL);

    private AppliedBlueprint() {}

    /**
     * Plans a stack, makes it, and locks the account again.
     *
     * @throws IllegalStateException when something of it could not be made
     */
    public static void in(SimulatedAccount account, Stack stack, Clock clock) {
        Place place = Plans.place(account);
        OneByOne context = new OneByOne();
        Happenings journal = new Happenings(clock);
        Plan plan = new Plans(DRIVERS, clock).toApply(place, stack, MadeParts.in(journal), context);
        Manner manner = new Manner(new Waiting(Duration.ofSeconds(1), 60, _ -> {}), false, true);
        account.guard().unlock();
        Execution.Result result =
                new Execution(plan, place, DRIVERS, manner, journal, (_, _, _, _) -> {})
                        .run(context);
        account.guard().lock();
        if (!result.complete()) {
            throw new IllegalStateException(stack.name() + ": " + result.failures());
        }
    }

    /**
     * An account with many stacks of the shape of Immich, each in its own VPC and all of the project {@code immich}.
     *
     * @param stacks how many
     */
    public static SimulatedAccount manyImmichs(int stacks, Clock clock) {
        SimulatedAccount account = SimulatedAccount.empty(clock);
        // Whoever has so many has asked AWS for more.
        for (Quota quota : Quota.values()) {
            account.faults().quota(quota.code(), 1_000_000);
        }
        String blueprint =
                ShippedBlueprints.text("immich")
                        .orElseThrow()
                        .replace("project: ${name}", "project: immich");
        for (int number = 1; number <= stacks; number++) {
            String name = String.format(Locale.ROOT, "immich-%03d", number);
            Map<String, String> chosen =
                    Map.of(
                            "name",
                            name,
                            "domain",
                            name + ".ronchese.pp.ua",
                            "addresses",
                            "10." + number % 256 + ".0.0/16");
            in(account, Blueprint.stack("immich", blueprint, chosen), clock);
        }
        return account;
    }
}
