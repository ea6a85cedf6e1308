package io.stratoscope.provision.module;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How large a task on Fargate is.
 *
 * @param cpu in 1024ths of a virtual processor
 * @param memory in MiB
 */
record FargateSize(long cpu, long memory) {

    /** The <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html">pairs</a>. */
    private static final Map<Long, List<Long>> MEMORY =
            Map.of(
                    256L, List.of(512L, 1024L, 2048L),
                    512L, gib(1, 4, 1),
                    1024L, gib(2, 8, 1),
                    2048L, gib(4, 16, 1),
                    4096L, gib(8, 30, 1),
                    8192L, gib(16, 60, 4),
                    16384L, gib(32, 120, 8));

    /** What to do, when Fargate has no such size. */
    Optional<String> problem() {
        List<Long> allowed = MEMORY.getOrDefault(cpu, List.of());
        if (allowed.contains(memory)) {
            return Optional.empty();
        }
        if (allowed.isEmpty()) {
            return Optional.of(
                    "Fargate has no task with a cpu of "
                            + cpu
                            + ". Set one of 256, 512, 1024, 2048, 4096, 8192, 16384.");
        }
        String nearest =
                allowed.stream()
                        .filter(each -> each > memory)
                        .findFirst()
                        .or(() -> Optional.of(allowed.getLast()))
                        .map(String::valueOf)
                        .orElse("");
        return Optional.of(
                "Fargate has no task with "
                        + memory
                        + " MiB at a cpu of "
                        + cpu
                        + ": from "
                        + allowed.getFirst()
                        + " to "
                        + allowed.getLast()
                        + " in steps. Set "
                        + nearest
                        + ".");
    }

    private static List<Long> gib(long first, long last, long step) {
        return LongStream.iterate(first, each -> each <= last, each -> each + step)
                .map(each -> each * 1024)
                .boxed()
                .toList();
    }
}
