package io.stratoscope.backup.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.proof.ProcessEvidence.StartedTask;
import io.stratoscope.backup.proof.ProofCheck.State;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.simulator.TamperedFiles;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.rds.RdsClient;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A simulated server is proved to be whole over HTTP; and whatever is not whole is found, and named. */
final class ProofTest {

    private static final URI SITE = URI.create("https://immich.ronchese.pp.ua");
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final ApiKey KEY = ApiKey.of(SimulatedAccount.immichKey());
    private static final String REGION = SimulatedAccount.HOME_REGION;

    private static final Expected FIVE = expected().sample(5, 42);

    private final TurningClock clock = new TurningClock(THEN);
    private final SimulatedAccount account = SimulatedAccount.immich(clock);
    private final List<SimulatedAccount> others = new ArrayList<>();

    @AfterEach
    void close() {
        account.close();
        others.forEach(SimulatedAccount::close);
    }

    private URI base() {
        return account.reach(SITE);
    }

    private List<ProofCheck> prove(Expected expected) {
        return new Proof(base(), KEY, expected, clock).prove();
    }

    private static Expected expected() {
        return Expected.at(THEN).version("v1.132.3");
    }

    private Expected counted() {
        return expected().counts(((Counts.Counted) Counts.of(base(), KEY)).counts());
    }

    /** The same project at another time: what it is like by then, or was. */
    private URI live(Instant at) {
        SimulatedAccount other = SimulatedAccount.immich(new TurningClock(at));
        others.add(other);
        return other.reach(SITE);
    }

