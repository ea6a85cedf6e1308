package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Evidence;

import java.util.Optional;

/** Where the lines of a resource are. */
public sealed interface LogSource {

    /** How that is known. */
    Evidence evidence();

    /** Somewhere that can be read. */
    sealed interface Reachable extends LogSource {

        /** What it is called: no other place has that name. */
        String name();

        /** What it is and what it is called: {@code log group /ecs/immich/server}. */
        String words();

        /** What its lines have as their group, as {@link LogLine#group}. */
        Arn place();
    }

    /**
     * Streams of a log group of CloudWatch Logs.
     *
     * @param group the group's ARN, without {@code :*}
     */
    record Group(Arn group, StreamChoice streams, Evidence evidence) implements Reachable {

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
        @Override
        public String name() {
            return group.resourceId();
        }

        @Override
        public String words() {
            return "log group " + name();
        }

        @Override
        public Arn place() {
            return group;
        }
    }

    /**
     * Log files in a bucket.
     *
     * @param bucket its ARN
     * @param region the bucket's, which may be another than that of whose logs they are
     * @param files which objects
     * @param word what stands in the lines that are meant; empty: all are
     */
    record Objects(Arn bucket, String region, LogFiles files, String word, Evidence evidence)
            implements Reachable {

        /** {@code s3://immich-logs/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/}. */
        @Override
        public String name() {
            return "s3://" + bucket.resource() + "/" + files.folder();
        }

        @Override
        public String words() {
            return files.kind().words() + " " + name();
        }

        @Override
        public Arn place() {
            return bucket;
        }
    }

    /**
     * Somewhere that is not read.
     *
     * @param form of files that are written in a form which is not read; else empty
     */
    record Elsewhere(Arn destination, String form, Evidence evidence) implements LogSource {

        /** For people: {@code in bucket immich-flow-logs, not read yet}. */
        public String words() {
            return (destination.service().equals("s3")
                            ? "in bucket " + bucket()
                            : "at " + destination)
                    + (form.isEmpty() ? ", not read yet" : " as " + form + ", which is not read");
        }

        // A flow log's destination may name a folder.
        private String bucket() {
            int slash = destination.resource().indexOf('/');
            return slash < 0 ? destination.resource() : destination.resource().substring(0, slash);
        }
    }
}
