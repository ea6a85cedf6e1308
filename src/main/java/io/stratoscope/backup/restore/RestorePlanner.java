package io.stratoscope.backup.restore;

import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FileCopies;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.RestorePoints;
import io.stratoscope.backup.restore.Past.Known;
import io.stratoscope.backup.restore.RestorePlan.Rename;
import io.stratoscope.backup.restore.RestoreStep.Verb;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Resource;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.driver.Place;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans a restore: asks AWS, and changes nothing. */
final class RestorePlanner {

    private final Place place;
    private final BackupTarget target;
    private final Past past;
    private final RestoreJournal journal;
    private final PriceTable prices;

    RestorePlanner(
            Place place,
            BackupTarget target,
            Past past,
            RestoreJournal journal,
            PriceTable prices) {
        this.place = place;
        this.target = target;
        this.past = past;
        this.journal = journal;
        this.prices = prices;
    }

    RestorePlan plan(RestoreRequest request) {
        String run = RestorePlan.idAt(place.account().clock().instant());
        return switch (request.kind()) {
            case TOTAL, FILES, DATABASE -> whole(run, request);
            case FOLDER -> folder(run, request);
        };
    }

    private RestorePlan whole(String run, RestoreRequest request) {
        Optional<RestorePoint> point = point(request);
        Draft draft = new Draft(run, request.kind(), place.region(), point.map(RestorePoint::id));
        Optional<Backups> backups =
                request.kind().hasFiles()
                        ? Optional.of(Backups.of(past, target))
                        : Optional.empty();
        Expectation expectation = backups.map(this::expectation).orElseGet(this::expectation);
        Optional<DatabasePlan> database =
                request.kind().hasDatabase()
                        ? Optional.of(new DatabasePlan(cluster(), expectation, run))
                        : Optional.empty();
        boolean filesLost = backups.filter(each -> !each.fileSystem().there()).isPresent();
        boolean databaseLost = database.filter(each -> !each.cluster().there()).isPresent();
        draft.switches = filesLost || databaseLost || request.switches();
        Optional<FilesPlan> files =
                backups.map(each -> new FilesPlan(each, expectation, draft.switches));
        files.ifPresent(each -> draft.renames.addAll(each.renames()));
        database.ifPresent(each -> draft.renames.addAll(each.renames()));
        DatabaseUsers users =
                new DatabaseUsers(past, database.map(DatabasePlan::hosts).orElse(List.of()));
        SwitchPlan moving =
                new SwitchPlan(past, expectation, renames(draft.renames), users::has)
                        .withImages(
                                database.isPresent()
                                        ? new Images(place, users).at(since(request, point))
                                        : Map.of());
        boolean stops = draft.switches && database.isPresent();
        if (stops && (filesLost || databaseLost)) {
            draft.steps.addAll(moving.stopped());
        }
        database.ifPresent(each ->
                draft.steps.addAll(
                        request.toTime()
                                .map(each::toTime)
                                .or(() ->
                                        point.filter(one -> one.database().isPresent())
                                                .map(each::fromSnapshot))
                                .orElse(List.of())));
        if (request.resetPassword()) {
            database.ifPresent(each ->
                    users.passwordReference()
                            .flatMap(DatabaseChecks::ofWholeSecret)
                            .ifPresent(secret -> draft.steps.add(each.password(secret))));
        }
        files.ifPresent(each -> draft.steps.addAll(each.copied()));
        if (draft.switches) {
            if (stops && !filesLost && !databaseLost) {
                draft.steps.addAll(moving.stopped());
            }
            files.ifPresent(each -> draft.steps.add(each.backedUpAgain()));
            draft.steps.addAll(moving.moved(stops));
            draft.steps.addAll(moving.watched());
            draft.steps.addAll(moving.retired());
            files.ifPresent(each -> draft.steps.addAll(each.removed()));
            if (!filesLost) {
                files.ifPresent(each -> draft.steps.add(each.disowned()));
            }
            files.ifPresent(each -> draft.steps.add(each.backUp()));
            draft.notes.addAll(moving.notes());
        }
        database.ifPresent(each -> about(each, users, request, point, draft));
        backups.ifPresent(each -> about(each, filesLost, point, draft));
        return draft.plan();
    }

