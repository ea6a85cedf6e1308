package io.stratoscope.emulator;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.aws.LiveOptions;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account that an emulator plays, over a real wire. */
public final class EmulatedAccount {
    private EmulatedAccount() {}

    /**
     * Connects to it; it is locked.
     *
     * @param home has no configuration that might be found instead
     */
    public static LiveAccount connect(URI emulator, Path home, Clock clock, String... regions) {
        return LiveAccount.connect(
                new LiveOptions(Optional.empty(), List.of(regions), Optional.of(emulator)),
                new AwsEnvironment(
                        Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"), home),
                clock);
    }
}
