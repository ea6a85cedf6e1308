package io.stratoscope.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.drill.DrillCheck.State;
import io.stratoscope.backup.drill.Original.Copies;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a drill needs, thing by thing: what is missing is said before anything is made, and what only looks like that is not. */
final class DrillPreflightTest {

    private final DrillSite site = new DrillSite();
    private final DrillRequest request = site.request();
    private final Original original = site.prepare(request).original();

    @AfterEach
    void close() {
        site.close();
    }

    private DrillCheck look(String name) {
        return look(name, request.point(), original);
    }

    private DrillCheck look(String name, RestorePoint point, Original of) {
        PreflightCheck check =
                Preflight.CHECKS.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return site.job(context -> check.look(situation(point, of, context)));
    }

    private PreflightCase situation(RestorePoint point, Original of, JobContext context) {
        return new PreflightCase(
                site.account(),
                site.tools().provisioning(),
                request.target(),
                point,
                of,
                new DrillStack(
                        new DrillId("drill-20260301t120000"),
                        DrillSite.START.plus(Duration.ofHours(6)),
                        of,
                        point.database().orElseThrow(),
                        request.visitor()),
                context);
    }

    private static void assertFails(DrillCheck check, String... words) {
        assertThat(check.state()).as(check.evidence()).isEqualTo(State.FAIL);
        assertThat(check.evidence()).contains(words).hasLineCount(1);
        assertThat(check.next()).isNotEmpty();
    }

    private static void assertPasses(DrillCheck check) {
        assertThat(check.state()).as(check.evidence()).isEqualTo(State.PASS);
    }

    private Original with(Copies copies) {
        return new Original(
                original.project(),
                original.service(),
                original.files(),
                original.database(),
                original.cache(),
                copies,
                original.zones(),
                original.cidrs());
    }

    private RestorePoint with(UnaryOperator<DatabaseCopy> change) {
        RestorePoint point = request.point();
        return new RestorePoint(
                point.id(),
                point.at(),
                point.origin(),
                point.database().map(change),
                point.files());
    }

    private static DatabaseCopy version(DatabaseCopy copy, String version) {
        return new DatabaseCopy(
                copy.arn(),
                copy.id(),
                copy.cluster(),
                copy.type(),
                copy.status(),
                copy.percent(),
                copy.created(),
                copy.gibibytes(),
                copy.encrypted(),
                copy.key(),
                copy.engine(),
                version,
                copy.restorePoint());
    }

    @Test
    void onAGoodDayAllCanBeCheckedAndIsWell() {
        PreparedDrill prepared = site.prepare(request);

        assertThat(prepared.checks()).extracting(DrillCheck::state).containsOnly(State.PASS);
        assertThat(prepared.checks())
                .extracting(DrillCheck::name)
                .hasSize(Preflight.CHECKS.size())
                .doesNotHaveDuplicates();
        assertThat(prepared.isReady()).isTrue();
        assertThat(prepared.quote()).isPresent();
    }

    @Test
    void halfARestorePointIsNone() {
        RestorePoint point = request.point();
        assertFails(
                look(
                        "restore point",
                        new RestorePoint(
                                point.id(),
                                point.at(),
                                point.origin(),
                                point.database(),
                                Optional.empty()),
                        original),
                point.id(),
                "is not complete");
        assertThatThrownBy(() ->
                        site.prepare(
                                site.request(
                                        new RestorePoint(
                                                point.id(),
                                                point.at(),
                                                point.origin(),
                                                Optional.empty(),
                                                point.files()))))
                .hasMessageContaining("has no database snapshot");
    }

    @Test
    void aSnapshotThatWasDeletedIsNotThere() {
        RestorePoint made = site.backUp();
        assertPasses(look("database snapshot", made, original));

        Object _ =
                site.client(RdsClient.class)
                        .deleteDBClusterSnapshot(delete ->
                                delete.dbClusterSnapshotIdentifier(
                                        made.database().orElseThrow().id()));
        site.turn(Duration.ofMinutes(10));

        assertFails(look("database snapshot", made, original), "is not there any more");
    }

