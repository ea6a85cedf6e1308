package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoints;
import io.stratoscope.backup.drill.DrillDesk;
import io.stratoscope.backup.drill.DrillException;
import io.stratoscope.backup.drill.DrillProof;
import io.stratoscope.backup.drill.DrillRequest;
import io.stratoscope.backup.drill.DrillVisitor;
import io.stratoscope.backup.drill.HttpProof;
import io.stratoscope.backup.drill.PreparedDrill;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.cost.PricesFile;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.apply.Provisioning;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a restore drill is of. */
final class DrillOptions {

    private static final int MOST = 10_000;

    @Mixin BackupOptions target = new BackupOptions();

    @Option(
            names = "--restore-point",
            paramLabel = "ID",
            description =
                    "What is restored, by 'stratoscope backup list'. Default: the newest good one.")
    @Nullable String restorePoint;

    @Option(
            names = "--from",
            paramLabel = "CIDR",
            description =
                    "From where the drill's load balancer may be reached: your address as the internet sees it,"
                            + " like 198.51.100.7/32. The simulated account needs none.")
    @Nullable String from;

    @Option(
            names = "--lease",
            paramLabel = "SPAN",
            description =
                    "How long the drill's resources are wanted at most; 'drill sweep' removes what is older."
                            + " Default: 6h.")
    @Nullable String lease;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "How many originals are downloaded and compared by their checksums. Default: ${DEFAULT-VALUE}.")
    int sample = 25;

    @Option(
            names = "--live-url",
            paramLabel = "URL",
            description =
                    "Where the live application is asked how much it had. Default: the name that leads to its"
                            + " load balancer.")
    @Nullable String liveUrl;

    /** What drills work with, and what is asked of one. */
    record Meant(DrillDesk desk, DrillRequest request) {

        PreparedDrill prepare(Session session) {
            return session.await(
                    "prepare a restore drill", context -> desk.prepare(request, context));
        }
    }

    /** Discovers the project and says what is meant. */
    Meant meant(Session session, AwsAccount account) {
        if (sample < 1 || sample > MOST) {
            throw new UsageException("--sample: " + sample + " is not between 1 and " + MOST);
        }
        String visitor = visitor(account);
        Duration wanted =
                Optional.ofNullable(lease)
                        .map(text -> BackupListCommand.span("--lease", text))
                        .orElse(DrillRequest.USUAL_LEASE);
        DrillProof proof = proof(session, account);
        Snapshot snapshot = session.discover(account);
        BackupTarget what = target.target(session, snapshot);
        RestorePoint point = point(BackupOptions.points(session, account, what));
        return new Meant(
                desk(session, account, proof),
                new DrillRequest(snapshot, what, point, visitor, wanted));
    }

    /** The drills of an account. */
    static DrillDesk desk(Session session, AwsAccount account, DrillProof proof) {
        if (account.regions().size() > 1) {
            throw new UsageException("a drill is in one region; give one with --region");
        }
        return new DrillDesk(
                account,
                session.environment().clock(),
                Provisioning.waiting(account),
                session.dataDirectory(),
                new PricesFile(session.dataDirectory())::read,
                proof);
    }

    private DrillProof proof(Session session, AwsAccount account) {
        ApiKey key =
                session.environment()
                        .apiKeys()
                        .apply(account)
                        .orElseThrow(() ->
                                new UsageException(
                                        "a drill asks the restored application, and needs an API key of an"
                                                + " administrator for that: make one in Immich's account settings, and"
                                                + " give it in the environment variable STRATOSCOPE_IMMICH_API_KEY"));
        return new HttpProof(key, sample, Optional.ofNullable(liveUrl).map(DrillOptions::url));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException _) {
            // the same words for all that is none
        }
        throw new UsageException(
                "--live-url: '"
                        + Terminal.plain(text)
                        + "' is no address; write it like https://photos.example.org");
    }

    private String visitor(AwsAccount account) {
        String given = from;
        if (given == null) {
            if (account.simulated()) {
                return DrillVisitor.SIMULATED;
            }
            throw new UsageException(
                    "say from where the drill's load balancer may be reached: --from with your address as the"
                            + " internet sees it (curl https://checkip.amazonaws.com tells it), like 198.51.100.7/32");
        }
        try {
            return DrillVisitor.of(given);
        } catch (DrillException e) {
            throw new UsageException(
                    "--from: " + Terminal.plain(String.valueOf(e.getMessage())), e);
        }
    }

    private RestorePoint point(List<RestorePoint> points) {
        String id = restorePoint;
        if (id == null) {
            return RestorePoints.newestGood(points)
                    .orElseThrow(() ->
                            new UsageException(
                                    "there is no good restore point; make one with: stratoscope backup now"
                                            + " --unlock"));
        }
        return points.stream()
                .filter(point -> point.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "there is no restore point "
                                        + Terminal.plain(id)
                                        + "; 'stratoscope backup list' names those that there are"));
    }
}
