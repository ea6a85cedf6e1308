package io.stratoscope.backup.restore;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.CopyFollower;
import io.stratoscope.backup.FileCopies;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.restore.RestoreListener.State;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.NotInTimeException;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.datasync.model.FilterRule;
import software.amazon.awssdk.services.datasync.model.FilterType;
import software.amazon.awssdk.services.datasync.model.OverwriteMode;
import software.amazon.awssdk.services.datasync.model.StartTaskExecutionRequest;
import software.amazon.awssdk.services.efs.EfsClient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows a plan, from its beginning or from where it stopped: each step is noted before it is done, and what it made after. */
final class RestoreRun {

    private final Place place;
    private final RestorePlan plan;
    private final Waiting waiting;
    private final RestoreJournal journal;
    private final RestoreListener listener;
    private final Maker maker;
    private final Services services;

    /**
     * Asks nothing yet.
     *
     * @param waiting how the time passes between two looks; how many they are counts only for a service's health: databases and
     *     files take hours
     */
    RestoreRun(
            Place place,
            RestorePlan plan,
            Waiting waiting,
            RestoreJournal journal,
            RestoreListener listener) {
        this.place = place;
        this.plan = plan;
        this.waiting = waiting;
        this.journal = journal;
        this.listener = listener;
        maker = new Maker(place, plan.run());
        services = new Services(place);
    }

    /** Somebody asked to stop while something was waited for. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Does all steps that are not done yet.
     *
     * @throws BackupException when AWS refuses a step, or cannot be reached; the restore stays open, and the next run goes on
     */
    RestoreResult run(boolean resumed, JobContext context) {
        Map<String, JsonObject> done = journal.done(plan.run());
        Waiting endless =
                new Waiting(
                        waiting.interval(),
                        Integer.MAX_VALUE,
                        duration -> {
                            if (context.cancelled()) {
                                throw new StoppedException();
                            }
                            waiting.sleeper().sleep(duration);
                        });
        int count = 0;
        for (RestoreStep step : plan.steps()) {
            context.step(step.what());
            context.progress(count++, plan.steps().size());
            Optional<JsonObject> before = Optional.ofNullable(done.get(step.id()));
            if (before.isPresent()) {
                maker.knows(step.id(), before.get());
                listener.step(step, State.DONE_BEFORE, "");
                continue;
            }
            if (context.cancelled() || !isDone(step, endless, context)) {
                return new RestoreResult(
                        plan,
                        RestoreResult.Outcome.CANCELLED,
                        resumed,
                        "cancelled before the end of: " + step.what());
            }
        }
        journal.end(plan.run(), true, "");
        return new RestoreResult(plan, RestoreResult.Outcome.RESTORED, resumed, "");
    }

    /** Does a step; false when somebody asked to stop before it was done. */
    private boolean isDone(RestoreStep step, Waiting endless, JobContext context) {
        journal.begin(plan.run(), step);
        listener.step(step, State.BEGUN, "");
        try {
            Optional<JsonObject> made = work(step, endless, context);
            made.ifPresent(result -> {
                journal.done(plan.run(), step, result);
                listener.step(step, State.DONE, result.text("ref").orElse(""));
            });
            return made.isPresent();
        } catch (StoppedException _) {
            return false;
        } catch (BackupException e) {
            throw failed(step, e);
        } catch (SdkException | NotAwsException e) {
            throw failed(step, new BackupException(step.what(), AwsFailures.of(e), e));
        } catch (NotInTimeException e) {
            throw failed(
                    step,
                    new BackupException(
                            step.what(),
                            new Failure.ServiceError(
                                    "", String.valueOf(e.getMessage()), "run the same again"),
                            e));
        }
    }

    private BackupException failed(RestoreStep step, BackupException cause) {
        String why = String.valueOf(cause.getMessage());
        journal.failed(plan.run(), step, why);
        listener.step(step, State.FAILED, why);
        return cause;
    }

    /** What a step made; empty when somebody asked to stop. */
    private Optional<JsonObject> work(RestoreStep step, Waiting endless, JobContext context) {
        return switch (step.verb()) {
            case MAKE -> Optional.of(maker.make(step, endless));
            case COPY -> copy(step, context);
            case STOP -> done(() -> services.stop(step.settings(), endless));
            case PASSWORD ->
                    done(() ->
                            new DatabasePassword(place)
                                    .renew(maker.resolved(step.settings()), endless));
            case POLICY -> done(() -> new Pointers(place, renames()).policy(step.settings()));
            case SERVICE ->
                    Optional.of(
                            services.move(
                                    step.settings(),
                                    renames(),
                                    Map.of(
                                            RestorePlan.TAG, plan.run(),
                                            RestorePlan.STEP_TAG, step.id())));
            case RECORD ->
                    done(() -> new Pointers(place, renames()).record(step.settings(), endless));
            case ALARM -> done(() -> new Pointers(place, renames()).alarm(step.settings()));
            case HEALTHY -> done(() -> services.awaitHealth(step.settings(), bounded(endless)));
            case DISOWN -> done(() -> disown(step.settings().texts("ids")));
            case REMOVE -> done(() -> maker.remove(step, endless));
        };
    }

