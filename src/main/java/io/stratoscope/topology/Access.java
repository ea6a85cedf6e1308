package io.stratoscope.topology;

import io.stratoscope.model.Arn;

import java.util.Optional;

/**
 * Who may open connections to the members of a security group.
 *
 * @param ports protocol and ports, for example {@code tcp 443}, {@code tcp 8000-8100}, {@code all}
 * @param reason one line where the verdict is not {@link Verdict#ALLOWED}: which rule blocks it
 * @param rule the field of the security group that lets it in, for example {@code IpPermissions[0]}
 */
public record Access(
        Source source, Arn group, String ports, Verdict verdict, String reason, String rule) {

    /** Where connections come from. */
    public sealed interface Source {
        /** Everybody. */
        record Internet() implements Source {}

        /** The members of a security group. */
        record Members(Arn group) implements Source {}

        /** A block of addresses, or a prefix list. */
        record Addresses(String block) implements Source {}
    }

    /** Whether the packets arrive. */
    public enum Verdict {
        ALLOWED,
        /** The security group lets it in, but only in some of the subnets or ports does it get through. */
        PARTLY,
        /** The security group lets it in, but something on the way does not. */
        BLOCKED,
        /** The security group lets everybody in, but no member can be reached from the internet. */
        UNROUTED
    }

    /** The security group that the connections come from, if they come from one. */
    public Optional<Arn> sourceGroup() {
        return switch (source) {
            case Source.Members(Arn from) -> Optional.of(from);
            case Source.Internet(), Source.Addresses(_) -> Optional.empty();
        };
    }
}
