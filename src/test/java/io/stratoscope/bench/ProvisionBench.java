package io.stratoscope.bench;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.bench.Usage.Measured;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.apply.Execution;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.apply.Timing;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.DriverTable;
import io.stratoscope.provision.plan.Plan;
import io.stratoscope.provision.plan.Planner;
import io.stratoscope.provision.plan.Plans;
import io.stratoscope.provision.plan.StackState;
import io.stratoscope.provision.resource.Drivers;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.simulator.AccountLog;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.store.JournalFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Planning and following plans on the simulated account: in a warm JVM, with AWS's waits, and of a large stack. */
final class ProvisionBench {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final int TURNS = 7;
    private static final int WARM_UP = 3;

    /** So many times as fast as AWS: the minutes of a database become seconds, and yet long against what calls take here. */
    private static final long SPEED = 60;

    private static final int WIDE = 1000;
    private static final DriverTable DRIVERS = new DriverTable(Drivers.ALL);

    private ProvisionBench() {}

    /** Argument: {@code apply}, {@code waits} or {@code wide}. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "apply" -> apply();
            case "waits" -> waits();
            case "wide" -> wide();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static Stack immich() {
        return Blueprint.stack("immich", ShippedBlueprints.text("immich").orElseThrow(), Map.of());
    }

    private static void apply() throws Exception {
        Usage[] turns = new Usage[TURNS];
        for (int i = 0; i < TURNS; i++) {
            try (Site site = new Site(0)) {
                Plan plan = site.plan(immich());
                turns[i] = Usage.of(() -> site.follow(plan)).usage();
            }
        }
        print("apply immich.yaml in this JVM, first", turns[0]);
        print("… and warm, median of " + TURNS, Usage.median(turns));
    }

    private static void waits() throws Exception {
        // A second in which classes are loaded would be a minute there.
        for (int i = 0; i < WARM_UP; i++) {
            try (Site site = new Site(0)) {
                Execution.Result _ = site.follow(site.plan(immich()));
            }
        }
        try (Site site = new Site(SPEED)) {
            Timing timing = site.follow(site.plan(immich())).timing();
            System.out.println("   " + timing.words());
            System.out.printf(
                    "   ratio %.3f (goal 1.2); the account's clock goes %d times as fast as ours%n",
                    (double) timing.took().toMillis() / timing.criticalPathTook().toMillis(),
                    SPEED);
        }
    }

    private static void wide() throws Exception {
        Stack stack = WideStack.of(WIDE);
        try (Site site = new Site(0)) {
            Measured<Execution.Result> made = Usage.of(() -> site.follow(site.plan(stack)));
            if (!made.result().complete()) {
                throw new IllegalStateException(String.valueOf(made.result().failures()));
            }
            print("make a stack of " + stack.resources().size() + " resources", made.usage());
            Measured<StackState> read = Usage.of(site::state);
            print("read it", read.usage());
            Usage[] turns = new Usage[TURNS];
            for (int i = 0; i < TURNS; i++) {
                Measured<List<Change>> planned = Usage.of(() -> site.changes(stack, read.result()));
                turns[i] = planned.usage();
                long toDo = planned.result().stream().filter(Change::isSomething).count();
                if (toDo > 0) {
                    throw new IllegalStateException(planned.result().toString());
                }
            }
            print("plan it, first (goal 1,000 ms)", turns[0]);
            print("plan it, median of " + TURNS, Usage.median(turns));
            print("plan its removal", Usage.of(() -> site.removals(read.result())).usage());
        }
    }

    private static void print(String what, Usage usage) {
        System.out.printf(
                "   %-56s %,8.0f ms wall %,8.0f ms cpu%n", what, usage.wall(), usage.cpu());
    }

    /** An empty simulated account, and the program's own way to provision there. */
    private static final class Site implements AutoCloseable {
        private final Jobs jobs = new Jobs(CLOCK);
        private final AwsAccount account;
        private final Place place;
        private final Provisioning provisioning;

        /**
         * @param speed of the account's clock; 0: nothing takes time
         */
        Site(long speed) throws IOException {
            MemoryLog log = new MemoryLog();
            KeptAccount.begin(CLOCK, log, KeptAccount.Beginning.EMPTY);
            KeptAccount kept = KeptAccount.open(CLOCK, log);
            kept.speed(speed);
            account = kept.account();
            account.guard().unlock();
            place = Plans.place(account);
            Path directory = Files.createTempDirectory("stratoscope-bench");
            provisioning =
                    new Provisioning(
                            account,
                            CLOCK,
                            Provisioning.waiting(account),
                            file -> new JournalFile(directory.resolve(file), CLOCK));
        }

        private <T> T job(Function<JobContext, T> body) throws InterruptedException {
            return jobs.start("bench", body).await();
        }

        Plan plan(Stack stack) throws InterruptedException {
            return job(context -> provisioning.planToApply(stack, context));
        }

        Execution.Result follow(Plan plan) throws InterruptedException {
            return job(
                    context -> provisioning.follow(plan, false, true, (_, _, _, _) -> {}, context));
        }

        StackState state() throws InterruptedException {
            return job(context -> StackState.read(place, WideStack.NAME, DRIVERS.all(), context));
        }

        List<Change> changes(Stack stack, StackState state) {
            return new Planner(DRIVERS, place).changes(stack, state, Set.of());
        }

        List<Change> removals(StackState state) {
            return new Planner(DRIVERS, place).removals(state);
        }

        @Override
        public void close() {
            jobs.close();
            account.close();
        }
    }

    private static final class MemoryLog implements AccountLog {
        private final List<JsonObject> lines = new ArrayList<>();

        @Override
        public synchronized List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public synchronized void append(JsonObject happening) {
            lines.add(happening);
        }
    }
}