    /** A service that does not come up in the usual time does not come up. */
    private Waiting bounded(Waiting endless) {
        return new Waiting(waiting.interval(), waiting.looks(), endless.sleeper());
    }

    private void disown(List<String> ids) {
        EfsClient efs = place.client(EfsClient.class);
        ids.forEach(id ->
                efs.untagResource(
                        request -> request.resourceId(id).tagKeys(Scope.STACK_TAG, Scope.ID_TAG)));
    }

    private static Optional<JsonObject> done(Runnable work) {
        work.run();
        return Optional.of(JsonObject.EMPTY);
    }

    private Renames renames() {
        Map<String, String> within = new HashMap<>();
        Map<String, String> whole = new HashMap<>();
        for (RestorePlan.Rename rename : plan.renames()) {
            String to =
                    maker.resolved(JsonValue.object().put("to", rename.to()).build())
                            .text("to")
                            .orElseThrow();
            (rename.whole() ? whole : within).put(rename.from(), to);
        }
        return new Renames(new TreeMap<>(within), whole);
    }

    /** Copies, or goes on following what was begun; empty when it was cancelled. */
    private Optional<JsonObject> copy(RestoreStep step, JobContext context) {
        JsonObject settings = maker.resolved(step.settings());
        String reason = plan.run() + "/" + step.id();
        FileCopies copies =
                new FileCopies(
                        place.account(),
                        Arn.of(settings.text("task").orElseThrow()),
                        RestorePlan.TAG);
        // One that failed before is not gone on with: another copies what is still missing.
        String execution =
                copies.of(reason)
                        .filter(copy -> !copy.isOver() || isWhole(copy, settings))
                        .map(copy -> copy.execution().toString())
                        .orElseGet(() -> copies.start(reason, request -> limit(request, settings)));
        FilesCopy copy =
                new CopyFollower(copies, waiting, place.account().clock(), listener)
                        .follow(execution, reason, true, context);
        if (isWhole(copy, settings)) {
            refuseTooFew(copy, settings);
            return Optional.of(
                    JsonValue.object()
                            .put("execution", execution)
                            .put("files", copy.files())
                            .put("bytes", copy.bytes())
                            .build());
        }
        if (context.cancelled()) {
            return Optional.empty();
        }
        throw new BackupException(
                step.what(),
                new Failure.ServiceError(
                        "datasync:StartTaskExecution",
                        copy.problem().orElse("the files are not whole"),
                        "read the task's log group with 'stratoscope logs', then run the same command again:"
                                + " it copies what is still missing"));
    }

    /** DataSync is content with what the bucket has; the application may not be. */
    private static void refuseTooFew(FilesCopy copy, JsonObject settings) {
        long least = settings.number("atLeast").map(Number::longValue).orElse(0L);
        if (copy.files() < least) {
            throw new BackupException(
                    "restore Immich's markers",
                    new Failure.ServiceError(
                            "datasync:StartTaskExecution",
                            "the backup has %d of %d files named .immich"
                                    .formatted(copy.files(), least),
                            "put an empty one into each folder of the bucket that lacks it ("
                                    + settings.text("folder").orElse("").replace("|", ", ")
                                    + "), then run the same command again"));
        }
    }

    private static boolean isWhole(FilesCopy copy, JsonObject settings) {
        return settings.text("folder").isPresent() ? copy.isPartWhole() : copy.isWhole();
    }

    /** One folder only; what is there stays as it is, unless it was asked for to be replaced. */
    private static void limit(StartTaskExecutionRequest.Builder request, JsonObject settings) {
        settings.text("folder")
                .ifPresent(folder ->
                        request.includes(
                                        List.of(
                                                FilterRule.builder()
                                                        .filterType(FilterType.SIMPLE_PATTERN)
                                                        .value(folder)
                                                        .build()))
                                .overrideOptions(options ->
                                        FileOptions.kept(options)
                                                .overwriteMode(
                                                        settings.isTrue("overwrite")
                                                                ? OverwriteMode.ALWAYS
                                                                : OverwriteMode.NEVER)));
    }
}
