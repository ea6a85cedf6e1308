package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An Aurora cluster. Its password is made when it is: nothing here ever reads a secret, so that a new one is put into the secret
 * that the property names, and given to RDS.
 */
final class RdsClusterDriver implements Driver {

    private static final String NAME = "DBClusterIdentifier";
    private static final String PASSWORD = "MasterUserPassword";
    private static final String GROUPS = "VpcSecurityGroupIds";
    private static final String LOGS = "EnableCloudwatchLogsExports";
    private static final String VERSION = "EngineVersion";

    private static final Set<String> COMPARED =
            Set.of(
                    NAME,
                    PASSWORD,
                    GROUPS,
                    LOGS,
                    VERSION,
                    "AvailabilityZones",
                    "BackupRetentionPeriod",
                    "CopyTagsToSnapshot",
                    "DBClusterParameterGroupName",
                    "DBSubnetGroupName",
                    "DatabaseName",
                    "DeletionProtection",
                    "Engine",
                    "KmsKeyId",
                    "MasterUsername",
                    "Port",
                    "PreferredBackupWindow",
                    "PreferredMaintenanceWindow",
                    "StorageEncrypted");

    private static final Set<String> PROPERTIES = with(COMPARED, RdsRestoring.PROPERTIES);

    /** What RDS calls otherwise when it tells of a cluster. */
    private static final SdkWords TOLD =
            new SdkWords(
                    Map.of(
                            "DBSubnetGroupName",
                            "DBSubnetGroup",
                            "DBClusterParameterGroupName",
                            "DBClusterParameterGroup",
                            LOGS,
                            "EnabledCloudwatchLogsExports"),
                    Set.of());

    private static final String PASSWORD_LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 32;