    private Known cluster() {
        return past.find(target.cluster())
                .orElseThrow(() ->
                        new RestoreException(
                                target.clusterId() + " is gone, and no earlier snapshot knows it"));
    }

    /** As of when the restored database is. */
    private static Optional<Instant> since(RestoreRequest request, Optional<RestorePoint> point) {
        return request.toTime()
                .or(() -> point.flatMap(RestorePoint::database).flatMap(DatabaseCopy::created));
    }

    private void about(
            DatabasePlan database,
            DatabaseUsers users,
            RestoreRequest request,
            Optional<RestorePoint> point,
            Draft draft) {
        DatabaseChecks checks = new DatabaseChecks(place, past, database);
        Resource cluster = database.cluster().resource();
        draft.checks.add(
                new KeyChecks(place)
                        .enabled("the database", cluster.description().text("KmsKeyId")));
        draft.checks.add(checks.groups());
        draft.checks.add(checks.instances());
        request.toTime()
                .ifPresentOrElse(
                        time -> draft.checks.add(checks.time(time)),
                        () -> draft.checks.addAll(checks.snapshot(point)));
        draft.checks.add(
                checks.password(
                        users.passwordReference(), since(request, point), request.resetPassword()));
        draft.notes.add(
                database.cluster().there()
                        ? cluster.id()
                                + " is still there, and stays as it is. Whoever deletes it deletes its automated"
                                + " backups with it: take a snapshot before."
                        : cluster.id()
                                + " is gone, and its automated backups with it; it comes back by its name, and so"
                                + " by its endpoint.");
        if (database.cluster().there() && draft.switches) {
            draft.notes.add(
                    "The stack's own database stays the old one: the next 'provision apply' lets the services go"
                            + " back to it, unless the blueprint is changed before.");
        }
        draft.costs.addAll(
                new Costs(prices, place.region())
                        .database(
                                database.instances().stream()
                                        .flatMap(each ->
                                                each.description().text("DBInstanceClass").stream())
                                        .toList()));
    }

    private Optional<RestorePoint> point(RestoreRequest request) {
        if (request.toTime().isPresent()) {
            return Optional.empty();
        }
        List<RestorePoint> points = RestorePoints.list(place.account(), target);
        if (request.restorePoint().isEmpty()) {
            return request.kind() == RestoreKind.DATABASE
                    ? points.stream()
                            .filter(each ->
                                    each.database().filter(DatabaseCopy::isAvailable).isPresent())
                            .findFirst()
                    : RestorePoints.newestGood(points);
        }
        return Optional.of(
                points.stream()
                        .filter(each -> request.restorePoint().get().equals(each.id()))
                        .findFirst()
                        .orElseThrow(() ->
                                new RestoreException(
                                        "there is no restore point "
                                                + request.restorePoint().get()
                                                + "; see 'stratoscope backup list'")));
    }

    private void about(Backups backups, boolean lost, Optional<RestorePoint> point, Draft draft) {
        Resource fileSystem = backups.fileSystem().resource();
        FilesChecks checks = new FilesChecks(past, backups);
        draft.checks.add(
                new KeyChecks(place)
                        .enabled("the files", fileSystem.description().text("KmsKeyId")));
        draft.checks.addAll(checks.places());
        draft.checks.add(checks.quiet(place.account()));
        draft.notes.addAll(checks.mended());
        draft.notes.add(
                lost
                        ? fileSystem.id()
                                + " is gone; how it was is known from a snapshot of "
                                + backups.fileSystem()
                                        .in()
                                        .takenAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                + "."
                        : fileSystem.id()
                                + " is still there, and stays as it is"
                                + (draft.switches
                                        ? "; the services leave it."
                                        : "; the services stay on it unless --switch is said."));
        draft.notes.add(
                "The bucket has each file once, as the last copy left it, whichever restore point is meant.");
        point.filter(each -> each.warnings().contains(RestorePoint.Warning.DATABASE_NEWER))
                .ifPresent(each ->
                        draft.notes.add(
                                each.id()
                                        + ": its database is newer than its files; rows may point at missing"
                                        + " files."));
        if (draft.switches) {
            draft.notes.add(
                    "The former tasks go once they are made anew, and DataSync forgets their executions: older"
                            + " restore points then show their database only.");
        }
        draft.costs.addAll(new Costs(prices, place.region()).files(backups.bytes()));
    }