    @Test
    void aDisabledKeyIsNamed() {
        String key = original.files().key().orElseThrow();
        Object _ = site.client(KmsClient.class).disableKey(disable -> disable.keyId(key));
        assertFails(look("encryption keys"), key, "Disabled");

        Object _ = site.client(KmsClient.class).enableKey(enable -> enable.keyId(key));
        assertPasses(look("encryption keys"));
    }

    @Test
    void aSecretThatIsToBeDeletedIsNamed() {
        String secret =
                site.client(SecretsManagerClient.class).listSecrets().secretList().stream()
                        .map(each -> each.arn())
                        .filter(arn ->
                                original.service().secrets().stream()
                                        .anyMatch(used -> used.startsWith(arn)))
                        .findFirst()
                        .orElseThrow();
        Object _ =
                site.client(SecretsManagerClient.class)
                        .deleteSecret(delete -> delete.secretId(secret).recoveryWindowInDays(7L));

        assertFails(look("secrets"), secret, "scheduled for deletion");
    }

    @ParameterizedTest
    @CsvSource({"11.9", "16.80", "16"})
    void aVersionThatIsNotOfferedAnyMoreIsNamed(String version) {
        assertFails(
                look("engine version", with(copy -> version(copy, version)), original),
                "aurora-postgresql " + version + " is not offered any more");
        assertPasses(look("engine version"));
    }

    @Test
    void aParameterGroupThatIsGoneIsNamed() {
        Original.Database was = original.database();
        Original other =
                new Original(
                        original.project(),
                        original.service(),
                        original.files(),
                        new Original.Database(
                                was.cluster(),
                                was.names(),
                                was.engine(),
                                was.version(),
                                was.port(),
                                was.parameterGroup() + "-2",
                                was.instanceClass()),
                        original.cache(),
                        original.copies(),
                        original.zones(),
                        original.cidrs());

        assertFails(
                look("parameter group", request.point(), other),
                was.parameterGroup() + "-2 is not there any more");
    }

    @Test
    void anEmptyFolderOrNoBucketIsSaid() {
        Copies was = original.copies();
        String folder = was.folder().replaceFirst("/$", "");
        // Keys begin like that, but nothing is in such a folder.
        Copies shorter =
                new Copies(
                        was.bucket(),
                        folder.substring(0, folder.length() - 1),
                        was.role(),
                        was.logGroup());
        Copies elsewhere =
                new Copies(was.bucket() + "-2", was.folder(), was.role(), was.logGroup());

        assertFails(look("copied files", request.point(), with(shorter)), "is empty");
        assertFails(look("copied files", request.point(), with(elsewhere)), "no such bucket");
        assertThat(look("owners of the files", request.point(), with(shorter)).state())
                .isEqualTo(State.NOT_CHECKABLE);
    }

    @Test
    void aLogGroupWhoseNameMerelyBeginsLikeItIsAnother() {
        Copies was = original.copies();
        String group = was.logGroup().orElseThrow().replaceFirst(":\\*$", "");
        Copies shorter =
                new Copies(
                        was.bucket(),
                        was.folder(),
                        was.role(),
                        Optional.of(group.substring(0, group.length() - 1)));
        Copies none = new Copies(was.bucket(), was.folder(), was.role(), Optional.empty());

        assertFails(
                look("log group of the copies", request.point(), with(shorter)),
                "is not there any more");
        assertFails(look("log group of the copies", request.point(), with(none)), "writes no log");
    }

    @Test
    void aBackupUnderWayIsWaitedFor() {
        Object _ =
                site.client(DataSyncClient.class)
                        .startTaskExecution(
                                start -> start.taskArn(request.target().task().toString()));
        assertFails(look("backup under way"), "immich-backup is copying files");

        site.turn(Duration.ofHours(3));
        assertPasses(look("backup under way"));
    }

