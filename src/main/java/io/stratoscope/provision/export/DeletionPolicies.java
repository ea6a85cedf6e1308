package io.stratoscope.provision.export;

import io.stratoscope.model.ResourceType;

import java.util.Map;
import java.util.Optional;

/** What becomes of those that hold data when the stack goes, or one has to be replaced. */
final class DeletionPolicies {

    private static final Map<String, String> BY_TYPE =
            Map.of(
                    "AWS::EFS::FileSystem", "Retain",
                    "AWS::KMS::Key", "Retain",
                    "AWS::RDS::DBCluster", "Snapshot",
                    "AWS::S3::Bucket", "Retain");

    private DeletionPolicies() {}

    /** CloudFormation's word for it; empty where the resource goes with the stack. */
    static Optional<String> of(ResourceType type) {
        return Optional.ofNullable(BY_TYPE.get(type.name()));
    }
}
