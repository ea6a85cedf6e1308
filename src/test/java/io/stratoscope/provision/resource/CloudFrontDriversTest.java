package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlInUseException;

final class CloudFrontDriversTest {

    private static final String CONTROL = "AWS::CloudFront::OriginAccessControl";
    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

    private final Workbench bench = new Workbench();
    private final CloudFrontClient cloudFront = bench.client(CloudFrontClient.class);

    @SuppressWarnings("AnnotateFormatMethod") // what does not fit does not parse
    private static JsonObject json(String text, Object... arguments) {
        return (JsonObject) JsonText.parse(text.formatted(arguments));
    }

    private static JsonObject control(String signing) {
        return json(
                """
                {"OriginAccessControlConfig": {"Name": "bench-site", "SigningBehavior": "%s",
                   "OriginAccessControlOriginType": "s3", "SigningProtocol": "sigv4"}}
                """,
                signing);
    }

    private static JsonObject distribution(String control, String comment, String more) {
        return json(
                """
                {"DistributionConfig": {"Comment": "%s", "Enabled": true, %s
                   "HttpVersion": "http2and3", "DefaultRootObject": "index.html",
                   "PriceClass": "PriceClass_100",
                   "Origins": [{"Id": "files", "OriginAccessControlId": "%s",
                     "DomainName": "bench-site.s3.eu-central-1.amazonaws.com",
                     "S3OriginConfig": {"OriginAccessIdentity": ""}}],
                   "DefaultCacheBehavior": {"TargetOriginId": "files", "Compress": true,
                     "ViewerProtocolPolicy": "redirect-to-https",
                     "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"},
                   "CustomErrorResponses": [{"ErrorCode": 403, "ResponseCode": 404,
                     "ResponsePagePath": "/404.html"}]}}
                """,
                comment, more, control);
    }

    private static final String NAMED =
            """
            "IPV6Enabled": true, "Aliases": ["www.example.org"], "ViewerCertificate": {
              "AcmCertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/1",
              "MinimumProtocolVersion": "TLSv1.2_2021", "SslSupportMethod": "sni-only"},
            """;

    private Existing control() {
        return bench.make(CONTROL, "SiteAccess", control("always"));
    }

    @Test
    void makesChangesAndRemovesAnAccessControl() {
        Existing made = control();
        assertThat(made.attribute("Id")).contains(made.ref());

        bench.change(made, "SiteAccess", control("no-override"));
        bench.remove(made);
    }

    @Test
    void makesChangesAndRemovesADistribution() {
        Existing control = control();
        Existing made =
                bench.make(
                        DISTRIBUTION, "SiteDistribution", distribution(control.ref(), "bench", ""));
        assertThat(made.attribute("DomainName").orElseThrow()).endsWith(".cloudfront.net");

        bench.change(made, "SiteDistribution", distribution(control.ref(), "bench", NAMED));
        bench.remove(made);
        bench.remove(control);
    }

    @Test
    void aChangeKeepsWhatNobodySpokeOf() {
        Existing control = control();
        JsonObject first = distribution(control.ref(), "first", "");
        Existing made = bench.make(DISTRIBUTION, "D", first);
        GetDistributionResponse now = cloudFront.getDistribution(request -> request.id(made.ref()));
        DistributionConfig config = now.distribution().distributionConfig();
        cloudFront.updateDistribution(request ->
                request.id(made.ref())
                        .ifMatch(now.eTag())
                        .distributionConfig(
                                config.toBuilder()
                                        .webACLId("acl")
                                        .defaultCacheBehavior(
                                                config.defaultCacheBehavior().toBuilder()
                                                        .smoothStreaming(true)
                                                        .build())
                                        .build()));

        bench.change(made, "D", distribution(control.ref(), "second", ""));

        DistributionConfig changed =
                cloudFront
                        .getDistribution(request -> request.id(made.ref()))
                        .distribution()
                        .distributionConfig();
        assertThat(changed.webACLId()).isEqualTo("acl");
        assertThat(changed.defaultCacheBehavior().smoothStreaming()).isTrue();
    }

    @Test
    void aDistributionIsPendingUntilItIsDeployedAndMadeOnce() {
        var order = bench.order("D", distribution(control().ref(), "bench", ""));
        Existing made = Workbench.driver(DISTRIBUTION).create(order);
        assertThat(made.state()).isEqualTo(State.PENDING);

        assertThat(Workbench.driver(DISTRIBUTION).create(order).ref()).isEqualTo(made.ref());
        bench.remove(made);
    }

    @Test
    void anAccessControlStaysWhileADistributionUsesIt() {
        Existing control = control();
        bench.make(DISTRIBUTION, "D", distribution(control.ref(), "bench", ""));

        assertThatThrownBy(() -> bench.remove(control))
                .isInstanceOf(OriginAccessControlInUseException.class);
    }

    @Test
    void tagsAloneAreChangedToo() {
        JsonObject wanted = distribution(control().ref(), "bench", "");
        Existing made = bench.make(DISTRIBUTION, "D", wanted);

        Workbench.driver(DISTRIBUTION).update(made, bench.order("Other", wanted));

        assertThat(bench.list(DISTRIBUTION).getFirst().id()).contains("Other");
        assertThat(bench.list(DISTRIBUTION).getFirst().state()).isEqualTo(State.READY);
    }

    @Test
    void whatIsSomebodyElsesIsNotTheStacks() {
        cloudFront.createOriginAccessControl(request ->
                request.originAccessControlConfig(config ->
                        config.name("bench-site").description("stratoscope:stack=bench-2")));

        assertThat(bench.list(CONTROL)).isEmpty();
        assertThat(bench.list(DISTRIBUTION)).isEmpty();
    }

    @Test
    void anAccessControlThatAnEarlierAttemptMadeIsTakenAndAnyOtherIsNot() {
        Existing made = control();
        assertThat(control().ref()).isEqualTo(made.ref());
        bench.remove(made);
        cloudFront.createOriginAccessControl(
                request -> request.originAccessControlConfig(config -> config.name("bench-site")));

        assertThatThrownBy(this::control)
                .isInstanceOf(OriginAccessControlAlreadyExistsException.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> bench.make(DISTRIBUTION, "D", json("{\"Logs\": {}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Logs");
        JsonObject cached = json("{\"DistributionConfig\": {\"CacheBehaviors\": [{}]}}");
        assertThatThrownBy(() -> bench.make(DISTRIBUTION, "D", cached))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CacheBehaviors");
        JsonObject described =
                json("{\"OriginAccessControlConfig\": {\"Name\": \"a\", \"Description\": \"b\"}}");
        assertThatThrownBy(() -> bench.make(CONTROL, "C", described))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("description");
    }
}