    @Test
    void withoutFreeAddressesThereIsNoNetwork() {
        Original crowded =
                new Original(
                        original.project(),
                        original.service(),
                        original.files(),
                        original.database(),
                        original.cache(),
                        original.copies(),
                        original.zones(),
                        List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"));

        List<DrillCheck> checks =
                site.job(context -> Preflight.look(situation(request.point(), crowded, context)));

        assertThat(checks)
                .filteredOn(DrillCheck::failed)
                .singleElement()
                .satisfies(check -> assertFails(check, "overlaps a VPC of the region"))
                .extracting(DrillCheck::name)
                .isEqualTo("address space");
    }

    @Test
    void aQuotaThatIsTooLowIsSaid() {
        int vpcs = original.cidrs().size();
        site.simulated().faults().quota("L-F678F1CE", vpcs + 1);
        assertPasses(look("quotas"));

        site.simulated().faults().quota("L-F678F1CE", vpcs);
        assertFails(look("quotas"), "VPC");
        PreparedDrill prepared = site.prepare(request);
        assertThat(prepared.isReady()).isFalse();
        assertThat(prepared.quote()).isEmpty();
    }

    @Test
    void whatIamDeniesIsNamed() {
        site.simulated().faults().deny("iam:PassRoles");
        assertPasses(look("permissions"));

        site.simulated().faults().deny("iam:PassRole").deny("rds:*");
        assertFails(look("permissions"), "iam:PassRole", "rds:CreateDBInstance");
    }

    @Test
    void whatAnotherDrillLeftIsSaid() {
        int before = site.happenings().size();
        assertThat(site.run(request).isClean()).isTrue();
        assertPasses(look("other drills"));
        int middle = (before + site.happenings().size()) / 2;

        try (DrillSite then = site.after(middle, Duration.ofMinutes(1))) {
            DrillReport report = then.run();
            assertThat(report.reason())
                    .startsWith("other drills: drill-20260301t")
                    .endsWith("still has resources");
            assertThat(report.resources()).isEmpty();
            // It is not the second one's to remove.
            assertThat(then.leftovers()).hasSize(1);
        }
    }

    @Test
    void aProjectWithoutSuchAServiceIsNotDrilled() {
        Snapshot project = request.snapshot();
        Snapshot without =
                new Snapshot(
                        project.account(),
                        project.scope(),
                        project.regions(),
                        project.takenAt(),
                        project.resources().stream()
                                .filter(each -> !each.type().equals(ResourceType.ECS_SERVICE))
                                .toList(),
                        List.of(),
                        List.of(),
                        project.coverage());

        assertThatThrownBy(() -> read(without))
                .isInstanceOf(DrillException.class)
                .hasMessageContaining("no service of the project mounts a file system")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aProjectWithoutACacheIsDrilledWithoutOne() {
        Snapshot project = request.snapshot();
        Snapshot without =
                new Snapshot(
                        project.account(),
                        project.scope(),
                        project.regions(),
                        project.takenAt(),
                        project.resources().stream()
                                .filter(each -> !each.type().service().equals("ElastiCache"))
                                .toList(),
                        List.of(),
                        List.of(),
                        project.coverage());

        assertThat(read(project).cache()).isPresent();
        assertThat(read(without).cache()).isEmpty();
    }

    @Test
    void ofTwoServicesNoneIsGuessed() {
        EcsClient ecs = site.client(EcsClient.class);
        Service server =
                ecs.describeServices(describe ->
                                describe.cluster("immich").services(original.service().name()))
                        .services()
                        .getFirst();
        LoadBalancer balancing = server.loadBalancers().getFirst();
        Object _ =
                ecs.createService(create ->
                        create.cluster("immich")
                                .serviceName("immich-second")
                                .taskDefinition(server.taskDefinition())
                                .desiredCount(0)
                                .launchType("FARGATE")
                                .networkConfiguration(server.networkConfiguration())
                                .loadBalancers(balancing)
                                .tags(Tag.builder().key("Project").value("immich").build()));

        assertThatThrownBy(() -> read(site.project()))
                .isInstanceOf(DrillException.class)
                .hasMessageContainingAll(original.service().name(), "immich-second", "restores one")
                .message()
                .hasLineCount(1);
    }

    private Original read(Snapshot snapshot) {
        BackupTarget target = request.target();
        return new OriginalReader(site.account(), snapshot, target).read();
    }
}
