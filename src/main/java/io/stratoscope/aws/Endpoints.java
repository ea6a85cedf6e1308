package io.stratoscope.aws;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a service is spoken to when it is not AWS's own address. The order is that of AWS's tools: the command line, the
 * service's variable, the general variable, the profile's services section, the profile (<a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">service-specific endpoints</a>). The
 * SDK would follow all but the first by itself; it is done here so that it is known which service is an emulator's.
 *
 * @param services the section that the profile names
 */
record Endpoints(
        Optional<URI> commandLine,
        AwsEnvironment environment,
        Optional<Profile> profile,
        Optional<Profile> services) {

    private static final String GENERAL = "AWS_ENDPOINT_URL";
    private static final String IGNORE = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
    private static final String IN_A_FILE = "endpoint_url";

    /**
     * The addresses that the operator's settings name.
     *
     * @throws AccountException when the profile names a services section that does not exist, or when addresses are to be
     *     ignored that the SDK would not ignore
     */
    static Endpoints of(
            Optional<URI> commandLine,
            AwsEnvironment environment,
            Optional<Profile> profile,
            ProfileFile file) {
        Optional<Profile> services =
                profile.flatMap(found ->
                        found.property("services").map(name -> section(found, file, name)));
        Endpoints endpoints = new Endpoints(commandLine, environment, profile, services);
        if (commandLine.isEmpty() && endpoints.toBeIgnored()) {
            endpoints.refuseWhatCannotBeIgnored();
        }
        return endpoints;
    }

    private static Profile section(Profile profile, ProfileFile file, String name) {
        return file.getSection("services", name)
                .orElseThrow(() ->
                        new AccountException(
                                AccountException.Kind.WRONG_USAGE,
                                "profile "
                                        + profile.name()
                                        + " names the services section '"
                                        + OneLine.of(name)
                                        + "', which does not exist",
                                "add [services "
                                        + OneLine.of(name)
                                        + "] to the configuration file, or take the services line out"));
    }

    private boolean toBeIgnored() {
        return environment
                .variable(IGNORE)
                .or(() ->
                        profile.flatMap(found -> found.property("ignore_configured_endpoint_urls")))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    private void refuseWhatCannotBeIgnored() {
        Optional<String> variable =
                environment.variables().keySet().stream()
                        .filter(name -> name.equals(GENERAL) || name.startsWith(GENERAL + "_"))
                        .filter(name -> environment.variable(name).isPresent())
                        .min(String::compareTo);
        Optional<String> place =
                profile.filter(found ->
                                services.isPresent() || found.property(IN_A_FILE).isPresent())
                        .map(found -> "the endpoint_url of profile " + found.name());
        variable.or(() -> place)
                .ifPresent(set -> {
                    throw new AccountException(
                            AccountException.Kind.WRONG_USAGE,
                            "configured endpoints are to be ignored, and the AWS SDK for Java cannot"
                                    + " ignore "
                                    + set,
                            "take it out, or name another profile with --profile");
                });
    }

    Optional<URI> of(Services.Service<?> service) {
        if (commandLine.isPresent()) {
            return commandLine;
        }
        String upper = service.id().toUpperCase(Locale.ROOT).replace(' ', '_');
        String inAFile = upper.toLowerCase(Locale.ROOT) + "." + IN_A_FILE;
        return environment
                .variable(GENERAL + "_" + upper)
                .or(() -> environment.variable(GENERAL))
                .or(() -> services.flatMap(section -> section.property(inAFile)))
                .or(() -> profile.flatMap(found -> found.property(inAFile)))
                .or(() -> profile.flatMap(found -> found.property(IN_A_FILE)))
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