    private RestorePlan folder(String run, RestoreRequest request) {
        String folder =
                request.folder()
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() ->
                                new RestoreException(
                                        "which folder? say it with --folder, for example --folder /upload/alice"));
        if (folder.contains("|") || folder.contains("*")) {
            throw new RestoreException(
                    "DataSync cannot tell the folder "
                            + folder
                            + " from a pattern; restore the one above it");
        }
        Backups backups = Backups.of(past, target);
        if (!backups.fileSystem().there()) {
            throw new RestoreException(
                    backups.fileSystem().resource().id()
                            + " is gone, and a folder comes back into a file system that is there; restore all"
                            + " files: stratoscope restore run --what files");
        }
        Draft draft = new Draft(run, RestoreKind.FOLDER, place.region(), Optional.empty());
        String path = backups.path(folder);
        FilesChecks checks = new FilesChecks(past, backups);
        draft.checks.add(
                new KeyChecks(place)
                        .enabled(
                                "the files",
                                backups.fileSystem().resource().description().text("KmsKeyId")));
        draft.checks.add(checks.fits());
        draft.checks.add(checks.quiet(place.account()));
        if (request.overwrite()) {
            draft.overwritten.add(
                    "files of "
                            + path
                            + " that differ from the backup, in "
                            + backups.fileSystem().resource().id());
        } else {
            draft.notes.add(
                    "Only files that are missing in "
                            + path
                            + " come back; those that are there stay as they are unless --overwrite is said.");
        }
        draft.steps.add(
                expectation(backups)
                        .step(
                                "Folder",
                                Verb.COPY,
                                "copy " + path + " from " + backups.bucketWords(),
                                JsonValue.object()
                                        .put(
                                                "task",
                                                backups.restoreTask()
                                                        .map(task -> task.arn().toString())
                                                        .orElse(""))
                                        .put("folder", path)
                                        .put("overwrite", request.overwrite())
                                        .build()));
        return draft.plan();
    }

    private Expectation expectation() {
        return new Expectation(journal, List.of(), 0);
    }

    private Expectation expectation(Backups backups) {
        List<FilesCopy> copies = new ArrayList<>();
        backups.restoreTask().ifPresent(task -> copies.addAll(copies(task)));
        if (past.now().resource(backups.task().arn()).isPresent()) {
            copies.addAll(copies(backups.task()));
        }
        return new Expectation(journal, copies, backups.bytes());
    }

    private List<FilesCopy> copies(Resource task) {
        return new FileCopies(place.account(), task.arn(), RestorePlan.TAG).all();
    }

    /** The old names, to find what has them; what they will be is not known yet. */
    private static Renames renames(List<Rename> renames) {
        Map<String, String> within = new HashMap<>();
        Map<String, String> whole = new HashMap<>();
        renames.forEach(rename -> (rename.whole() ? whole : within).put(rename.from(), "renamed"));
        return new Renames(within, whole);
    }

    /** A plan in the making. */
    private static final class Draft {
        private final String run;
        private final RestoreKind kind;
        private final String region;
        private final Optional<String> point;
        private final List<Rename> renames = new ArrayList<>();
        private final List<RestoreStep> steps = new ArrayList<>();
        private final List<RestoreCheck> checks = new ArrayList<>();
        private final List<RestoreCost> costs = new ArrayList<>();
        private final List<String> overwritten = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private boolean switches;

        Draft(String run, RestoreKind kind, String region, Optional<String> point) {
            this.run = run;
            this.kind = kind;
            this.region = region;
            this.point = point;
        }

        RestorePlan plan() {
            return new RestorePlan(
                    run,
                    kind,
                    region,
                    point,
                    switches,
                    renames,
                    steps,
                    checks,
                    costs,
                    overwritten,
                    notes);
        }
    }
}
