package io.stratoscope.topology;

import io.stratoscope.model.Arn;

import java.util.Optional;

/** What stands in the way of packets. */
@FunctionalInterface
public interface Obstacles {

    /**
     * Why nothing gets from one resource to a TCP port of another: a security group or a network ACL on the way.
     *
     * @return one line without a full stop; empty where something gets through, and where that is not known
     */
    Optional<String> between(Arn from, Arn to, int port);
}
