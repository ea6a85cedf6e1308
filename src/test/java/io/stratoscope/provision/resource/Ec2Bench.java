package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

import java.util.List;

/** What several tests of EC2's drivers need made. */
final class Ec2Bench {

    static final String VPC = "AWS::EC2::VPC";
    static final String SUBNET = "AWS::EC2::Subnet";
    static final String GATEWAY = "AWS::EC2::InternetGateway";
    static final String ATTACHMENT = "AWS::EC2::VPCGatewayAttachment";

    final Workbench bench = new Workbench();
    final Ec2Client ec2 = bench.client(Ec2Client.class);

    /** JSON with single quotes, and a value for each {@code %s}. */
    static JsonObject json(String text, Object... values) {
        String filled = text;
        for (Object value : values) {
            int at = filled.indexOf("%s");
            filled = filled.substring(0, at) + value + filled.substring(at + 2);
        }
        return (JsonObject) JsonText.parse(filled.replace('\'', '"'));
    }

    static JsonObject network(boolean hostnames) {
        return json(
                "{'CidrBlock': '10.0.0.0/16', 'EnableDnsHostnames': %s, 'EnableDnsSupport': true}",
                hostnames);
    }

    Existing vpc() {
        return bench.make(VPC, "Vpc", network(true));
    }

    Existing subnet(Existing vpc, int number) {
        return bench.make(
                SUBNET,
                "Subnet" + number,
                json(
                        "{'VpcId': '%s', 'CidrBlock': '10.0.%s.0/24', 'AvailabilityZone': 'eu-central-1b'}",
                        vpc.ref(), number));
    }

    Existing gateway() {
        return bench.make(GATEWAY, "InternetGateway", JsonObject.EMPTY);
    }

    Existing attachment(Existing vpc, Existing gateway) {
        return bench.make(
                ATTACHMENT,
                "InternetGatewayAttachment",
                json("{'VpcId': '%s', 'InternetGatewayId': '%s'}", vpc.ref(), gateway.ref()));
    }

    Existing inVpc(String type, String id, Existing vpc) {
        return bench.make(type, id, json("{'VpcId': '%s'}", vpc.ref()));
    }

    /** That AWS refuses a call, and with which code. */
    static void refused(String code, ThrowingCallable call) {
        Ec2Exception refusal = catchThrowableOfType(Ec2Exception.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    }

    /** What a type's resources are called. */
    List<String> refs(String type) {
        return bench.list(type).stream().map(Existing::ref).toList();
    }
}
