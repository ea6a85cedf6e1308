package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;

import java.util.Optional;

/**
 * An account that is open.
 *
 * @param notice one line that the operator must see, for example that nothing chose an account and the simulated one is
 *     used
 */
public record OpenedAccount(AwsAccount account, Optional<String> notice) {}