    @Override
    public String type() {
        return "AWS::RDS::DBCluster";
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> createOnly() {
        return with(
                RdsRestoring.PROPERTIES,
                Set.of(
                        NAME,
                        "AvailabilityZones",
                        "DBSubnetGroupName",
                        "DatabaseName",
                        "Engine",
                        "KmsKeyId",
                        "MasterUsername",
                        "StorageEncrypted"));
    }

    @Override
    public Set<String> writeOnly() {
        return with(RdsRestoring.PROPERTIES, Set.of(PASSWORD));
    }

    @Override
    public Set<String> interrupting() {
        return Set.of(VERSION, "Port");
    }

    @Override
    public boolean holdsData() {
        return true;
    }

    @Override
    public List<Existing> list(Scope scope) {
        return scope
                .client(RdsClient.class)
                .describeDBClustersPaginator(request -> {})
                .dbClusters()
                .stream()
                .map(this::read)
                .filter(each -> scope.owns(each.tags()))
                .toList();
    }

    private Existing read(DBCluster found) {
        JsonObject properties =
                Members.with(
                        Members.only(TOLD.read(found), COMPARED),
                        GROUPS,
                        JsonValue.of(
                                found.vpcSecurityGroups().stream()
                                        .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                                        .map(JsonValue::of)
                                        .toList()));
        return Existing.tagged(
                type(),
                found.dbClusterIdentifier(),
                RdsCalls.state(found.status()),
                attributes(found),
                // Without any log there is none in the answer.
                properties.get(LOGS).isPresent()
                        ? properties
                        : Members.with(properties, LOGS, JsonValue.of(List.of())),
                RdsCalls.tags(found.tagList()));
    }

    private static JsonObject attributes(DBCluster found) {
        ObjectBuilder attributes =
                JsonValue.object()
                        .put("Arn", found.dbClusterArn())
                        .put("DBClusterArn", found.dbClusterArn())
                        .put("DBClusterResourceId", found.dbClusterResourceId());
        if (found.endpoint() != null) {
            attributes.put("Endpoint.Address", found.endpoint());
        }
        if (found.port() != null) {
            attributes.put("Endpoint.Port", String.valueOf(found.port()));
        }
        if (found.readerEndpoint() != null) {
            attributes.put("ReadEndpoint.Address", found.readerEndpoint());
        }
        return attributes.build();
    }

    private static Optional<DBCluster> described(RdsClient rds, String name) {
        try {
            return rds
                    .describeDBClusters(request -> request.dbClusterIdentifier(name))
                    .dbClusters()
                    .stream()
                    .findFirst();
        } catch (DbClusterNotFoundException _) {
            return Optional.empty();
        }
    }

    /** A second attempt leaves the secret alone: the cluster has its password already. So has one that is restored. */
    @Override
    public Existing create(Order order) {
        RdsClient rds = order.client(RdsClient.class);
        Members.check(order.id(), order.properties(), PROPERTIES);
        Optional<Existing> made =
                described(rds, order.text(NAME))
                        .map(this::read)
                        .filter(each -> each.state() != Existing.State.DELETING)
                        .filter(each ->
                                each.tags().entrySet().containsAll(order.tags().entrySet()));
        if (made.isPresent()) {
            return made.get();
        }
        if (RdsRestoring.isWanted(order)) {
            return read(RdsRestoring.restore(rds, order));
        }
        CreateDbClusterRequest.Builder request = CreateDbClusterRequest.builder();
        SdkWords.without(PASSWORD)
                .fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        if (order.properties().get(PASSWORD).isPresent()) {
            request.masterUserPassword(newPassword(order));
        }
        return read(rds.createDBCluster(request.build()).dbCluster());
    }

    /** A new password, which is then in the secret, too. */
    private static String newPassword(Order order) {
        SecretReference secret = SecretReference.of(order.text(PASSWORD));
        String password = randomPassword();
        order.client(SecretsManagerClient.class)
                .putSecretValue(
                        request -> request.secretId(secret.secretId()).secretString(password));
        return password;
    }

    /** Letters and digits, so that nobody has to quote it anywhere: about 190 bits. */
    static String randomPassword() {
        return new SecureRandom()
                .ints(PASSWORD_LENGTH, 0, PASSWORD_LETTERS.length())
                .mapToObj(PASSWORD_LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        RdsClient rds = order.client(RdsClient.class);
        RdsCalls.wait(
                rds,
                order.waiting(),
                waiter ->
                        waiter.waitUntilDBClusterAvailable(
                                request -> request.dbClusterIdentifier(existing.ref())));
        return described(rds, existing.ref()).map(this::read).orElse(existing);
    }

    @Override
    public void update(Existing existing, Order order) {
        RdsClient rds = order.client(RdsClient.class);
        Members.check(order.id(), order.properties(), PROPERTIES);
        // RDS changes only what is available.
        Existing now = settle(existing, order);
        JsonObject changed =
                Members.changed(Members.without(order.properties(), writeOnly()), now.properties());
        if (!changed.members().isEmpty()) {
            ModifyDbClusterRequest.Builder request =
                    ModifyDbClusterRequest.builder()
                            .dbClusterIdentifier(now.ref())
                            .applyImmediately(true);
            SdkWords.without(LOGS).fill(request, changed);
            if (changed.get(LOGS).isPresent()) {
                List<String> wanted = changed.texts(LOGS);
                List<String> unwanted =
                        now.properties().texts(LOGS).stream()
                                .filter(log -> !wanted.contains(log))
                                .toList();
                request.cloudwatchLogsExportConfiguration(
                        logs -> logs.enableLogTypes(wanted).disableLogTypes(unwanted));
            }
            if (changed.get(VERSION).isPresent()) {
                request.allowMajorVersionUpgrade(true);
            }
            rds.modifyDBCluster(request.build());
            // RDS takes a while until it says that it is at it.
            JsonObject slow = Members.only(changed, interrupting());
            order.waiting()
                    .until(
                            "the cluster " + now.ref() + " is as it is wanted",
                            () ->
                                    described(rds, now.ref())
                                            .map(this::read)
                                            .filter(found -> isSo(slow, found))
                                            .isPresent());
        }
        RdsCalls.tag(rds, now, order);
    }

    private static boolean isSo(JsonObject wanted, Existing found) {
        return Members.changed(wanted, found.properties()).members().isEmpty();
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        RdsClient rds = removal.client(RdsClient.class);
        String name = existing.ref();
        Optional<DBCluster> found = described(rds, name);
        if (found.isEmpty()) {
            return;
        }
        if (RdsCalls.state(found.get().status()) != Existing.State.DELETING) {
            if (removal.includeData() && Boolean.TRUE.equals(found.get().deletionProtection())) {
                unprotect(rds, name, removal);
            }
            DeleteDbClusterRequest.Builder request =
                    DeleteDbClusterRequest.builder().dbClusterIdentifier(name);
            if (removal.finalSnapshot()) {
                request.skipFinalSnapshot(false)
                        .finalDBSnapshotIdentifier(name + "-final-" + removal.token());
            } else {
                request.skipFinalSnapshot(true);
            }
            rds.deleteDBCluster(request.build());
        }
        RdsCalls.wait(
                rds,
                removal.waiting(),
                waiter ->
                        waiter.waitUntilDBClusterDeleted(
                                request -> request.dbClusterIdentifier(name)));
    }

    private static void unprotect(RdsClient rds, String name, Removal removal) {
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier(name).deletionProtection(false).applyImmediately(true));
        RdsCalls.wait(
                rds,
                removal.waiting(),
                waiter ->
                        waiter.waitUntilDBClusterAvailable(
                                request -> request.dbClusterIdentifier(name)));
    }
}
