package io.stratoscope.simulator;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A simulated account that survives the program: its log says how it began, what changed it, how its clock goes and what is wrong
 * with it. Safe for many threads.
 */
public final class KeptAccount {

    /** How an account begins. */
    public enum Beginning {
        /** With the Immich project and what is beside it. */
        IMMICH,
        EMPTY
    }

    private static final String BEGIN = "begin";
    private static final String CLOCK = "clock";
    private static final String FAULT = "fault";

    private final AccountLog log;
    private final SimulatedClock clock;
    private final SimulatedAccount account;
    private final Map<SwitchedFault, Instant> switched = new TreeMap<>();

    /** When the account was furnished; before whatever changes it. */
    private final Instant start;

    private boolean begun;
    private long changes;

    private KeptAccount(Clock real, AccountLog log) {
        this.log = log;
        clock = new SimulatedClock(real);
        start = clock.instant();
        account = SimulatedAccount.empty(clock, Optional.of(this));
    }

    /** The account of a log. */
    public static KeptAccount open(Clock real, AccountLog log) {
        KeptAccount kept = new KeptAccount(real, log);
        List<JsonObject> lines = log.read();
        if (lines.isEmpty()) {
            kept.account.furnish();
        } else {
            kept.begun = true;
            lines.forEach(kept::again);
        }
        kept.account.state().keep(new History(new Lines(kept)));
        return kept;
    }

    /**
     * Begins a new account in a log that has nothing in it.
     *
     * @param real the clock
     */
    public static void begin(Clock real, AccountLog log, Beginning beginning) {
        log.append(beginning(real.instant(), beginning));
    }

    private static JsonObject beginning(Instant at, Beginning beginning) {
        return JsonValue.object().put(BEGIN, beginning.name()).put("at", at.toString()).build();
    }

    private void again(JsonObject line) {
        try {
            if (line.get("call").isPresent()) {
                changes++;
                History.again(account.state(), line);
            } else if (line.get(BEGIN).isPresent()) {
                begun(Beginning.valueOf(line.text(BEGIN).orElseThrow()), instant(line, "at"));
            } else if (line.get(CLOCK).isPresent()) {
                setClock(line);
            } else if (line.get(FAULT).isPresent()) {
                SwitchedFault fault = SwitchedFault.read(line);
                // Lines of earlier versions do not say when.
                switchFault(
                        fault,
                        line.isTrue("on"),
                        line.text("at").map(Instant::parse).orElseGet(clock::instant));
            }
        } catch (NoSuchElementException | IllegalArgumentException | DateTimeException e) {
            throw new KeptAccountException("a line of it is damaged: " + e.getMessage());
        }
    }

    private void begun(Beginning beginning, Instant at) {
        switch (beginning) {
            case IMMICH -> account.state().at(at, account::furnish);
            case EMPTY -> {}
        }
    }

    private static Instant instant(JsonObject line, String name) {
        return Instant.parse(line.text(name).orElseThrow());
    }

    private void setClock(JsonObject line) {
        clock.set(
                new SimulatedClock.Setting(
                        instant(line, "real"),
                        instant(line, "simulated"),
                        line.number("speed").orElseThrow().longValueExact()));
        account.takingTime(line.isTrue("takesTime"));
    }

    public SimulatedAccount account() {
        return account;
    }

    /** The account's time. */
    public Instant now() {
        return clock.instant();
    }

    /** How many times as fast as real time the account's time goes. */
    public long speed() {
        return clock.setting().speed();
    }

    /** Whether what takes AWS a while takes a while here. */
    public boolean takesTime() {
        return account.state().takesTime();
    }

    /** How many calls changed the account since it began. */
    public synchronized long changes() {
        return changes;
    }

    /** The faults that are switched on. */
    public synchronized List<SwitchedFault> faults() {
        return List.copyOf(switched.keySet());
    }

    /**
     * Lets what takes AWS a while take that long on the account's clock.
     *
     * @param times how many times as fast as real time the clock goes; 0: it goes as real time does, and nothing takes any
     */
    public synchronized void speed(long times) {
        account.takingTime(times > 0);
        clock.speed(Math.max(1, times));
        keepClock();
    }

    /** Turns the account's clock forward. */
    public synchronized void advance(Duration by) {
        clock.advance(by);
        keepClock();
    }

    private void keepClock() {
        SimulatedClock.Setting setting = clock.setting();
        append(
                JsonValue.object()
                        .put(CLOCK, "set")
                        .put("real", setting.real().toString())
                        .put("simulated", setting.simulated().toString())
                        .put("speed", setting.speed())
                        .put("takesTime", takesTime())
                        .build());
    }

    /** Switches a fault on or off. */
    public synchronized void fault(SwitchedFault fault, boolean on) {
        Instant at = clock.instant();
        switchFault(fault, on, at);
        append(fault.write(on, at));
    }

    private void switchFault(SwitchedFault fault, boolean on, Instant at) {
        switched.keySet()
                .removeIf(each ->
                        each.name().equals(fault.name()) && each.action().equals(fault.action()));
        if (on) {
            switched.put(fault, at);
        }
        account.faults().clear();
        switched.forEach((each, since) -> each.applyTo(account.faults(), since));
    }

    private synchronized void append(JsonObject line) {
        if (!begun) {
            log.append(beginning(start, Beginning.IMMICH));
            begun = true;
        }
        log.append(line);
    }

    /** What happens to the account goes into its log, after how it began. */
    private record Lines(KeptAccount kept) implements AccountLog {
        @Override
        public List<JsonObject> read() {
            return kept.log.read();
        }

        @Override
        public void append(JsonObject happening) {
            synchronized (kept) {
                kept.changes++;
                kept.append(happening);
            }
        }
    }

    /** Names of the faults that there are. */
    public static Set<String> faultNames() {
        return SwitchedFault.NAMED.stream()
                .map(SwitchedFault.Named::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
