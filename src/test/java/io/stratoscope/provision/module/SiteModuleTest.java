package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.module.Design.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;

class SiteModuleTest {
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:123456789012:certificate/5a1f9c5e-0000-4000-8000-000000000000";

    private static JsonObject config(Designs stack) {
        return (JsonObject)
                stack.resource("SiteDistribution")
                        .properties()
                        .get("DistributionConfig")
                        .orElseThrow();
    }

    @Test
    void onlyTheDistributionReachesTheBucket() {
        Designs stack = new Designs().with("site");

        assertThat(stack.ids())
                .containsExactly(
                        "SiteBucket", "SiteAccess", "SiteDistribution", "SiteBucketPolicy");
        assertThat(stack.stack().graph().order().getLast()).isEqualTo("SiteBucketPolicy");
        assertThat(
                        stack.resource("SiteBucket")
                                .properties()
                                .isTrue("PublicAccessBlockConfiguration", "BlockPublicPolicy"))
                .isTrue();
        JsonObject config = config(stack);
        assertThat(config.text("DefaultCacheBehavior", "ViewerProtocolPolicy"))
                .contains("redirect-to-https");
        assertThat(config.objects("CustomErrorResponses")).hasSize(1);
        assertThat(config.get("Aliases")).isEmpty();
        assertThat(config.get("ViewerCertificate")).isEmpty();
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                new Designs()
                        .with(
                                "site",
                                JsonValue.object()
                                        .put("index", "start.html")
                                        .put("not-found", "")
                                        .put("price-class", "PriceClass_All")
                                        .put("domains", Design.texts(List.of("blog.example.org")))
                                        .put("certificate", CERTIFICATE)
                                        .build());

        assertThat(stack.design().problems()).isEmpty();
        JsonObject config = config(stack);
        assertThat(config.text("DefaultRootObject")).contains("start.html");
        assertThat(config.text("PriceClass")).contains("PriceClass_All");
        assertThat(config.get("CustomErrorResponses")).isEmpty();
        assertThat(config.texts("Aliases")).containsExactly("blog.example.org");
        assertThat(config.text("ViewerCertificate", "AcmCertificateArn")).contains(CERTIFICATE);
    }

    @Test
    void domainsNeedACertificateOfTheRightRegion() {
        JsonValue.ObjectBuilder settings =
                JsonValue.object().put("domains", Design.texts(List.of("blog.example.org")));
        assertThat(new Designs().with("site", settings.build()).design().problems())
                .extracting(Problem::pointer)
                .containsExactly("/modules/site/domains");
        settings.put("certificate", CERTIFICATE.replace("us-east-1", "eu-central-1"));
        assertThat(new Designs().with("site", settings.build()).design().problems())
                .extracting(Problem::pointer)
                .containsExactly("/modules/site/certificate");
    }
}
