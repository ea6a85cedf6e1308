package io.stratoscope.simulator;

import io.stratoscope.aws.SdkJson;
import io.stratoscope.model.JsonValue.JsonObject;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * How an operation is done again.
 *
 * @param client whose operation it is
 * @param request the class of its requests
 * @param builder begins a request
 * @param call does it
 */
record Replay<C extends SdkClient, Q extends SdkRequest>(
        Class<C> client,
        Class<Q> request,
        Supplier<? extends SdkRequest.Builder> builder,
        BiFunction<C, Q, ?> call) {

    static <C extends SdkClient, Q extends SdkRequest> Replay<C, Q> change(
            Class<C> client,
            Class<Q> request,
            Supplier<? extends SdkRequest.Builder> builder,
            BiFunction<C, Q, ?> call) {
        return new Replay<>(client, request, builder, call);
    }

    /** The request's name with its service's, which no other operation has. */
    String name() {
        return name(request);
    }

    static String name(Class<? extends SdkRequest> request) {
        String[] parts = request.getName().split("\\.", -1);
        // software.amazon.awssdk.services.SERVICE.model.NAME
        return parts[4] + "." + parts[parts.length - 1].replaceAll("Request$", "");
    }

    /** Does it again, as it was asked then. */
    void again(AccountState account, String region, JsonObject asked) {
        SdkRequest.Builder begun = builder.get();
        if (begun instanceof SdkPojo members) {
            asked.members().forEach((member, value) -> SdkJson.set(members, member, value));
        }
        Object _ = call.apply(account.client(client, region), request.cast(begun.build()));
    }
}
