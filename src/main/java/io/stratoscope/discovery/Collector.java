package io.stratoscope.discovery;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.core.SdkClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The context of one task: a describer's find, describe or parts for one region. It only collects; the engine takes the
 * collections over one after the other when all tasks of a round have ended, so that the result does not depend on which
 * was faster.
 */
final class Collector implements DescribeContext {

    /** A resource that a call confirmed. */
    record Sighting(Described described, List<Relation> relations, String region) {}

    /** Relations that a further call told of a resource. */
    record Told(Arn resource, List<Relation> relations) {}

    /** A call that failed. */
    record FailedCall(String action, List<Arn> about, Failure failure) {}

    /** Confirmed resources of which a further call would have told relations, whose evidence's fields begin so. */
    record Unread(List<Arn> resources, Set<String> fields) {}

    private final Run run;
    private final String region;
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Arn> gone = new ArrayList<>();
    private final List<FailedCall> failures = new ArrayList<>();
    private final List<FailedCall> detours = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    /** What is the same for all tasks of a run. */
    record Run(
            AwsAccount account,
            JobContext job,
            Scope scope,
            String partition,
            String accountId,
            Predicate<Arn> confirmed) {}

    Collector(Run run, String region) {
        this.run = run;
        this.region = region;
    }

    @Override
    public String region() {
        return region;
    }

    @Override
    public String accountId() {
        return run.accountId();
    }

    @Override
    public String partition() {
        return run.partition();
    }

    @Override
    public Scope scope() {
        return run.scope();
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        return run.account().client(type, region);
    }

    @Override
    public boolean cancelled() {
        return run.job().cancelled();
    }

    @Override
    public boolean confirmed(Arn arn) {
        return run.confirmed().test(arn);
    }

    @Override
    public synchronized void found(Described resource, List<Relation> relations) {
        foundIn(region, resource, relations);
    }

    @Override
    public synchronized void foundIn(String place, Described resource, List<Relation> relations) {
        sightings.add(new Sighting(Redaction.of(resource), List.copyOf(relations), place));
    }

    @Override
    public synchronized void gone(Arn arn) {
        gone.add(arn);
    }

    @Override
    public synchronized void failed(String action, List<Arn> about, Exception cause) {
        failures.add(new FailedCall(action, List.copyOf(about), CallFailures.of(action, cause)));
    }

    @Override
    public synchronized void detour(String action, Exception cause) {
        detours.add(new FailedCall(action, List.of(), CallFailures.of(action, cause)));
    }

    @Override
    public synchronized void related(Arn resource, List<Relation> relations) {
        told.add(new Told(resource, List.copyOf(relations)));
    }

    @Override
    public synchronized void unread(
            String action, List<Arn> resources, Set<String> fields, Exception cause) {
        failed(action, resources, cause);
        unread.add(new Unread(List.copyOf(resources), Set.copyOf(fields)));
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    synchronized List<Unread> unread() {
        return List.copyOf(unread);
    }

    synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    synchronized List<Arn> gone() {
        return List.copyOf(gone);
    }

    synchronized List<FailedCall> detours() {
        return List.copyOf(detours);
    }

    synchronized List<FailedCall> failures() {
        return List.copyOf(failures);
    }
}
