package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;

/**
 * Security groups and who gets in. A rule that names another group is a resource of its own: two groups that let each
 * other in would otherwise wait for each other.
 */
final class SecurityGroups {
    private SecurityGroups() {}

    /** Wants a group that nobody may enter but who comes from the given networks. */
    static void group(
            Design design, String id, String name, String description, List<JsonObject> ingress) {
        ObjectBuilder group =
                JsonValue.object()
                        .put("GroupName", design.name(name))
                        .put("GroupDescription", description)
                        .put("VpcId", to("Vpc"));
        if (!ingress.isEmpty()) {
            group.put("SecurityGroupIngress", ingress);
        }
        design.addNamed(id, "AWS::EC2::SecurityGroup", design.name(name), group);
    }

    /** A rule for {@link #group} that lets a network in. */
    static JsonObject from(String cidr, int port, String description) {
        return tcp(port, description).put("CidrIp", cidr).build();
    }

    /** Wants a rule that lets one group's members reach a port of another's; its id is told. */
    static String allow(Design design, String from, String to, int port, String description) {
        String id = to.replace("SecurityGroup", "") + "From" + from.replace("SecurityGroup", "");
        design.add(
                id,
                "AWS::EC2::SecurityGroupIngress",
                tcp(port, description)
                        .put("GroupId", reference(to))
                        .put("SourceSecurityGroupId", reference(from)));
        return id;
    }

    /** A group's id. */
    static JsonObject reference(String id) {
        return attribute(id, "GroupId");
    }

    private static ObjectBuilder tcp(int port, String description) {
        return JsonValue.object()
                .put("IpProtocol", "tcp")
                .put("FromPort", port)
                .put("ToPort", port)
                .put("Description", description);
    }
}
