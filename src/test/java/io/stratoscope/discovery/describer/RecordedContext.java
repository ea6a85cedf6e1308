package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.model.Arn;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A context with one fake client that writes down what a describer reports. */
final class RecordedContext implements DescribeContext {

    final Map<Arn, Described> found = new LinkedHashMap<>();
    final Map<Arn, String> regions = new LinkedHashMap<>();
    final List<Relation> relations = new ArrayList<>();
    final List<Arn> gone = new ArrayList<>();

    /** {@code action about…}. */
    final List<String> failed = new ArrayList<>();

    final List<String> detours = new ArrayList<>();

    /** What the fields begin with that could not be read. */
    final List<String> unread = new ArrayList<>();

    final Set<Arn> confirmed = new HashSet<>();
    boolean cancelled;
    private final SdkClient client;
    private final Scope scope;

    RecordedContext(SdkClient client) {
        this(client, Scope.project("immich"));
    }

    RecordedContext(SdkClient client, Scope scope) {
        this.client = client;
        this.scope = scope;
    }

    static Arn arnOf(String service, String resource) {
        return new Arn("aws", service, "eu-central-1", "123456789012", resource);
    }

    static AwsServiceException denied() {
        return error("AccessDenied", 403);
    }

    static AwsServiceException error(String code, int status) {
        return AwsServiceException.builder()
                .message(code)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    /** Each relation on one line: {@code from KIND service:to (detail) evidence}. */
    List<String> lines() {
        return relations.stream()
                .map(relation ->
                        relation.from().resource()
                                + " "
                                + relation.kind()
                                + " "
                                + relation.to().service()
                                + ":"
                                + relation.to().resource()
                                + (relation.detail().isEmpty()
                                        ? ""
                                        : " (" + relation.detail() + ")")
                                + " "
                                + relation.evidence())
                .toList();
    }

    List<String> foundResources() {
        return found.keySet().stream().map(Arn::resource).toList();
    }

    /** What was found under this ARN. */
    Described described(Arn arn) {
        return Objects.requireNonNull(found.get(arn), () -> arn + " was not found");
    }

    /** The same, as a confirmed resource: an owner of parts. */
    Resource owner(Arn arn) {
        Described described = described(arn);
        return new Resource(
                arn,
                described.type(),
                described.id(),
                described.name(),
                "eu-central-1",
                described.availabilityZone(),
                described.tags(),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                described.action(),
                Instant.EPOCH,
                described.description());
    }

    @Override
    public String region() {
        return "eu-central-1";
    }

    @Override
    public String accountId() {
        return "123456789012";
    }

    @Override
    public String partition() {
        return "aws";
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        return type.cast(client);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public boolean confirmed(Arn arn) {
        return confirmed.contains(arn);
    }

    @Override
    public void found(Described resource, List<Relation> its) {
        if (found.put(resource.arn(), resource) != null) {
            throw new AssertionError("described twice: " + resource.arn());
        }
        relations.addAll(its);
    }

    @Override
    public void foundIn(String region, Described resource, List<Relation> its) {
        regions.put(resource.arn(), region);
        found(resource, its);
    }

    @Override
    public void related(Arn resource, List<Relation> its) {
        relations.addAll(its);
    }

    @Override
    public void detour(String action, Exception cause) {
        detours.add(action);
    }

    @Override
    public void unread(String action, List<Arn> resources, Set<String> fields, Exception cause) {
        unread.addAll(new TreeSet<>(fields));
        failed(action, resources, cause);
    }

    @Override
    public void gone(Arn arn) {
        gone.add(arn);
    }

    @Override
    public void failed(String action, List<Arn> about, Exception cause) {
        failed.add(
                (action + " " + String.join(" ", about.stream().map(Arn::resource).toList()))
                        .trim());
    }
}
