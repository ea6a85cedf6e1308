package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Set;

/** A web site of files: a bucket that nobody reaches but the CloudFront distribution in front of it. */
final class SiteModule implements Module {

    /** AWS's managed policy "CachingOptimized", by its id, which is the same in every account. */
    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";

    @Override
    public String name() {
        return "site";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        List<String> domains = settings.texts("domains");
        String certificate = settings.text("certificate");
        if (!domains.isEmpty() && certificate.isEmpty()) {
            design.problem(
                    "domains",
                    "domains need a certificate: give the ARN of one in us-east-1 as \"certificate\"");
        }
        if (!certificate.isEmpty() && !certificate.contains(":us-east-1:")) {
            design.problem(
                    "certificate",
                    "CloudFront takes certificates of us-east-1 only: request one there");
        }
        bucket(design);
        design.add(
                "SiteAccess",
                "AWS::CloudFront::OriginAccessControl",
                JsonValue.object()
                        .put(
                                "OriginAccessControlConfig",
                                JsonValue.object()
                                        .put("Name", design.name("site"))
                                        .put("OriginAccessControlOriginType", "s3")
                                        .put("SigningBehavior", "always")
                                        .put("SigningProtocol", "sigv4")
                                        .build()));
        design.addNamed(
                "SiteDistribution",
                "AWS::CloudFront::Distribution",
                design.name("site"),
                JsonValue.object()
                        .put("DistributionConfig", distribution(design, settings, domains)));
        design.add(
                "SiteBucketPolicy",
                "AWS::S3::BucketPolicy",
                JsonValue.object().put("Bucket", to("SiteBucket")).put("PolicyDocument", policy()));
    }

    private static void bucket(Design design) {
        design.addNamed(
                "SiteBucket",
                "AWS::S3::Bucket",
                design.name("site"),
                JsonValue.object()
                        .put("BucketName", Buckets.name(design, "site"))
                        .put("PublicAccessBlockConfiguration", Buckets.shut())
                        .put("VersioningConfiguration", Buckets.versioned()));
    }

    private static JsonObject distribution(
            Design design, ModuleSettings settings, List<String> domains) {
        ObjectBuilder config =
                JsonValue.object()
                        .put("Comment", design.stack())
                        .put("Enabled", true)
                        .put("HttpVersion", "http2and3")
                        .put("DefaultRootObject", settings.text("index"))
                        .put("PriceClass", settings.text("price-class"))
                        .put("Origins", JsonValue.of(List.of(origin())))
                        .put(
                                "DefaultCacheBehavior",
                                JsonValue.object()
                                        .put("TargetOriginId", "files")
                                        .put("ViewerProtocolPolicy", "redirect-to-https")
                                        .put("CachePolicyId", CACHING_OPTIMIZED)
                                        .put("Compress", true)
                                        .build());
        if (!settings.text("not-found").isEmpty()) {
            config.put("CustomErrorResponses", JsonValue.of(List.of(notFound(settings))));
        }
        if (!domains.isEmpty()) {
            config.put("Aliases", Design.texts(domains))
                    .put(
                            "ViewerCertificate",
                            JsonValue.object()
                                    .put("AcmCertificateArn", settings.text("certificate"))
                                    .put("MinimumProtocolVersion", "TLSv1.2_2021")
                                    .put("SslSupportMethod", "sni-only")
                                    .build());
        }
        return config.build();
    }

    private static JsonObject origin() {
        return JsonValue.object()
                .put("Id", "files")
                .put("DomainName", attribute("SiteBucket", "RegionalDomainName"))
                .put("OriginAccessControlId", attribute("SiteAccess", "Id"))
                .put("S3OriginConfig", JsonValue.object().put("OriginAccessIdentity", "").build())
                .build();
    }

    /** Without the right to list, S3 answers 403 for what is not there. */
    private static JsonObject notFound(ModuleSettings settings) {
        return JsonValue.object()
                .put("ErrorCode", 403)
                .put("ResponseCode", 404)
                .put("ResponsePagePath", "/" + settings.text("not-found"))
                .build();
    }

    private static JsonObject policy() {
        JsonObject statement =
                JsonValue.object()
                        .put("Sid", "distribution")
                        .put("Effect", "Allow")
                        .put(
                                "Principal",
                                JsonValue.object()
                                        .put("Service", "cloudfront.amazonaws.com")
                                        .build())
                        .put("Action", "s3:GetObject")
                        .put("Resource", Buckets.objects("SiteBucket", ""))
                        .put(
                                "Condition",
                                JsonValue.object()
                                        .put(
                                                "StringEquals",
                                                JsonValue.object()
                                                        .put(
                                                                "AWS:SourceArn",
                                                                text(
                                                                        "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${SiteDistribution}"))
                                                        .build())
                                        .build())
                        .build();
        return PolicyDocument.of(statement);
    }
}
