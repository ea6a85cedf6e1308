package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Set;

/** The bucket that backups go to. */
final class BackupStorageModule implements Module {
    static final String BUCKET = "BackupBucket";

    @Override
    public String name() {
        return "backup-storage";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        ObjectBuilder bucket =
                Buckets.closed(Buckets.name(design, "backup"))
                        .put("VersioningConfiguration", Buckets.versioned());
        lifecycle(design, settings, bucket);
        // Only once the policy of the log's bucket lets S3 write there.
        boolean logged =
                settings.flag("access-log") && design.resource(VpcFlowLog.BUCKET).isPresent();
        if (logged) {
            bucket.put(
                    "LoggingConfiguration",
                    JsonValue.object()
                            .put("DestinationBucketName", to(VpcFlowLog.BUCKET))
                            .put("LogFilePrefix", VpcFlowLog.ACCESS_LOG_PREFIX)
                            .build());
        }
        design.addNamed(
                BUCKET,
                "AWS::S3::Bucket",
                design.name("backup"),
                bucket,
                logged ? new String[] {VpcFlowLog.BUCKET + "Policy"} : new String[0]);
        Buckets.policy(design, BUCKET);
    }

    private static void lifecycle(Design design, ModuleSettings settings, ObjectBuilder bucket) {
        long glacier = settings.number("glacier-after-days");
        long kept = settings.number("old-versions-days");
        if (kept > 0 && glacier >= kept) {
            design.problem(
                    "glacier-after-days",
                    "old versions are deleted after %d days: move them before that, or set 0 to leave them where they are"
                            .formatted(kept));
            return;
        }
        ObjectBuilder rule = JsonValue.object();
        if (glacier > 0) {
            rule.put(
                    "NoncurrentVersionTransitions",
                    List.of(
                            JsonValue.object()
                                    .put("StorageClass", "GLACIER_IR")
                                    .put("TransitionInDays", glacier)
                                    .build()));
        }
        if (kept > 0) {
            rule.put(
                    "NoncurrentVersionExpiration",
                    JsonValue.object().put("NoncurrentDays", kept).build());
        }
        if (glacier > 0 || kept > 0) {
            bucket.put(
                    "LifecycleConfiguration",
                    Buckets.lifecycle(
                            glacier > 0 ? "old-versions-to-glacier" : "expire-old-versions", rule));
        }
    }
}
