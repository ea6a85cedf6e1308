package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.Set;

/**
 * A bucket for Terraform's state, for those who keep Terraform beside the stack. It locks with an object <a
 * href="https://developer.hashicorp.com/terraform/language/backend/s3">of the same bucket</a>, so there is no table for that.
 */
final class RemoteStateModule implements Module {
    private static final String BUCKET = "StateBucket";

    @Override
    public String name() {
        return "remote-state";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        ObjectBuilder bucket =
                Buckets.closed(Buckets.name(design, "terraform-state"))
                        .put("VersioningConfiguration", Buckets.versioned());
        long kept = settings.number("old-versions-days");
        if (kept > 0) {
            bucket.put(
                    "LifecycleConfiguration",
                    Buckets.lifecycle(
                            "expire-old-versions",
                            JsonValue.object()
                                    .put(
                                            "NoncurrentVersionExpiration",
                                            JsonValue.object()
                                                    .put("NoncurrentDays", kept)
                                                    .build())));
        }
        design.addNamed(BUCKET, "AWS::S3::Bucket", design.name("terraform-state"), bucket);
        Buckets.policy(design, BUCKET);
    }
}
