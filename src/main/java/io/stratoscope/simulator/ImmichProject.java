package io.stratoscope.simulator;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The project that Stratoscope was made for: Immich, as its Terraform configuration builds it. It knows an account only
 * by the SDK's client interfaces and makes everything by their create operations.
 */
final class ImmichProject {

    private final AwsAccount account;
    private final ImmichStack stack;

    ImmichProject(AwsAccount account, ImmichStack stack) {
        this.account = account;
        this.stack = stack;
    }

    /** Makes the whole stack, in the order of its dependencies. The account must be unlocked for writing. */
    void create() {
        ImmichKeys.Keys keys = new ImmichKeys(client(KmsClient.class), stack).create();
        ImmichStorage storage = new ImmichStorage(stack);
        ImmichStorage.Buckets buckets = storage.buckets(client(S3Client.class));
        ImmichNetwork networking = new ImmichNetwork(client(Ec2Client.class), stack);
        ImmichNetwork.Network network =
                networking.create(ImmichStorage.Buckets.arn(buckets.flowLog()));
        networking.supersededNatGateway(network.publicSubnets().getFirst());
        ImmichStorage.Files files =
                storage.files(
                        client(EfsClient.class),
                        network.privateSubnets(),
                        network.groups().files(),
                        keys.files());
        ImmichCompute compute = new ImmichCompute(stack);
        ImmichCompute.LogGroups logGroups =
                compute.logGroups(client(CloudWatchLogsClient.class), keys.logs());
        ImmichData data = new ImmichData(stack);
        String password = data.password(client(SecretsManagerClient.class), keys.secrets());
        ImmichRoles.Roles roles = roles(keys, buckets, files, password);
        ImmichEdge edge = new ImmichEdge(global(Route53Client.class), stack);
        ImmichEdge.Entry entry =
                edge.create(
                        client(AcmClient.class),
                        client(ElasticLoadBalancingV2Client.class),
                        network);
        ImmichData.Database database =
                data.database(
                        client(RdsClient.class),
                        network.privateSubnets(),
                        network.groups().database(),
                        keys.database());
        ImmichData.Cache cache =
                data.cache(
                        client(ElastiCacheClient.class),
                        network.privateSubnets(),
                        network.groups().cache(),
                        logGroups.cache());
        String machineLearning =
                compute.create(
                        client(EcsClient.class),
                        network,
                        new ImmichCompute.Needs(
                                roles, files, logGroups, password, entry.targetGroupArn()));
        edge.internalZone(
                network.vpcId(),
                new ImmichEdge.InternalHosts(
                        database.endpoint(),
                        cache.primaryEndpoint(),
                        machineLearning,
                        files.fileSystemId() + ".efs." + stack.region() + ".amazonaws.com",
                        "monitoring." + stack.region() + ".amazonaws.com"));
        watch(network, files, buckets, roles, logGroups, entry);
    }

    private ImmichRoles.Roles roles(
            ImmichKeys.Keys keys,
            ImmichStorage.Buckets buckets,
            ImmichStorage.Files files,
            String password) {
        return new ImmichRoles(global(IamClient.class), stack)
                .create(
                        new ImmichRoles.Targets(
                                password,
                                keys,
                                files.fileSystemArn(),
                                ImmichStorage.Buckets.arn(buckets.backup())),
                        ImmichStorage.Buckets.arn(buckets.flowLog()));
    }

    private void watch(
            ImmichNetwork.Network network,
            ImmichStorage.Files files,
            ImmichStorage.Buckets buckets,
            ImmichRoles.Roles roles,
            ImmichCompute.LogGroups logGroups,
            ImmichEdge.Entry entry) {
        ImmichBackup.Tasks tasks =
                new ImmichBackup(client(DataSyncClient.class), stack)
                        .create(
                                network,
                                files,
                                ImmichStorage.Buckets.arn(buckets.backup()),
                                roles.dataSync(),
                                logGroups.dataSync());
        ImmichMonitoring monitoring = new ImmichMonitoring(stack);
        String topic = monitoring.topic(client(SnsClient.class));
        monitoring.alarms(
                client(CloudWatchClient.class), topic, entry, files.fileSystemId(), tasks.backup());
    }

    private <C extends SdkClient> C client(Class<C> type) {
        return account.client(type, stack.region());
    }

    private <C extends SdkClient> C global(Class<C> type) {
        return account.client(type, Resource.GLOBAL);
    }
}
