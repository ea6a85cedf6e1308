package io.stratoscope.discovery;

import static io.stratoscope.discovery.SnapshotFacts.arns;
import static io.stratoscope.discovery.SnapshotFacts.assertLedgerAddsUp;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Whom a bucket tells of new objects. */
final class BucketNotificationTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private final SimulatedAccount account = SimulatedAccount.immich(CLOCK);

    @AfterEach
    void close() {
        account.close();
    }

    private Snapshot discover(String project, Snapshot... previous) {
        Snapshot snapshot =
                new Discovery(account, CLOCK)
                        .run(
                                new DiscoveryRequest(
                                        Scope.project(project),
                                        List.of(FakeAccount.REGION),
                                        List.of(previous).stream().findFirst()),
                                new InlineJob());
        assertLedgerAddsUp(snapshot);
        return snapshot;
    }

    private static List<Relation> told(Snapshot snapshot) {
        return snapshot.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.NOTIFIES)
                .filter(relation -> relation.from().service().equals("s3"))
                .toList();
    }

    @Test
    void aBucketNotifiesItsQueue() {
        assertThat(told(discover("photobooth")))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.to().resource()).isEqualTo("photobooth-uploads");
                    assertThat(relation.evidence().call()).isEqualTo("s3:GetBucketNotification");
                });
    }

    @Test
    void bucketsThatNotifyNobodyAreSilent() {
        Snapshot immich = discover("immich");

        assertThat(told(immich)).isEmpty();
        assertThat(immich.issues()).isEmpty();
    }

    @Test
    void aDenialIsAnIssueAndForgetsNothing() {
        Snapshot before = discover("photobooth");
        account.faults().deny("s3:GetBucketNotificationConfiguration");

        Snapshot fresh = discover("photobooth");
        Snapshot after = discover("photobooth", before);

        assertThat(told(fresh)).isEmpty();
        assertThat(arns(fresh)).isEqualTo(arns(before));
        assertThat(told(after)).isEqualTo(told(before));
        assertThat(after.resources())
                .extracting(resource -> resource.state())
                .isEqualTo(before.resources().stream().map(each -> each.state()).toList());
        assertThat(after.issues())
                .extracting(DiscoveryIssue::call)
                .containsExactly("s3:GetBucketNotification");
        assertThat(after.coverage().total().denied()).isEqualTo(1);
    }

    @Test
    void whatWasTakenAwayIsNotKept() {
        Snapshot before = discover("photobooth");
        account.guard().unlock();
        account.client(S3Client.class, FakeAccount.REGION)
                .putBucketNotificationConfiguration(request ->
                        request.bucket("photobooth-pictures-123456789012")
                                .notificationConfiguration(
                                        NotificationConfiguration.builder().build()));
        account.guard().lock();

        assertThat(told(discover("photobooth", before))).isEmpty();
    }
}
