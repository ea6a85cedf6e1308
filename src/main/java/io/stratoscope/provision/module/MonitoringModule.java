package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.piece;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alarms on what the stack has, and the topic that tells the operator. */
final class MonitoringModule implements Module {
    private static final String TOPIC = "Alerts";
    private static final String ERRORS = "alb-5xx";
    private static final String UNHEALTHY = "alb-unhealthy-targets";

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        topic(design, settings);
        List<Alarm> alarms = new ArrayList<>();
        if (design.has("load-balancer")) {
            alarms.addAll(loadBalancer(settings));
        }
        if (design.has("compute")) {
            alarms.addAll(service(settings, "server", "Server"));
            alarms.addAll(service(settings, "machine-learning", "MachineLearning"));
        }
        if (design.has("database")) {
            alarms.addAll(database(settings));
        }
        if (design.has("cache")) {
            alarms.add(cache(settings));
        }
        if (design.has("efs")) {
            alarms.add(files(settings));
        }
        if (design.has("datasync")) {
            alarms.add(backup());
        }
        if (design.has("certificate")) {
            alarms.add(certificate(settings));
        }
        alarms.forEach(alarm -> alarm.add(design, TOPIC));
        if (design.has("load-balancer")) {
            unavailable(design);
        }
    }

    private static void topic(Design design, ModuleSettings settings) {
        String name = design.name("alerts");
        design.addNamed(
                TOPIC,
                "AWS::SNS::Topic",
                name,
                JsonValue.object()
                        .put("TopicName", name)
                        .put("DisplayName", design.stack() + " alerts"));
        List<String> emails = settings.texts("emails");
        for (int i = 0; i < emails.size(); i++) {
            design.add(
                    "AlertsTo" + (i + 1),
                    "AWS::SNS::Subscription",
                    JsonValue.object()
                            .put("TopicArn", to(TOPIC))
                            .put("Protocol", "email")
                            .put("Endpoint", emails.get(i)));
        }
    }

    private static List<Alarm> loadBalancer(ModuleSettings settings) {
        String namespace = "AWS/ApplicationELB";
        JsonObject balancer = attribute("LoadBalancer", "LoadBalancerFullName");
        JsonObject targets = attribute("ServerTargets", "TargetGroupFullName");
        long seconds = settings.number("answer-seconds");
        return List.of(
                Alarm.above(
                        ERRORS,
                        "The server answers with errors",
                        namespace,
                        "HTTPCode_Target_5XX_Count",
                        Map.of("LoadBalancer", balancer),
                        "Sum",
                        settings.number("errors")),
                Alarm.above(
                        UNHEALTHY,
                        "A server task fails its health check",
                        namespace,
                        "UnHealthyHostCount",
                        Map.of("LoadBalancer", balancer, "TargetGroup", targets),
                        "Maximum",
                        0),
                Alarm.above(
                        "alb-slow",
                        "Answers take longer than " + seconds + " s",
                        namespace,
                        "TargetResponseTime",
                        Map.of("LoadBalancer", balancer),
                        "Average",
                        seconds));
    }

    private static List<Alarm> service(ModuleSettings settings, String part, String id) {
        Map<String, JsonObject> dimensions =
                Map.of("ClusterName", to("Cluster"), "ServiceName", attribute(id, "Name"));
        long percent = settings.number("service-percent");
        return List.of(
                Alarm.above(
                        part + "-cpu",
                        "Processor above " + percent + " %",
                        "AWS/ECS",
                        "CPUUtilization",
                        dimensions,
                        "Average",
                        percent),
                Alarm.above(
                        part + "-memory",
                        "Memory above " + percent + " %",
                        "AWS/ECS",
                        "MemoryUtilization",
                        dimensions,
                        "Average",
                        percent));
    }

    private static List<Alarm> database(ModuleSettings settings) {
        Map<String, JsonObject> cluster = Map.of("DBClusterIdentifier", to("Database"));
        long percent = settings.number("database-cpu-percent");
        long free = settings.number("database-free-mib");
        return List.of(
                Alarm.above(
                        "database-cpu",
                        "Processor above " + percent + " %",
                        "AWS/RDS",
                        "CPUUtilization",
                        cluster,
                        "Average",
                        percent),
                Alarm.above(
                        "database-connections",
                        "Close to max_connections",
                        "AWS/RDS",
                        "DatabaseConnections",
                        cluster,
                        "Maximum",
                        settings.number("database-connections")),
                Alarm.below(
                        "database-memory",
                        "Less than " + free + " MiB free",
                        "AWS/RDS",
                        "FreeableMemory",
                        Map.of("DBInstanceIdentifier", to("DatabaseWriter")),
                        free * 1024 * 1024));
    }

    private static Alarm cache(ModuleSettings settings) {
        long percent = settings.number("cache-percent");
        return Alarm.above(
                "cache-memory",
                "Redis memory above " + percent + " %",
                "AWS/ElastiCache",
                "DatabaseMemoryUsagePercentage",
                Map.of("ReplicationGroupId", to("Cache")),
                "Maximum",
                percent);
    }

    private static Alarm files(ModuleSettings settings) {
        return Alarm.above(
                "efs-io-limit",
                "The file system is at its I/O limit",
                "AWS/EFS",
                "PercentIOLimit",
                Map.of("FileSystemId", to("Files")),
                "Maximum",
                settings.number("files-io-percent"));
    }

    private static Alarm backup() {
        return Alarm.daily(
                "backup-missing",
                "No file was copied to the backup for a day",
                "AWS/DataSync",
                "FilesTransferred",
                // The metric has the task's id, which is the end of its ARN.
                Map.of("TaskId", piece(1, "/", to("BackupTask"))),
                "Sum",
                1);
    }

    private static Alarm certificate(ModuleSettings settings) {
        long days = settings.number("certificate-days");
        return Alarm.daily(
                "certificate-expiry",
                "The certificate ends within " + days + " days",
                "AWS/CertificateManager",
                "DaysToExpiry",
                Map.of("CertificateArn", to("Certificate")),
                "Minimum",
                days);
    }

    private static void unavailable(Design design) {
        String name = design.name("unavailable");
        design.addNamed(
                "UnavailableAlarm",
                "AWS::CloudWatch::CompositeAlarm",
                name,
                JsonValue.object()
                        .put("AlarmName", name)
                        .put("AlarmDescription", "Nobody can use Immich")
                        .put(
                                "AlarmRule",
                                text(
                                        "ALARM(\"${%s}\") OR ALARM(\"${%s}\")"
                                                .formatted(Alarm.id(UNHEALTHY), Alarm.id(ERRORS))))
                        .put("ActionsEnabled", true)
                        .put("AlarmActions", List.of(to(TOPIC))));
    }
}
