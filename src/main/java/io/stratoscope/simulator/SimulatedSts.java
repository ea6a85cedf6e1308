package io.stratoscope.simulator;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** AWS Security Token Service. */
final class SimulatedSts extends SimulatedService implements StsClient {

    SimulatedSts(AccountState account, String region) {
        super(account, region, "sts", StsException::builder);
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return call(
                "GetCallerIdentity",
                request,
                () ->
                        GetCallerIdentityResponse.builder()
                                .account(account().accountId())
                                .arn(account().arn("iam", "", "user/operator"))
                                .userId("AIDA5SIMULATEDOPERATOR")
                                .build());
    }
}
