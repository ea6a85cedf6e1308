package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** Whether a DNS record leads to what is there. */
final class RecordRule implements HealthRule {

    @Override
    public String key() {
        return "dns-record";
    }

    @Override
    public String title() {
        return "A DNS record points at something that is there.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.RECORD_SET).stream()
                .map(record -> verdict(record, situation.topology()))
                .toList();
    }

    private Verdict verdict(Resource record, Topology topology) {
        List<Arn> ends = topology.targets(record.arn(), RelationKind.ROUTES_TO).toList();
        boolean lost =
                !ends.isEmpty() && ends.stream().allMatch(end -> topology.resource(end).isEmpty());
        String type = record.description().text("Type").orElse("");
        if (lost) {
            return Verdict.down(
                    key(),
                    record.arn(),
                    "It points at " + topology.name(ends.getFirst()) + ", which is not there.",
                    "Point it at what took its place, or delete it: somebody else may take the name.",
                    Reading.of(record, ends.getFirst().toString(), "AliasTarget"));
        }
        return Verdict.ok(
                key(),
                record.arn(),
                ends.isEmpty()
                        ? "It is there, and leads to nothing of this project."
                        : "It leads to " + topology.name(ends.getFirst()) + ".",
                Reading.of(record, type, "Type"));
    }
}
