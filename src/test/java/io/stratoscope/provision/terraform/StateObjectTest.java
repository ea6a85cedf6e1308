package io.stratoscope.provision.terraform;

import static io.stratoscope.provision.terraform.States.instance;
import static io.stratoscope.provision.terraform.States.resource;
import static io.stratoscope.provision.terraform.States.version4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.CallMeter;
import io.stratoscope.aws.WriteGuard;
import io.stratoscope.provision.terraform.TerraformStateException.Kind;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class StateObjectTest {

    private static final String KEY = "immich/terraform.tfstate";

    private final SimulatedAccount account =
            SimulatedAccount.empty(
                    Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    private final S3Client s3 = account.client(S3Client.class, SimulatedAccount.HOME_REGION);

    @BeforeEach
    void bucket() {
        account.guard().unlock();
        s3.createBucket(request ->
                request.bucket("states")
                        .createBucketConfiguration(
                                at -> at.locationConstraint(SimulatedAccount.HOME_REGION)));
    }

    private void put(String text) {
        s3.putObject(request -> request.bucket("states").key(KEY), RequestBody.fromString(text));
        account.guard().lock();
    }

    private static StateObject named(String name) {
        return StateObject.parse(name).orElseThrow();
    }

    @Test
    void aStateIsFetchedFromItsBucketThoughNothingIsUnlocked() {
        put("{\"version\": 3, \"serial\": 1}");
        account.guard().unlock();
        put(version4(resource("", "aws_vpc", "this", instance("id", "vpc-1"))));

        TerraformState state = named("s3://states/" + KEY).read(account);

        assertThat(state.resources()).singleElement().matches(each -> each.name().equals("this"));
        assertThat(account.meter().counts())
                .filteredOn(count -> count.operation().equals("GetObject"))
                .extracting(CallMeter.Count::calls)
                .containsExactly(1L);
        assertThat(WriteGuard.mayChange("s3", "GetObject")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://states/other.tfstate", "s3://nobodys/" + KEY})
    void whatIsNotThereIsToldWithWhatToCheck(String name) {
        put(version4());

        assertThatThrownBy(() -> named(name).read(account))
                .isInstanceOf(TerraformStateException.class)
                .hasMessageStartingWith("cannot read " + name + ": ")
                .hasMessageContaining("check the names")
                .hasMessageNotContaining("\n")
                .extracting(e -> ((TerraformStateException) e).kind())
                .isEqualTo(Kind.NOT_HANDED_OUT);
    }

    @Test
    void whoMayNotReadItIsToldWhichStatementAllowsIt() {
        put(version4());
        account.faults().deny("s3:GetObject");

        assertThatThrownBy(() -> named("s3://states/" + KEY).read(account))
                .hasMessageContaining(
                        "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::states/"
                                + KEY
                                + "\"}")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anotherObjectIsNoState() {
        put("key: " + States.SECRET);

        assertThatThrownBy(() -> named("s3://states/" + KEY).read(account))
                .hasMessageStartingWith("s3://states/" + KEY + " is no JSON")
                .hasMessageNotContaining(States.SECRET)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://states", "s3://states/", "s3:///key"})
    void aNameWithoutAnObjectIsRefused(String name) {
        assertThatThrownBy(() -> StateObject.parse(name)).hasMessageContaining("s3://bucket/path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"terraform.tfstate", "s3/terraform.tfstate", "/s3://a/b"})
    void anyOtherNameIsAFiles(String name) {
        assertThat(StateObject.parse(name)).isEmpty();
    }
}
