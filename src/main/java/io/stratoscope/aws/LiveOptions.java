package io.stratoscope.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the operator said about the account.
 *
 * @param profile a profile of the shared configuration; when empty, the environment decides as with AWS's own tools
 * @param regions region codes; when empty, {@code AWS_REGION}, {@code AWS_DEFAULT_REGION} or the profile decides
 * @param endpoint speaks to this address in place of AWS, for every service
 */
public record LiveOptions(Optional<String> profile, List<String> regions, Optional<URI> endpoint) {
    public LiveOptions {
        regions = List.copyOf(regions);
    }
}
