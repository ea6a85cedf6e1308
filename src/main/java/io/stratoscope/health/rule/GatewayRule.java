package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** Whether an internet gateway is attached to its VPC. */
final class GatewayRule implements HealthRule {

    @Override
    public String key() {
        return "internet-gateway";
    }

    @Override
    public String title() {
        return "An internet gateway is attached to a VPC.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.INTERNET_GATEWAY).stream()
                .map(this::verdict)
                .toList();
    }

    private Verdict verdict(Resource gateway) {
        List<JsonObject> attachments = gateway.description().objects("Attachments");
        boolean attached =
                attachments.stream()
                        .anyMatch(each ->
                                each.text("State")
                                        .filter(state ->
                                                state.equals("available")
                                                        || state.equals("attached"))
                                        .isPresent());
        return attached
                ? Verdict.ok(
                        key(),
                        gateway.arn(),
                        "It is attached.",
                        Reading.of(gateway, "available", "Attachments", "State"))
                : Verdict.down(
                        key(),
                        gateway.arn(),
                        "It is attached to no VPC: nothing comes in or goes out by it.",
                        "Attach it: aws ec2 attach-internet-gateway --internet-gateway-id "
                                + gateway.id()
                                + " --vpc-id VPC",
                        Reading.of(gateway, "none", "Attachments"));
    }
}
