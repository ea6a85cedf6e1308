package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A record of a zone. Those of the stack's zones are the stack's, but for what AWS's services put there: the zone's own name
 * servers, and the proofs of certificates, which are {@link AcmCertificateDriver}'s.
 */
final class Route53RecordSetDriver implements Driver {

    private static final String ZONE = "HostedZoneId";
    private static final String NAME = "Name";
    private static final String TYPE = "Type";
    private static final String SET = "SetIdentifier";
    private static final String VALUES = "ResourceRecords";
    private static final String ALIAS = "AliasTarget";

    private static final SdkWords WORDS = SdkWords.without(ZONE, VALUES);

    @Override
    public String type() {
        return "AWS::Route53::RecordSet";
    }

    /** They are its key: otherwise it is another one. */
    @Override
    public Set<String> createOnly() {
        return Set.of(ZONE, NAME, TYPE, SET);
    }

    @Override
    public String key(JsonObject properties) {
        return String.join(
                "|",
                properties.text(ZONE).orElse(""),
                Route53Names.plain(properties.text(NAME).orElse("")),
                properties.text(TYPE).orElse(""),
                properties.text(SET).orElse(""));
    }

    @Override
    public List<Existing> list(Scope scope) {
        Route53Client route53 = scope.client(Route53Client.class);
        return scope.existing("AWS::Route53::HostedZone").stream()
                .flatMap(zone ->
                        route53
                                .listResourceRecordSetsPaginator(
                                        request -> request.hostedZoneId(zone.ref()))
                                .resourceRecordSets()
                                .stream()
                                .filter(record ->
                                        !isOfAws(record, zone.properties().text(NAME).orElse("")))
                                .map(record -> existing(zone.ref(), record)))
                .toList();
    }

    private static boolean isOfAws(ResourceRecordSet record, String zone) {
        return switch (record.type()) {
            case NS, SOA -> Route53Names.plain(record.name()).equals(zone);
            case CNAME ->
                    record.resourceRecords().stream()
                            .anyMatch(value -> AcmProofs.isProof(value.value()));
            default -> false;
        };
    }

    private Existing existing(String zone, ResourceRecordSet record) {
        String name = Route53Names.plain(record.name());
        JsonValue.ObjectBuilder all = JsonValue.object().put(ZONE, zone);
        SdkWords.SAME.read(record).members().forEach(all::put);
        all.put(NAME, name);
        if (!record.resourceRecords().isEmpty()) {
            all.put(
                    VALUES,
                    record.resourceRecords().stream()
                            .map(value -> JsonValue.of(value.value()))
                            .toList());
        }
        if (record.aliasTarget() != null) {
            JsonValue.ObjectBuilder alias = JsonValue.object();
            SdkWords.SAME.read(record.aliasTarget()).members().forEach(alias::put);
            alias.put("DNSName", Route53Names.withoutDot(record.aliasTarget().dnsName()));
            all.put(ALIAS, alias.build());
        }
        JsonObject properties = all.build();
        return Existing.part(type(), name, key(properties), JsonObject.EMPTY, properties);
    }

    /** A record that is there already, in a zone that is not the stack's, is somebody else's; but an earlier attempt's is not. */
    @Override
    public Existing create(Order order) {
        Route53Client route53 = order.client(Route53Client.class);
        ResourceRecordSet wanted = record(order);
        String zone = order.text(ZONE);
        try {
            change(order, ChangeAction.CREATE, wanted);
        } catch (InvalidChangeBatchException e) {
            boolean same =
                    find(route53, zone, wanted)
                            .map(record -> existing(zone, record).properties())
                            .filter(there ->
                                    Comparison.of(order.properties(), there, Set.of()).isEmpty())
                            .isPresent();
            if (!same) {
                throw e;
            }
        }
        return existing(zone, wanted);
    }

    private static ResourceRecordSet record(Order order) {
        ResourceRecordSet.Builder record =
                WORDS.fill(ResourceRecordSet.builder(), order.properties());
        List<ResourceRecord> values =
                order.properties().texts(VALUES).stream()
                        .map(value -> ResourceRecord.builder().value(value).build())
                        .toList();
        return values.isEmpty() ? record.build() : record.resourceRecords(values).build();
    }

    private static void change(Order order, ChangeAction action, ResourceRecordSet record) {
        change(
                order.client(Route53Client.class),
                order.text(ZONE),
                action,
                record,
                order.waiting());
    }

    /** Changes one record, and waits until all name servers say so. */
    static void change(
            Route53Client route53,
            String zone,
            ChangeAction action,
            ResourceRecordSet record,
            Waiting waiting) {
        ChangeInfo change =
                route53.changeResourceRecordSets(request ->
                                request.hostedZoneId(zone)
                                        .changeBatch(batch ->
                                                batch.changes(
                                                        Change.builder()
                                                                .action(action)
                                                                .resourceRecordSet(record)
                                                                .build())))
                        .changeInfo();
        Route53Sync.await(route53, change, waiting);
    }

    @Override
    public void update(Existing existing, Order order) {
        change(order, ChangeAction.UPSERT, record(order));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Route53Client route53 = removal.client(Route53Client.class);
        JsonObject properties = existing.properties();
        String zone = properties.text(ZONE).orElseThrow();
        ResourceRecordSet key =
                ResourceRecordSet.builder()
                        .name(existing.ref())
                        .type(properties.text(TYPE).orElseThrow())
                        .setIdentifier(properties.text(SET).orElse(null))
                        .build();
        remove(route53, zone, key, removal.waiting());
    }

    /**
     * Removes a record, whatever it says.
     *
     * @param key its name, its type and its set identifier
     */
    static void remove(Route53Client route53, String zone, ResourceRecordSet key, Waiting waiting) {
        try {
            // Route 53 wants to be told all of what it deletes.
            Optional<ResourceRecordSet> there = find(route53, zone, key);
            if (there.isPresent()) {
                change(route53, zone, ChangeAction.DELETE, there.get(), waiting);
            }
        } catch (NoSuchHostedZoneException _) {
            // Gone with its zone.
        }
    }

    /** The record of a zone that has the same key. */
    private static Optional<ResourceRecordSet> find(
            Route53Client route53, String zone, ResourceRecordSet key) {
        return route53
                .listResourceRecordSets(request ->
                        request.hostedZoneId(zone)
                                .startRecordName(key.name())
                                .startRecordType(key.type())
                                .startRecordIdentifier(key.setIdentifier())
                                .maxItems("1"))
                .resourceRecordSets()
                .stream()
                .filter(record ->
                        Route53Names.plain(record.name()).equals(Route53Names.plain(key.name()))
                                && record.type() == key.type()
                                && Optional.ofNullable(record.setIdentifier())
                                        .equals(Optional.ofNullable(key.setIdentifier())))
                .findFirst();
    }
}
