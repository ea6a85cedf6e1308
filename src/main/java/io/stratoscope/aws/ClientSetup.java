package io.stratoscope.aws;

import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that one client is built with.
 *
 * @param http shared: closing the client leaves it open; made when a client first wants it
 * @param asyncHttp the same for clients that stream
 * @param profileFile where the SDK reads further settings, in place of this machine's files
 */
record ClientSetup(
        String prefix,
        Region region,
        Signer signer,
        Supplier<SdkHttpClient> http,
        Supplier<SdkAsyncHttpClient> asyncHttp,
        Optional<URI> endpoint,
        RetryStrategy retries,
        CallGate gate,
        ProfileFile profileFile,
        String profileName) {

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B applyTo(B builder) {
        return common(builder).httpClient(http.get());
    }

    <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> B applyToAsync(B builder) {
        return common(builder).httpClient(asyncHttp.get());
    }

    private <B extends AwsClientBuilder<B, C>, C> B common(B builder) {
        ClientOverrideConfiguration.Builder override =
                ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .defaultProfileFile(profileFile)
                        .defaultProfileName(profileName);
        gate.watch(override, prefix);
        signer.source()
                .ifPresent(
                        source -> override.addExecutionInterceptor(new RefusedCredentials(source)));
        endpoint.ifPresent(address -> {
            // "data-" before a host name of an emulator would name a host that does not exist.
            override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true);
            override.addExecutionInterceptor(new EndpointGaps());
            builder.endpointOverride(address);
        });
        return builder.region(region)
                .credentialsProvider(signer.provider())
                .overrideConfiguration(override.build());
    }
}
