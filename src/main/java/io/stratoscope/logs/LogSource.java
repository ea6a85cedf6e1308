package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;

import java.util.Optional;

/** Where the lines of a resource are. */
public sealed interface LogSource {

    /** How that is known. */
    Evidence evidence();

    /**
     * Streams of a log group of CloudWatch Logs.
     *
     * @param group the group's ARN, without {@code :*}
     */
    record Group(Arn group, StreamChoice streams, Evidence evidence) implements LogSource {

        /**
         * What one ECS task writes there, of all tasks of its service; empty where the streams do not say whose they are.
         *
         * @param task its ARN
         */
        public Optional<Group> ofTask(Arn task) {
            return streams.ofTask(task.lastSegment())
                    .map(narrow -> new Group(group, narrow, evidence));
        }

        /** {@code /ecs/immich/server}. */
        public String name() {
            return group.resourceId();
        }
    }

    /** Somewhere that is not read yet: access logs and flow logs in a bucket, a delivery stream. */
    record Elsewhere(Arn destination, Evidence evidence) implements LogSource {

        /** For people: {@code in bucket immich-flow-logs, not read yet}. */
        public String words() {
            return destination.service().equals("s3")
                    ? "in bucket " + bucket() + ", not read yet"
                    : "at " + destination + ", not read yet";
        }

        // A flow log's destination may name a folder.
        private String bucket() {
            int slash = destination.resource().indexOf('/');
            return slash < 0 ? destination.resource() : destination.resource().substring(0, slash);
        }
    }
}