    private static ProofCheck check(List<ProofCheck> checks, String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> failed(List<ProofCheck> checks) {
        return checks.stream()
                .filter(check -> check.state() == State.FAIL)
                .map(ProofCheck::name)
                .toList();
    }

    private ProcessEvidence evidence(Instant began) {
        EcsClient ecs = account.client(EcsClient.class, REGION);
        List<Task> tasks =
                ecs.describeTasks(request ->
                                request.cluster("immich")
                                        .tasks(
                                                ecs.listTasks(list ->
                                                                list.cluster("immich")
                                                                        .serviceName(
                                                                                "immich-server"))
                                                        .taskArns()))
                        .tasks();
        return new ProcessEvidence(
                began,
                elb()
                        .describeTargetHealth(request -> request.targetGroupArn(group()))
                        .targetHealthDescriptions()
                        .stream()
                        .filter(target ->
                                target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
                        .map(target -> target.target().id())
                        .toList(),
                tasks.stream()
                        .map(task ->
                                new StartedTask(
                                        task.containers()
                                                .getFirst()
                                                .networkInterfaces()
                                                .getFirst()
                                                .privateIpv4Address(),
                                        task.startedAt()))
                        .toList());
    }

    private ElasticLoadBalancingV2Client elb() {
        return account.client(ElasticLoadBalancingV2Client.class, REGION);
    }

    private String group() {
        return elb().describeTargetGroups(request -> request.names("immich-server"))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    @Test
    void whatIsWholeIsProved() {
        List<ProofCheck> heard = new ArrayList<>();
        List<ProofCheck> checks =
                new Proof(
                                base(),
                                KEY,
                                counted().process(evidence(Instant.parse("2025-12-31T00:00:00Z"))),
                                clock)
                        .prove(heard::add, () -> false);

        assertThat(checks).as("%s", checks).allMatch(check -> check.state() == State.PASS);
        assertThat(ProofCheck.provedBy(checks)).isTrue();
        assertThat(checks).extracting(ProofCheck::name).isEqualTo(Proof.names());
        assertThat(heard).isEqualTo(checks);
        assertThat(check(checks, "originals").measured()).containsEntry("sample", "25");
        assertThat(check(checks, "originals").at()).isEqualTo(THEN);
        assertThat(checks.toString()).doesNotContain(SimulatedAccount.immichKey());
        assertThat(check(checks, "server").toJson().text("state")).contains("PASS");
    }

    @Test
    void whatWasUploadedSinceIsNotMissing() {
        List<ProofCheck> checks =
                prove(expected().sample(1, 1).live(live(THEN.plus(Duration.ofDays(9))), KEY));
        for (String name : List.of("users", "albums", "assets")) {
            assertThat(check(checks, name).state()).as("%s", checks).isEqualTo(State.PASS);
        }
        assertThat(check(checks, "assets").evidence()).contains("by now");
    }

    @Test
    void rowsThatAreMissingAreCounted() {
        Instant later = THEN.plus(Duration.ofDays(9));
        Expected later9 = Expected.at(later).sample(0, 1).live(live(later), KEY);
        ProofCheck assets = check(prove(later9), "assets");
        assertThat(assets.state()).isEqualTo(State.FAIL);
        assertThat(assets.evidence()).contains("own photos and videos").contains("are missing");

        ProofCheck counted =
                check(prove(expected().sample(0, 1).counts(new Counts(3, 0, 1))), "assets");
        assertThat(counted.state()).isEqualTo(State.FAIL);
        assertThat(counted.evidence()).contains("and 1 were counted when the backup was made");
    }

    @Test
    void anAlbumThatIsMissingIsNamed() {
        // There is one for each month; those of the months since are somebody's.
        Instant later = THEN.plus(Duration.ofDays(200));
        ProofCheck albums =
                check(prove(Expected.at(later).sample(0, 1).live(live(later), KEY)), "albums");
        assertThat(albums.state()).isEqualTo(State.FAIL);
        assertThat(albums.problems()).isNotEmpty().allMatch(line -> line.contains("2026 ("));
    }

    @Test
    void withoutCountsAndWithoutALiveServerNobodyKnows() {
        List<ProofCheck> checks = prove(expected().sample(1, 1));
        assertThat(check(checks, "assets").state()).isEqualTo(State.NOT_CHECKABLE);
        assertThat(ProofCheck.provedBy(checks)).isFalse();

        URI closed = URI.create("http://127.0.0.1:1");
        ProofCheck users = check(prove(expected().sample(1, 1).live(closed, KEY)), "users");
        assertThat(users.state()).isEqualTo(State.NOT_CHECKABLE);
        assertThat(users.evidence()).contains("the live server cannot be asked: nobody listens at");
        assertThat(ProofCheck.provedBy(List.of())).isFalse();
    }

    @Test
    void anOriginalThatIsLostIsNamedAlthoughItsThumbnailIsThere() {
        AssetRow lost = tamper(true);
        List<ProofCheck> checks = prove(counted().sample(5, 42));
        assertThat(failed(checks)).containsExactly("originals");
        assertThat(check(checks, "originals").problems())
                .singleElement()
                .asString()
                .contains(lost.id(), lost.path())
                .contains("500");
    }

    @Test
    void anOriginalWithOtherBytesIsNamed() {
        AssetRow corrupted = tamper(false);
        List<ProofCheck> checks = prove(counted().sample(5, 42));
        assertThat(failed(checks)).containsExactly("originals");
        assertThat(check(checks, "originals").problems())
                .singleElement()
                .asString()
                .contains(corrupted.id(), corrupted.path())
                .contains("other bytes than its row says: SHA-1 ");
    }

    /** Of those that will be picked, the third. */
    private AssetRow tamper(boolean lose) {
        AssetRow picked = sample(FIVE).get(2);
        TamperedFiles files = new TamperedFiles(account);
        if (lose) {
            files.lose(picked.path());
        } else {
            files.corrupt(picked.path());
        }
        return picked;
    }

    private List<AssetRow> sample(Expected expected) {
        try (ImmichServer server = new ImmichServer(base(), KEY, Limits.USUAL)) {
            Proving proving = new Proving(server, Optional.empty(), expected, () -> false);
            return ((Answer.Given<List<AssetRow>>) proving.sample()).value();
        }
    }

    @Test
    void anotherVersionIsNoProof() {
        ProofCheck version = check(prove(expected().version("v1.133.0").sample(0, 1)), "version");
        assertThat(version.state()).isEqualTo(State.FAIL);
        assertThat(version.evidence()).contains("it is 1.132.3, and the backup is of 1.133.0");
        assertThat(check(prove(Expected.at(THEN).sample(0, 1)), "version").state())
                .isEqualTo(State.NOT_CHECKABLE);
    }

    @Test
    void maintenanceIsFound() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(base() + "/api/admin/maintenance"))
                            .header("x-api-key", SimulatedAccount.immichKey())
                            .POST(BodyPublishers.ofString("{\"action\":\"start\"}"))
                            .build(),
                    BodyHandlers.discarding());
        }
        ProofCheck server = check(prove(expected().sample(0, 1)), "server");
        assertThat(server.state()).isEqualTo(State.FAIL);
        assertThat(server.evidence()).contains("is in maintenance");
    }

    @Test
    void aStoppedDatabaseIsFoundAlthoughPingAnswers() {
        account.guard().unlock();
        RdsClient rds = account.client(RdsClient.class, REGION);
        rds.describeDBInstances()
                .dbInstances()
                .forEach(instance ->
                        rds.deleteDBInstance(request ->
                                request.dbInstanceIdentifier(instance.dbInstanceIdentifier())
                                        .skipFinalSnapshot(true)));
        List<ProofCheck> checks = prove(expected());
        assertThat(failed(checks)).contains("server", "database", "users", "originals");
        assertThat(check(checks, "version").state()).isEqualTo(State.PASS);
        assertThat(check(checks, "database").evidence())
                .contains("GET /api/server/features answers 500")
                .contains("see the server's log");
    }

    @Test
    void anOldProcessThatSurvivedIsFound() {
        ProofCheck early = check(prove(expected().sample(0, 1).process(evidence(THEN))), "process");
        assertThat(early.state()).isEqualTo(State.FAIL);
        assertThat(early.problems()).allMatch(line -> line.contains("before the drill began"));

        account.guard().unlock();
        elb().registerTargets(request ->
                request.targetGroupArn(group())
                        .targets(TargetDescription.builder().id("10.0.99.7").port(2283).build()));
        ProcessEvidence evidence = evidence(Instant.parse("2025-12-31T00:00:00Z"));
        ProofCheck survived = check(prove(expected().sample(0, 1).process(evidence)), "process");
        assertThat(survived.state()).isEqualTo(State.FAIL);
        assertThat(survived.problems()).containsExactly("10.0.99.7 is no task of this drill");

        ProcessEvidence none = new ProcessEvidence(THEN, List.of(), evidence.tasks());
        assertThat(new ProcessCheck().look(proving(expected().process(none))).state())
                .isEqualTo(State.NOT_CHECKABLE);
        assertThat(new ProcessCheck().look(proving(expected())).state())
                .isEqualTo(State.NOT_CHECKABLE);
    }

    private static Proving proving(Expected expected) {
        return new Proving(
                new ImmichServer(URI.create("http://127.0.0.1:1"), KEY, Limits.USUAL),
                Optional.empty(),
                expected,
                () -> false);
    }

    @Test
    void theSameSeedPicksTheSameOnes() {
        assertThat(ids(FIVE)).hasSize(5).doesNotHaveDuplicates().isEqualTo(ids(FIVE));
        assertThat(ids(FIVE)).isNotEqualTo(ids(expected().sample(5, 43)));
    }

    private List<String> ids(Expected expected) {
        return sample(expected).stream().map(AssetRow::id).toList();
    }

    @Test
    void theRowsOfAServerAreAnInventory() {
        List<InventoryEntry> rows = new ArrayList<>();
        Instant second = Instant.parse("2026-01-01T00:00:09Z");
        assertThat(RowInventory.read(base(), KEY, second, rows::add))
                .isEqualTo(new RowInventory.Read(rows.size()));
        assertThat(rows)
                .isNotEmpty()
                .allMatch(row -> row.path().startsWith("/usr/src/app/upload/upload/"))
                .allMatch(row -> row.size() > 0);
        ApiKey wrong = ApiKey.of("wrong");
        assertThat(RowInventory.read(base(), wrong, second, rows::add))
                .isInstanceOfSatisfying(
                        RowInventory.Unread.class,
                        unread -> assertThat(unread.words()).contains("401"));
    }

    @Test
    void whoCancelsIsToldWhatWasNotMade() {
        List<ProofCheck> heard = new ArrayList<>();
        List<ProofCheck> checks =
                new Proof(base(), KEY, expected(), clock)
                        .prove(heard::add, () -> heard.size() >= 2);
        assertThat(checks).hasSameSizeAs(Proof.names());
        assertThat(checks.subList(2, checks.size()))
                .allMatch(check -> check.state() == State.NOT_CHECKABLE)
                .allMatch(check -> check.evidence().startsWith("cancelled"));
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsNamedAndNotTold() {
        List<ProofCheck> checks =
                new Proof(base(), ApiKey.of("some-other-secret"), expected(), clock).prove();
        assertThat(check(checks, "users").evidence())
                .contains("GET /api/admin/users answers 401: it does not know the API key");
        assertThat(checks.toString()).doesNotContain("some-other-secret");
    }
}
