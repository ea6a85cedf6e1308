package io.stratoscope.backup.drill;

import io.stratoscope.model.JsonValue.JsonObject;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of the live project a drill builds a copy of. It is only looked at.
 *
 * @param project the value of its tag {@code Project}
 * @param zones names of the availability zones that its subnets are in, sorted; at least two
 * @param cidrs the address ranges of all VPCs in the region, which the drill's must not be among
 */
public record Original(
        String project,
        Service service,
        Files files,
        Database database,
        Optional<Cache> cache,
        Copies copies,
        List<String> zones,
        List<String> cidrs) {

    public Original {
        zones = List.copyOf(zones);
        cidrs = List.copyOf(cidrs);
    }

    /**
     * The service that answers.
     *
     * @param name the ECS service's
     * @param taskDefinition ARN
     * @param container what the load balancer's target is, in the words of CloudFormation's container definitions
     * @param port the container's
     * @param volume the name of the volume that holds the files
     * @param cpu CPU units, as Fargate has them
     * @param memory MiB
     * @param architecture {@code X86_64} or {@code ARM64}
     * @param executionRole ARN of what fetches the image and the secrets
     * @param healthPath what the target group asks for
     * @param address where it is asked, as {@code https://photos.example.org}: by the name that leads to its load balancer, else by
     *     that; empty where it has none
     * @param secrets ARNs of the secrets that its container reads
     */
    public record Service(
            String name,
            String taskDefinition,
            JsonObject container,
            int port,
            String volume,
            String cpu,
            String memory,
            String architecture,
            String executionRole,
            String healthPath,
            Optional<URI> address,
            List<String> secrets) {

        public Service {
            secrets = List.copyOf(secrets);
        }

        /** Its image, with the version that it names. */
        public String image() {
            return container.text("Image").orElse("");
        }

        /** The version in the image's tag, without {@code v}; empty where it names none. */
        public Optional<String> version() {
            int colon = image().lastIndexOf(':');
            return colon > image().lastIndexOf('/')
                    ? Optional.of(image().substring(colon + 1).replaceFirst("^v(?=\\d)", ""))
                    : Optional.empty();
        }
    }

    /**
     * The file system.
     *
     * @param id of the live one
     * @param key ARN of the key that it is encrypted with; empty where that is AWS's own
     * @param root the directory that tasks see as the root, and who they are there
     * @param unknown what is not there any more and nobody remembers, so that a copy would be another one, in words; empty where
     *     all is known
     */
    public record Files(
            String id, Optional<String> key, Optional<Root> root, Optional<String> unknown) {

        /** An access point's root directory, and the user that it enforces. */
        public record Root(String path, Optional<Long> user, Optional<Long> group) {}
    }

    /**
     * The database.
     *
     * @param names by which the service may know it: its endpoints, and names that lead to them
     * @param parameterGroup the cluster's
     * @param instanceClass the writer's
     */
    public record Database(
            String cluster,
            Set<String> names,
            String engine,
            String version,
            int port,
            String parameterGroup,
            String instanceClass) {}

    /**
     * The cache.
     *
     * @param names by which the service may know it
     */
    public record Cache(
            String group,
            Set<String> names,
            String engine,
            String version,
            String node,
            int port) {}

    /**
     * Where the copy of the files is.
     *
     * @param bucket ARN
     * @param folder in the bucket
     * @param role ARN of what DataSync reads it with
     * @param logGroup ARN of where DataSync writes; empty where it does not
     */
    public record Copies(String bucket, String folder, String role, Optional<String> logGroup) {

        /** How the keys of the copies begin. */
        public String prefix() {
            String path = folder.replaceFirst("^/", "");
            return path.isEmpty() || path.endsWith("/") ? path : path + "/";
        }

        /** The bucket's name. */
        public String bucketName() {
            return bucket.substring(bucket.lastIndexOf(':') + 1);
        }
    }
}
