package io.stratoscope.topology;

/** Whether a subnet's route table leads to an internet gateway. */
public enum SubnetKind {
    /** A default route ({@code 0.0.0.0/0} or {@code ::/0}) leads to an internet gateway. */
    PUBLIC,
    /** None does, as far as is known. */
    PRIVATE
}
