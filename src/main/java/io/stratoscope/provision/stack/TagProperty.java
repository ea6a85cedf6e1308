package io.stratoscope.provision.stack;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where in its properties a resource type has its tags, by the CloudFormation template reference. */
public final class TagProperty {

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
    public static JsonObject with(
            ResourceType type, JsonObject properties, Map<String, String> tags) {
        if (WITHOUT.contains(type.name())) {
            return properties;
        }
        JsonValue.ObjectBuilder all = JsonValue.object();
        properties.members().forEach(all::put);
        return all.put(
                        nameOn(type),
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

    /** Whether resources of a type can carry tags. */
    public static boolean isOn(ResourceType type) {
        return !WITHOUT.contains(type.name());
    }

    /** The properties without their tags. */
    public static JsonObject without(Wanted wanted) {
        String name = nameOn(wanted.type());
        JsonValue.ObjectBuilder rest = JsonValue.object();
        wanted.properties()
                .members()
                .forEach((property, value) -> {
                    if (!property.equals(name)) {
                        rest.put(property, value);
                    }
                });
        return rest.build();
    }

    /** The tags that a resource is to carry; none where its type cannot. */
    public static Map<String, String> of(Wanted wanted) {
        Map<String, String> tags = new TreeMap<>();
        wanted.properties()
                .objects(nameOn(wanted.type()))
                .forEach(tag ->
                        tags.put(tag.text("Key").orElseThrow(), tag.text("Value").orElseThrow()));
        return tags;
    }

    private static String nameOn(ResourceType type) {
        return NAMES.getOrDefault(type.name(), "Tags");
    }
}
