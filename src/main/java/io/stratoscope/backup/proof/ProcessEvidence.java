package io.stratoscope.backup.proof;

import java.time.Instant;
import java.util.List;

/**
 * Who can have answered: once, an old process survived a restore and answered every check of it.
 *
 * @param began when the drill began to start tasks
 * @param answering the addresses of the targets to which the load balancer sends requests
 * @param tasks the drill's own
 */
public record ProcessEvidence(Instant began, List<String> answering, List<StartedTask> tasks) {

    public ProcessEvidence {
        answering = List.copyOf(answering);
        tasks = List.copyOf(tasks);
    }

    /**
     * A task.
     *
     * @param address its private address, as targets have it
     * @param started when its containers ran
     */
    public record StartedTask(String address, Instant started) {}
}
