package io.stratoscope.discovery;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Says who is asking, or fails. */
record FakeSts(java.util.Optional<RuntimeException> failure) implements StsClient {

    FakeSts() {
        this(java.util.Optional.empty());
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        if (failure.isPresent()) {
            throw failure.orElseThrow();
        }
        return GetCallerIdentityResponse.builder()
                .account(FakeAccount.ID)
                .arn("arn:aws:sts::" + FakeAccount.ID + ":assumed-role/reader/me")
                .build();
    }

    @Override
    public String serviceName() {
        return "sts";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
