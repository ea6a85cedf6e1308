package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;

import java.util.List;
import java.util.function.Supplier;

/** A part of the simulated EC2: its operations, a line each, over the rooms that do the work. */
interface Ec2Operations extends Ec2Client {

    Paging.Limits PAGES = new Paging.Limits(1000, 5, 1000, "InvalidParameterValue");

    /** The service itself, with its rooms. */
    SimulatedEc2 ec2();

    /** Runs an operation as the account's rules want it. */
    default <R> R answer(String operation, SdkRequest request, Supplier<R> body) {
        return ec2().call(operation, request, body);
    }

    /** One page of a list, of a size and from a token as the request has them. */
    default <T> Paging.Page<T> pageOf(List<T> all, @Nullable Integer size, @Nullable String token) {
        return ec2().page(all, PAGES, size, token);
    }
}
