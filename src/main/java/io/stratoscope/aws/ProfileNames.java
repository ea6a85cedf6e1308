package io.stratoscope.aws;

import java.util.List;

/** The names of the profiles in the shared configuration and credentials files, for who offers a choice. */
public final class ProfileNames {

    private ProfileNames() {}

    /**
     * Sorted.
     *
     * @throws AccountException when a file is there and cannot be read
     */
    public static List<String> of(AwsEnvironment environment) {
        return Profiles.read(environment).file().profiles().keySet().stream().sorted().toList();
    }
}
