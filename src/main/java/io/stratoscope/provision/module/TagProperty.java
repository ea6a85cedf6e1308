package io.stratoscope.provision.module;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import java.util.Map;
import java.util.Set;

/** Where in its properties a resource type has its tags, by the CloudFormation template reference. */
final class TagProperty {

    /** Those that have another name for it than {@code Tags}. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "AWS::EFS::FileSystem", "FileSystemTags",
                    "AWS::EFS::AccessPoint", "AccessPointTags",
                    "AWS::Route53::HostedZone", "HostedZoneTags");

    /** Those that cannot carry any: they are known by what they are part of. */
    private static final Set<String> WITHOUT =
            Set.of(
                    "AWS::ApplicationAutoScaling::ScalingPolicy",
                    "AWS::CloudFront::OriginAccessControl",
                    "AWS::EC2::NetworkAclEntry",
                    "AWS::EC2::Route",
                    "AWS::EC2::SecurityGroupEgress",
                    "AWS::EC2::SecurityGroupIngress",
                    "AWS::EC2::SubnetNetworkAclAssociation",
                    "AWS::EC2::SubnetRouteTableAssociation",
                    "AWS::EC2::VPCGatewayAttachment",
                    "AWS::EFS::MountTarget",
                    "AWS::IAM::Policy",
                    "AWS::KMS::Alias",
                    "AWS::Logs::ResourcePolicy",
                    "AWS::Route53::RecordSet",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::Subscription",
                    "AWS::SNS::TopicPolicy");

    private TagProperty() {}

    /** The properties, with tags where the type can carry some. */
    static JsonObject with(ResourceType type, JsonObject properties, Map<String, String> tags) {
        if (WITHOUT.contains(type.name())) {
            return properties;
        }
        JsonValue.ObjectBuilder all = JsonValue.object();
        properties.members().forEach(all::put);
        return all.put(
                        NAMES.getOrDefault(type.name(), "Tags"),
                        JsonValue.of(
                                tags.entrySet().stream()
                                        .map(tag ->
                                                JsonValue.object()
                                                        .put("Key", tag.getKey())
                                                        .put("Value", tag.getValue())
                                                        .build())
                                        .toList()))
                .build();
    }
}
