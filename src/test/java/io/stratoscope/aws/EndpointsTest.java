package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.aws.AccountException.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sts.StsClient;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where each service is spoken to. */
final class EndpointsTest {

    private static final String CONFIG =
            """
            [profile plain]
            region = eu-central-1
            [profile general]
            region = eu-central-1
            endpoint_url = http://general:1
            [profile some]
            aws_access_key_id = AKIAX
            aws_secret_access_key = s
            region = eu-central-1
            endpoint_url = http://general:1
            services = local
            [profile ignoring]
            aws_access_key_id = AKIAX
            aws_secret_access_key = s
            region = eu-central-1
            ignore_configured_endpoint_urls = true
            endpoint_url = http://general:1
            [profile lost]
            region = eu-central-1
            services = nowhere
            [services local]
            ecs =
              endpoint_url = http://ecs:1
            elastic_load_balancing_v2 =
              endpoint_url = http://elb:1
            """;

    @TempDir Path directory;

    private AwsHome home(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("AWS_ACCESS_KEY_ID", "AKIAX");
        all.put("AWS_SECRET_ACCESS_KEY", "s");
        return new AwsHome(directory).config(CONFIG).with(all);
    }

    private String addresses(String profile, Map<String, String> variables) {
        AwsEnvironment environment = home(variables).environment();
        Profiles profiles = Profiles.read(environment);
        Endpoints endpoints =
                Endpoints.of(
                        Optional.empty(),
                        environment,
                        Optional.of(profiles.get(profile)),
                        profiles.file());
        return address(endpoints.of(Services.of(EcsClient.class)))
                + " "
                + address(endpoints.of(Services.of(ElasticLoadBalancingV2Client.class)))
                + " "
                + address(endpoints.of(Services.of(StsClient.class)))
                + " "
                + address(endpoints.of(Services.SSO_OIDC));
    }

    private static String address(Optional<URI> uri) {
        return uri.map(URI::getHost).orElse("aws");
    }

    @ParameterizedTest(name = "{0} with {1}={2}")
    @CsvSource({
        "plain, X, x, aws aws aws aws",
        "general, X, x, general general general general",
        "some, X, x, ecs elb general general",
        "plain, AWS_ENDPOINT_URL, http://all:1, all all all all",
        "some, AWS_ENDPOINT_URL, http://all:1, all all all all",
        "some, AWS_ENDPOINT_URL_STS, http://sts:1, ecs elb sts general",
        "plain, AWS_ENDPOINT_URL_SSO_OIDC, http://oidc:1, aws aws aws oidc",
        "plain, AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2, http://elb2:1, aws elb2 aws aws",
        // near misses
        "plain, AWS_ENDPOINT_URL_ELB, http://elb2:1, aws aws aws aws",
        "plain, AWS_ENDPOINT_URL_SSO, http://sso:1, aws aws aws aws",
        "plain, AWS_ENDPOINT_URL, ' ', aws aws aws aws",
        "plain, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, true, aws aws aws aws",
        "some, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, false, ecs elb general general",
    })
    void theNearerSettingWins(String profile, String name, String value, String expected) {
        assertThat(addresses(profile, Map.of(name, value))).isEqualTo(expected);
    }

    @Test
    void aServicesSectionReachesTheClient() {
        try (LocalEndpoint ecs = new LocalEndpoint().answer(200, "{\"clusterArns\":[]}")) {
            home(Map.of())
                    .config(CONFIG.replace("http://ecs:1", ecs.uri().toString()))
                    .call("some");
            assertThat(ecs.requests()).hasSize(1);
        }
    }

    @Test
    void aServicesSectionThatDoesNotExistIsWrongUsage() {
        AccountException refused = home(Map.of()).refused("lost");
        assertThat(refused)
                .hasMessage(
                        "profile lost names the services section 'nowhere', which does not exist");
        assertThat(refused.remedy()).contains("[services nowhere]");
        assertThat(refused.kind()).isEqualTo(Kind.WRONG_USAGE);
    }

    // The SDK would follow them all the same.
    @Test
    void whatCannotBeIgnoredIsRefused() {
        assertThat(home(Map.of()).refused("ignoring"))
                .hasMessageEndingWith("cannot ignore the endpoint_url of profile ignoring");
        assertThat(
                        home(Map.of(
                                        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                                        "TRUE",
                                        "AWS_ENDPOINT_URL_S3",
                                        "http://s3:1"))
                                .refused("plain"))
                .hasMessageEndingWith("cannot ignore AWS_ENDPOINT_URL_S3");
    }

    @Test
    void whatTheCommandLineSaysGoesBeforeAll() {
        try (LocalEndpoint given = new LocalEndpoint().answer(200, "{\"clusterArns\":[]}")) {
            AwsHome home = home(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1")).at(given);
            home.call("some");
            home.call("ignoring");
            assertThat(given.requests()).hasSize(2);
        }
    }
}
