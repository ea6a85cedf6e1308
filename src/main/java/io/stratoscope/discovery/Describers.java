package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.VpcDescriber;

import java.util.List;

/** All describers: a new one is one class and one line here. */
public final class Describers {

    private Describers() {}

    /** In the order in which they are asked whether they handle an ARN; the first that does gets it. */
    public static List<Describer> all() {
        return List.of(
                // EC2
                new VpcDescriber()
                // Elastic Load Balancing
                // ECS
                // IAM and Route 53
                // databases, caches, storage, data transfer
                // keys, secrets, certificates
                // logs, alarms, topics
                );
    }
}
