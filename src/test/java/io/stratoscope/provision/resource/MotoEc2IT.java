package io.stratoscope.provision.resource;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.emulator.EmulatedAccount;
import io.stratoscope.emulator.MotoServer;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Makes a network over a real wire. */
@ExtendWith(MotoServer.class)
class MotoEc2IT {

    private static final String REGION = "eu-central-1";

    @Test
    void theBlueprintsNetworkIsMadeFoundAgainAndRemoved(URI moto, @TempDir Path home) {
        try (LiveAccount account = EmulatedAccount.connect(moto, home, Clock.systemUTC(), REGION)) {
            account.guard().unlock();
            account.client(S3Client.class, REGION)
                    .createBucket(request ->
                            request.bucket("flow-logs")
                                    .createBucketConfiguration(
                                            in -> in.locationConstraint(REGION)));
            Ec2Stack stack =
                    new Ec2Stack(
                            new Place(account, "123456789012", REGION),
                            new Waiting(Duration.ZERO, 3, _ -> {}));
            stack.make();
            stack.check();
            stack.update();
            stack.check();
            stack.remove();
        }
    }
}
