package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.Tag;

import java.time.Duration;
import java.util.function.Consumer;

class SimulatedCloudFrontTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedNetworks.unlocked(clock);
    private final CloudFrontClient cloudFront =
            account.client(CloudFrontClient.class, "eu-central-1");

    private static String code(ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private String control(String name) {
        return cloudFront
                .createOriginAccessControl(
                        request -> request.originAccessControlConfig(config -> config.name(name)))
                .originAccessControl()
                .id();
    }

    private static DistributionConfig config(
            String reference, Consumer<DistributionConfig.Builder> more) {
        return DistributionConfig.builder()
                .callerReference(reference)
                .enabled(true)
                .comment("")
                .origins(origins ->
                        origins.quantity(1)
                                .items(
                                        Origin.builder()
                                                .id("files")
                                                .domainName("a.s3.amazonaws.com")
                                                .build()))
                .defaultCacheBehavior(behaviour -> behaviour.targetOriginId("files"))
                .applyMutation(more)
                .build();
    }

    private String distribution(String reference, Consumer<DistributionConfig.Builder> more) {
        return cloudFront
                .createDistributionWithTags(request ->
                        request.distributionConfigWithTags(both ->
                                both.distributionConfig(config(reference, more))
                                        .tags(tags ->
                                                tags.items(
                                                        Tag.builder()
                                                                .key("Project")
                                                                .value("immich")
                                                                .build()))))
                .distribution()
                .id();
    }

    private String tag(String id) {
        return cloudFront.getDistribution(request -> request.id(id)).eTag();
    }

    private static Consumer<DistributionConfig.Builder> named(String region) {
        return config ->
                config.aliases(names -> names.quantity(1).items("www.example.org"))
                        .viewerCertificate(certificate ->
                                certificate.acmCertificateArn(
                                        "arn:aws:acm:" + region + ":123456789012:certificate/1"));
    }

    @Test
    void onlyADisabledDistributionIsDeletedAndOnlyOnceThatIsDeployed() {
        account.takingTime(true);
        String id = distribution("a", config -> {});
        clock.turn(Duration.ofMinutes(5));
        assertThat(cloudFront.getDistribution(one -> one.id(id)).distribution().status())
                .isEqualTo("Deployed");
        assertThat(code(() -> cloudFront.deleteDistribution(one -> one.id(id).ifMatch(tag(id)))))
                .isEqualTo("DistributionNotDisabled");
        cloudFront.updateDistribution(request ->
                request.id(id)
                        .ifMatch(tag(id))
                        .distributionConfig(config("a", config -> config.enabled(false))));
        assertThat(code(() -> cloudFront.deleteDistribution(one -> one.id(id).ifMatch(tag(id)))))
                .isEqualTo("DistributionNotDisabled");

        clock.turn(Duration.ofMinutes(5));
        cloudFront.deleteDistribution(one -> one.id(id).ifMatch(tag(id)));
        assertThat(code(() -> tag(id))).isEqualTo("NoSuchDistribution");
    }

    @Test
    void aChangeIsForTheStateThatItNames() {
        String id = distribution("a", config -> {});
        String first = tag(id);
        DistributionConfig same = config("a", config -> {});
        cloudFront.updateDistribution(
                request -> request.id(id).ifMatch(first).distributionConfig(same));
        assertThat(
                        code(() ->
                                cloudFront.updateDistribution(request ->
                                        request.id(id).ifMatch(first).distributionConfig(same))))
                .isEqualTo("PreconditionFailed");
        assertThat(
                        code(() ->
                                cloudFront.updateDistribution(
                                        request -> request.id(id).distributionConfig(same))))
                .isEqualTo("InvalidIfMatchVersion");
        assertThat(
                        code(() ->
                                cloudFront.updateDistribution(request ->
                                        request.id(id)
                                                .ifMatch(tag(id))
                                                .distributionConfig(config("b", all -> {})))))
                .isEqualTo("IllegalUpdate");
    }

    @Test
    void whatADistributionNamesHasToBeThere() {
        distribution("a", config -> {});
        assertThat(code(() -> distribution("a", config -> {})))
                .isEqualTo("DistributionAlreadyExists");
        assertThat(
                        code(() ->
                                distribution(
                                        "b",
                                        config ->
                                                config.defaultCacheBehavior(behaviour ->
                                                        behaviour.targetOriginId("other")))))
                .isEqualTo("NoSuchOrigin");
        assertThat(code(() -> distribution("c", named("eu-central-1"))))
                .isEqualTo("InvalidViewerCertificate");
        distribution("d", named("us-east-1"));
        assertThat(code(() -> distribution("e", named("us-east-1"))))
                .isEqualTo("CNAMEAlreadyExists");
        assertThat(code(() -> distribution("f", using("E0"))))
                .isEqualTo("InvalidOriginAccessControl");
    }

    private static Consumer<DistributionConfig.Builder> using(String control) {
        return config ->
                config.origins(origins ->
                        origins.quantity(1)
                                .items(
                                        Origin.builder()
                                                .id("files")
                                                .domainName("a.s3.amazonaws.com")
                                                .originAccessControlId(control)
                                                .build()));
    }

    @Test
    void anAccessControlHasANameOfItsOwnAndStaysWhileItIsUsed() {
        String id = control("site");
        assertThat(code(() -> control("site"))).isEqualTo("OriginAccessControlAlreadyExists");
        distribution("a", using(id));
        String tag = cloudFront.getOriginAccessControl(request -> request.id(id)).eTag();
        assertThat(
                        code(() ->
                                cloudFront.deleteOriginAccessControl(
                                        request -> request.id(id).ifMatch(tag))))
                .isEqualTo("OriginAccessControlInUse");
        String free = control("other");
        String freeTag = cloudFront.getOriginAccessControl(request -> request.id(free)).eTag();
        cloudFront.deleteOriginAccessControl(request -> request.id(free).ifMatch(freeTag));
        assertThat(code(() -> cloudFront.getOriginAccessControl(request -> request.id(free))))
                .isEqualTo("NoSuchOriginAccessControl");
    }

    @Test
    void listsByMarkerAndKnowsTags() {
        String first = distribution("a", config -> {});
        distribution("b", config -> {});
        var page =
                cloudFront.listDistributions(request -> request.maxItems("1")).distributionList();
        assertThat(page.items()).extracting(one -> one.id()).containsExactly(first);
        assertThat(page.isTruncated()).isTrue();
        var rest =
                cloudFront
                        .listDistributions(request -> request.marker(page.nextMarker()))
                        .distributionList();
        assertThat(rest.items()).hasSize(1);
        assertThat(rest.isTruncated()).isFalse();
        String arn = page.items().getFirst().arn();
        assertThat(cloudFront.listTagsForResource(request -> request.resource(arn)).tags().items())
                .extracting(Tag::value)
                .containsExactly("immich");
    }
}
