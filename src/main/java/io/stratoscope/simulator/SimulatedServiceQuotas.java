package io.stratoscope.simulator;

import io.stratoscope.aws.KnownQuota;

import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuotasException;

/** Service Quotas: those that the simulated services keep to. */
final class SimulatedServiceQuotas extends SimulatedService implements ServiceQuotasClient {

    SimulatedServiceQuotas(AccountState account, String region) {
        super(account, region, "servicequotas", ServiceQuotasException::builder);
    }

    @Override
    public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
        return call(
                "GetServiceQuota",
                request,
                () -> {
                    KnownQuota quota = quota(request.serviceCode(), request.quotaCode());
                    return GetServiceQuotaResponse.builder()
                            .quota(shown(quota, account().faults().quota(quota)))
                            .build();
                });
    }

    @Override
    public GetAwsDefaultServiceQuotaResponse getAWSDefaultServiceQuota(
            GetAwsDefaultServiceQuotaRequest request) {
        return call(
                "GetAWSDefaultServiceQuota",
                request,
                () -> {
                    KnownQuota quota = quota(request.serviceCode(), request.quotaCode());
                    return GetAwsDefaultServiceQuotaResponse.builder()
                            .quota(shown(quota, quota.usual()))
                            .build();
                });
    }

    private KnownQuota quota(String service, String code) {
        return KnownQuota.all().stream()
                .filter(each -> each.service().equals(service) && each.code().equals(code))
                .filter(each -> !each.isGlobal() || region().equals(AccountState.GLOBAL_HOME))
                .findFirst()
                .orElseThrow(() ->
                        error(
                                NoSuchResourceException.builder(),
                                400,
                                "NoSuchResourceException",
                                "The request failed because the specified service quota does not"
                                        + " exist."));
    }

    private ServiceQuota shown(KnownQuota quota, int value) {
        return ServiceQuota.builder()
                .serviceCode(quota.service())
                .quotaCode(quota.code())
                .quotaName(quota.title())
                .quotaArn(arn(quota.service() + "/" + quota.code()))
                .value((double) value)
                .unit("None")
                .adjustable(true)
                .globalQuota(quota.isGlobal())
                .build();
    }
}
