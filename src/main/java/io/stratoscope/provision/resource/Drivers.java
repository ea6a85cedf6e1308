package io.stratoscope.provision.resource;

import io.stratoscope.provision.driver.Driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a stack can have. */
public final class Drivers {
    public static final List<Driver> ALL =
            List.of(
                    // KMS
                    new KmsKeyDriver(),
                    new KmsAliasDriver(),
                    // IAM
                    new IamRoleDriver(),
                    new IamPolicyDriver(),
                    // Route 53 and ACM
                    new Route53HostedZoneDriver(),
                    new Route53RecordSetDriver(),
                    new AcmCertificateDriver(),
                    // CloudWatch
                    new CloudWatchAlarmDriver(),
                    new CloudWatchCompositeAlarmDriver(),
                    // DataSync
                    new DataSyncLocationS3Driver(),
                    new DataSyncLocationEfsDriver(),
                    new DataSyncTaskDriver(),
                    // CloudFront
                    new CloudFrontOriginAccessControlDriver(),
                    new CloudFrontDistributionDriver());

    private static final Map<String, Driver> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(Driver::type, Function.identity()));

    private Drivers() {}

    /** What makes resources of a type; empty where nothing here can. */
    public static Optional<Driver> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
