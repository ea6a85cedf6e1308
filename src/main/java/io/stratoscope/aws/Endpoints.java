package io.stratoscope.aws;

import software.amazon.awssdk.profiles.Profile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a service is spoken to when it is not AWS's own address. The order is that of AWS's tools: the command line, the
 * service's variable, the general variable, the profile (<a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">service-specific endpoints</a>).
 */
record Endpoints(Optional<URI> commandLine, AwsEnvironment environment, Optional<Profile> profile) {

    Optional<URI> of(Services.Service<?> service) {
        if (commandLine.isPresent()) {
            return commandLine;
        }
        boolean ignored =
                environment
                        .variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                        .or(() ->
                                profile.flatMap(
                                        found -> found.property("ignore_configured_endpoint_urls")))
                        .filter("true"::equalsIgnoreCase)
                        .isPresent();
        if (ignored) {
            return Optional.empty();
        }
        String name = service.id().toUpperCase(Locale.ROOT).replace(' ', '_');
        return environment
                .variable("AWS_ENDPOINT_URL_" + name)
                .or(() -> environment.variable("AWS_ENDPOINT_URL"))
                .or(() -> profile.flatMap(found -> found.property("endpoint_url")))
                .map(Endpoints::uri);
    }

    /** An address that can be spoken to, or an error that says why not. */
    static URI uri(String text) {
        try {
            URI uri = new URI(text.strip());
            String scheme = String.valueOf(uri.getScheme());
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The same answer as for an address without a host.
        }
        throw new AccountException(
                AccountException.Kind.WRONG_USAGE,
                "not an endpoint URL: " + OneLine.of(text),
                "write it as in: --endpoint-url http://127.0.0.1:5000");
    }
}
