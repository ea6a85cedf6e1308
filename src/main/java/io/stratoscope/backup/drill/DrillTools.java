package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.Journal;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.driver.Waiting;

import java.util.function.Supplier;

/**
 * What drills of an account work with.
 *
 * @param waiting how the time passes between two looks
 * @param meter knows how long was waited; the provisioning waits by it, too
 * @param journal of the account's drills
 */
public record DrillTools(
        AwsAccount account,
        Provisioning provisioning,
        Waiting waiting,
        WaitMeter meter,
        Journal journal,
        Supplier<PriceTable> prices,
        DrillProof proof) {}
