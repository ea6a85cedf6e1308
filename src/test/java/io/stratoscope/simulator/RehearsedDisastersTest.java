package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class RehearsedDisastersTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    /** A log in memory. */
    private record Log(List<JsonObject> lines) implements AccountLog {
        @Override
        public List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public void append(JsonObject happening) {
            lines.add(happening);
        }
    }

    private final Log log = new Log(new ArrayList<>());

    @Test
    void aKeptAccountRemembersThem() {
        SimulatedAccount account = SimulatedAccount.kept(CLOCK, log);
        account.disasters().turn("lost-files", true);
        account.disasters().turn("failed-nat", true);

        assertThat(SimulatedAccount.kept(CLOCK, log).disasters().on())
                .containsExactly("failed-nat", "lost-files");
        account.disasters().turn("lost-files", false);
        assertThat(account.disasters().on()).containsExactly("failed-nat");
        assertThat(SimulatedAccount.kept(CLOCK, log).disasters().on())
                .containsExactly("failed-nat");
    }

    @Test
    void oneThatWasSwitchedOnForAnActionIsSwitchedOffToo() {
        KeptAccount kept = KeptAccount.open(CLOCK, log);
        kept.fault(new SwitchedFault("lost-files", "ecs:*", 1), true);
        kept.fault(new SwitchedFault("throttle", "ecs:*", 1), true);
        kept.account().disasters().turn("lost-files", false);

        assertThat(kept.account().disasters().on()).isEmpty();
        assertThat(kept.faults()).as("what is no disaster stays").hasSize(1);
    }

    @Test
    void oneThatNobodyKeepsIsOnWhileItLasts() {
        SimulatedAccount account = SimulatedAccount.immich(CLOCK);
        RehearsedDisasters seenElsewhere =
                account.withRegions(List.of(SimulatedAccount.HOME_REGION)).disasters();
        account.disasters().turn("full-storage", true);
        assertThat(seenElsewhere.on()).containsExactly("full-storage");
        seenElsewhere.turn("full-storage", false);
        assertThat(account.disasters().on()).isEmpty();
    }

    @Test
    void eachSaysWhatBreaks() {
        assertThat(SimulatedAccount.empty(CLOCK).disasters().all())
                .hasSize(Disasters.ALL.size())
                .allSatisfy(named -> assertThat(named.about()).isNotBlank());
    }

    @Test
    void whatIsNoDisasterIsRefused() {
        RehearsedDisasters disasters = SimulatedAccount.empty(CLOCK).disasters();
        assertThatThrownBy(() -> disasters.turn("throttle", true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
