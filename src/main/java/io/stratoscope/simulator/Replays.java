package io.stratoscope.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations that change something, one list a service. */
final class Replays {
    private static final Map<String, Replay<?, ?>> ALL =
            Stream.of(
                            AcmReplays.ALL,
                            AutoScalingReplays.ALL,
                            CloudControlReplays.ALL,
                            CloudFrontReplays.ALL,
                            CloudWatchReplays.ALL,
                            LogsReplays.ALL,
                            DataSyncReplays.ALL,
                            Ec2Replays.ALL,
                            EcsReplays.ALL,
                            EfsReplays.ALL,
                            ElastiCacheReplays.ALL,
                            LoadBalancingReplays.ALL,
                            IamReplays.ALL,
                            KmsReplays.ALL,
                            RdsReplays.ALL,
                            Route53Replays.ALL,
                            S3Replays.ALL,
                            SecretsManagerReplays.ALL,
                            CloudMapReplays.ALL,
                            SnsReplays.ALL)
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableMap(Replay::name, Function.identity()));

    private Replays() {}

    /** How an operation is done again. */
    static Optional<Replay<?, ?>> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
