package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.waiters.Route53Waiter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Lets what names a lost thing name the one that took its place. What names the new one already is left alone. */
final class Pointers {

    /** What CloudWatch tells of an alarm and takes from nobody. */
    private static final SdkWords ALARM =
            SdkWords.without(
                    "AlarmArn",
                    "AlarmConfigurationUpdatedTimestamp",
                    "EvaluationState",
                    "StateReason",
                    "StateReasonData",
                    "StateTransitionedTimestamp",
                    "StateUpdatedTimestamp",
                    "StateValue");

    private final Place place;
    private final Renames renames;

    Pointers(Place place, Renames renames) {
        this.place = place;
        this.renames = renames;
    }

    /** An alarm of a metric; its tags stay. */
    void alarm(JsonObject settings) {
        CloudWatchClient watch = place.client(CloudWatchClient.class);
        String name = settings.text("name").orElseThrow();
        for (MetricAlarm alarm :
                watch.describeAlarms(request -> request.alarmNames(name)).metricAlarms()) {
            JsonObject read = ALARM.read(alarm);
            if (renames.concern(read)) {
                watch.putMetricAlarm(
                        SdkWords.SAME
                                .fill(PutMetricAlarmRequest.builder(), renames.in(read))
                                .build());
            }
        }
    }

    /** A policy that is written into a role. */
    void policy(JsonObject settings) {
        IamClient iam = place.account().client(IamClient.class, Resource.GLOBAL);
        String role = settings.text("role").orElseThrow();
        String name = settings.text("policy").orElseThrow();
        String document =
                URLDecoder.decode(
                        iam.getRolePolicy(request -> request.roleName(role).policyName(name))
                                .policyDocument(),
                        StandardCharsets.UTF_8);
        String renamed = renames.in(document);
        if (!renamed.equals(document)) {
            iam.putRolePolicy(
                    request -> request.roleName(role).policyName(name).policyDocument(renamed));
        }
    }

    /** A DNS record; waits until all name servers have it. */
    void record(JsonObject settings, Waiting waiting) {
        Route53Client dns = place.account().client(Route53Client.class, Resource.GLOBAL);
        String zone = settings.text("zone").orElseThrow();
        String name = settings.text("name").orElseThrow();
        String type = settings.text("type").orElseThrow();
        for (ResourceRecordSet set :
                dns.listResourceRecordSets(request ->
                                request.hostedZoneId(zone)
                                        .startRecordName(name)
                                        .startRecordType(type))
                        .resourceRecordSets()) {
            JsonObject read = SdkWords.SAME.read(set);
            if (set.name().equals(name)
                    && set.typeAsString().equals(type)
                    && renames.concern(read)) {
                point(
                        dns,
                        zone,
                        SdkWords.SAME.fill(ResourceRecordSet.builder(), renames.in(read)).build(),
                        waiting);
            }
        }
    }

    private static void point(
            Route53Client dns, String zone, ResourceRecordSet set, Waiting waiting) {
        String change =
                dns.changeResourceRecordSets(request ->
                                request.hostedZoneId(zone)
                                        .changeBatch(batch ->
                                                batch.changes(
                                                        Change.builder()
                                                                .action(ChangeAction.UPSERT)
                                                                .resourceRecordSet(set)
                                                                .build())))
                        .changeInfo()
                        .id();
        try (Route53Waiter waiter =
                Route53Waiter.builder()
                        .client(dns)
                        .overrideConfiguration(waiting.ofSdk())
                        .build()) {
            waiter.waitUntilResourceRecordSetsChanged(request -> request.id(change));
        }
    }
}
