package io.stratoscope.backup.proof;

import io.stratoscope.backup.proof.ProcessEvidence.StartedTask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that can have answered are tasks that this drill has started. */
final class ProcessCheck implements Check {

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Finding look(Proving proving) {
        return proving.expected()
                .process()
                .map(ProcessCheck::look)
                .orElseGet(() ->
                        Finding.unknown(
                                "nobody said which tasks are this drill's; an old process may have answered"));
    }

    private static Finding look(ProcessEvidence evidence) {
        if (evidence.answering().isEmpty()) {
            return Finding.unknown(
                    "the load balancer names no target to which it sends; see the health of its targets");
        }
        List<String> problems = new ArrayList<>();
        evidence.answering()
                .forEach(address -> problem(address, evidence).ifPresent(problems::add));
        Map<String, String> measured = Map.of("targets", String.join(" ", evidence.answering()));
        return problems.isEmpty()
                ? Finding.pass(
                        "only tasks that this drill started answer, %d of them"
                                .formatted(evidence.answering().size()),
                        measured)
                : Finding.fail(
                        "%d of %d targets are not this drill's: what they answered proves nothing; take them out of"
                                        .formatted(problems.size(), evidence.answering().size())
                                + " the target group",
                        measured,
                        problems);
    }

    private static Optional<String> problem(String address, ProcessEvidence evidence) {
        List<StartedTask> tasks =
                evidence.tasks().stream().filter(task -> task.address().equals(address)).toList();
        if (tasks.isEmpty()) {
            return Optional.of(address + " is no task of this drill");
        }
        return tasks.stream()
                .filter(task -> task.started().isBefore(evidence.began()))
                .findFirst()
                .map(task ->
                        "%s runs since %s, before the drill began at %s"
                                .formatted(address, task.started(), evidence.began()));
    }
}
