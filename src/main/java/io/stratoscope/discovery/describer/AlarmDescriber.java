package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CloudWatch alarms on metrics, and composite alarms, which the call leaves out unless it is asked for both types. */
public final class AlarmDescriber implements Describer {

    private static final String ACTION = "cloudwatch:DescribeAlarms";

    /** The most names, and the most alarms a page, that the call takes. */
    private static final int PAGE = 100;

    /** {@code ALARM("name or ARN")} in a composite alarm's rule; the quotes may be left out. */
    private static final Pattern CHILD =
            Pattern.compile(
                    "\\b(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]+)\"|([^\"()\\s]+))\\s*\\)");

    @Override
    public String service() {
        return "cloudwatch";
    }

    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("cloudwatch") && arn.resourceKind().equals("alarm");
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() ->
                    Attempt.call(
                            context, ACTION, List.of(), () -> fetch(context, List.of(), arn -> {}));
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        Attempt.batchesMissingAreGone(
                context,
                ACTION,
                wanted,
                PAGE,
                batch -> {
                    Set<Arn> found = new HashSet<>();
                    fetch(context, batch.stream().map(Arn::resourceId).toList(), found::add);
                    return found;
                });
    }

    private static void fetch(DescribeContext context, List<String> names, Consumer<Arn> found) {
        CloudWatchClient cloudWatch = context.client(CloudWatchClient.class);
        Pages.forEach(
                context,
                token ->
                        cloudWatch.describeAlarms(request -> {
                            request.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                                    .maxRecords(PAGE)
                                    .nextToken(token);
                            if (!names.isEmpty()) {
                                request.alarmNames(names);
                            }
                        }),
                DescribeAlarmsResponse::nextToken,
                page -> {
                    page.metricAlarms().forEach(alarm -> found.accept(metric(alarm, context)));
                    page.compositeAlarms()
                            .forEach(alarm -> found.accept(composite(alarm, context)));
                });
    }

    private static Arn metric(MetricAlarm alarm, DescribeContext context) {
        Arn arn = Arn.of(alarm.alarmArn());
        RelationsOf relations = new RelationsOf(arn, ACTION);
        new AlarmTargets(context)
                .relate(relations, alarm.namespace(), alarm.dimensions(), "Dimensions");
        for (int i = 0; i < alarm.metrics().size(); i++) {
            MetricDataQuery query = alarm.metrics().get(i);
            if (query.metricStat() != null && query.metricStat().metric() != null) {
                var metric = query.metricStat().metric();
                new AlarmTargets(context)
                        .relate(
                                relations,
                                metric.namespace(),
                                metric.dimensions(),
                                "Metrics[" + i + "].MetricStat.Metric.Dimensions");
            }
        }
        actions(relations, alarm.alarmActions(), "AlarmActions", "ALARM");
        actions(relations, alarm.okActions(), "OKActions", "OK");
        actions(
                relations,
                alarm.insufficientDataActions(),
                "InsufficientDataActions",
                "INSUFFICIENT_DATA");
        return report(arn, alarm.alarmName(), alarm, relations, context);
    }

    private static Arn composite(CompositeAlarm alarm, DescribeContext context) {
        Arn arn = Arn.of(alarm.alarmArn());
        RelationsOf relations = new RelationsOf(arn, ACTION);
        Set<Arn> children = new HashSet<>();
        Matcher child = CHILD.matcher(alarm.alarmRule() == null ? "" : alarm.alarmRule());
        while (child.find()) {
            String name = child.group(1) == null ? child.group(2) : child.group(1);
            Arn target = alarm(name, context);
            if (children.add(target)) {
                relations.to(RelationKind.REFERENCES, target, "AlarmRule");
            }
        }
        relations.toId(
                RelationKind.REFERENCES,
                alarm.actionsSuppressor(),
                name -> alarm(name, context),
                "ActionsSuppressor");
        actions(relations, alarm.alarmActions(), "AlarmActions", "ALARM");
        actions(relations, alarm.okActions(), "OKActions", "OK");
        actions(
                relations,
                alarm.insufficientDataActions(),
                "InsufficientDataActions",
                "INSUFFICIENT_DATA");
        return report(arn, alarm.alarmName(), alarm, relations, context);
    }

    private static Arn alarm(String nameOrArn, DescribeContext context) {
        return Arn.parse(nameOrArn)
                .orElseGet(() -> context.arn("cloudwatch", "alarm:" + nameOrArn));
    }

    private static void actions(
            RelationsOf relations, List<String> actions, String field, String state) {
        for (int i = 0; i < actions.size(); i++) {
            String at = field + "[" + i + "]";
            Arn.parse(actions.get(i))
                    .ifPresent(target -> {
                        switch (target.service()) {
                            case "sns", "lambda" ->
                                    relations.to(RelationKind.NOTIFIES, target, state, at);
                            case "automate", "swf" -> {
                                // "Stop this instance": an instruction, not a resource.
                            }
                            default -> relations.to(RelationKind.REFERENCES, target, state, at);
                        }
                    });
        }
    }

    private static Arn report(
            Arn arn, String name, SdkPojo alarm, RelationsOf relations, DescribeContext context) {
        context.found(
                Described.untagged(arn, ResourceType.ALARM, name, name, ACTION, SdkJson.of(alarm)),
                relations.list());
        return arn;
    }
}
