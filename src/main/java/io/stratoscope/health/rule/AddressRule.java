package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** Whether an elastic IP is used: one that is not costs as much and does nothing. */
final class AddressRule implements HealthRule {

    @Override
    public String key() {
        return "elastic-ip";
    }

    @Override
    public String title() {
        return "An elastic IP is attached to something.";
    }

    @Override
    public Concern concern() {
        return Concern.CARE;
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.ELASTIC_IP).stream().map(this::verdict).toList();
    }

    private Verdict verdict(Resource address) {
        return address.description()
                .text("AssociationId")
                .map(id ->
                        Verdict.ok(
                                key(),
                                address.arn(),
                                "It is attached.",
                                Reading.of(address, id, "AssociationId")))
                .orElseGet(() ->
                        Verdict.notice(
                                key(),
                                address.arn(),
                                "Nothing uses it.",
                                "Release it: aws ec2 release-address --allocation-id "
                                        + address.id(),
                                Reading.of(address, "nothing", "AssociationId")));
    }
}
