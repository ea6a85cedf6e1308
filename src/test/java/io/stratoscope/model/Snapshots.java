package io.stratoscope.model;

import static io.stratoscope.model.RelationKind.*;
import static io.stratoscope.model.ResourceType.*;
import static io.stratoscope.model.SnapshotBuilder.arn;
import static io.stratoscope.model.SnapshotBuilder.ec2;
import static io.stratoscope.model.SnapshotBuilder.global;

import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;

/** Snapshots made by hand. {@link #immich()} is a builder, so that a test can spoil one thing. */
public final class Snapshots {
    public static final Arn VPC_ARN = ec2("vpc/vpc-1");
    public static final Arn IGW = ec2("internet-gateway/igw-1");
    public static final Arn PUBLIC_A = ec2("subnet/subnet-pub-a");
    public static final Arn PUBLIC_B = ec2("subnet/subnet-pub-b");
    public static final Arn PRIVATE_A = ec2("subnet/subnet-prv-a");
    public static final Arn PRIVATE_B = ec2("subnet/subnet-prv-b");
    public static final Arn NAT_A = ec2("natgateway/nat-a");
    public static final Arn NAT_B = ec2("natgateway/nat-b");
    public static final Arn EIP_A = ec2("elastic-ip/eipalloc-a");
    public static final Arn EIP_B = ec2("elastic-ip/eipalloc-b");
    public static final Arn RTB_PUBLIC = ec2("route-table/rtb-pub");
    public static final Arn RTB_A = ec2("route-table/rtb-prv-a");
    public static final Arn RTB_B = ec2("route-table/rtb-prv-b");
    public static final Arn NACL = ec2("network-acl/acl-1");
    public static final Arn S3_ENDPOINT = ec2("vpc-endpoint/vpce-s3");
    public static final Arn FLOW = ec2("vpc-flow-log/fl-1");
    public static final Arn SG_ALB = ec2("security-group/sg-alb");
    public static final Arn SG_SERVER = ec2("security-group/sg-server");
    public static final Arn SG_ML = ec2("security-group/sg-ml");
    public static final Arn SG_DB = ec2("security-group/sg-db");
    public static final Arn SG_CACHE = ec2("security-group/sg-cache");
    public static final Arn SG_EFS = ec2("security-group/sg-efs");
    public static final Arn ALB =
            arn("elasticloadbalancing", "loadbalancer/app/immich-alb/50dc6c495c0c9188");
    public static final Arn HTTP =
            arn("elasticloadbalancing", "listener/app/immich-alb/50dc6c495c0c9188/80");
    public static final Arn HTTPS =
            arn("elasticloadbalancing", "listener/app/immich-alb/50dc6c495c0c9188/443");
    public static final Arn TARGETS =
            arn("elasticloadbalancing", "targetgroup/immich-server/73e2d6bc24d8a067");
    public static final Arn CERT = arn("acm", "certificate/c0ffee00");
    public static final Arn ZONE = global("route53", "hostedzone/ZPUBLIC");
    public static final Arn RECORD =
            global("route53", "hostedzone/ZPUBLIC/recordset/immich.ronchese.pp.ua/A");
    public static final Arn INTERNAL_ZONE = global("route53", "hostedzone/ZPRIVATE");
    public static final Arn DB_RECORD =
            global("route53", "hostedzone/ZPRIVATE/recordset/db.immich.internal/CNAME");
    public static final Arn CLUSTER = arn("ecs", "cluster/immich");
    public static final Arn SERVER = arn("ecs", "service/immich/immich-server");
    public static final Arn ML = arn("ecs", "service/immich/immich-ml");
    public static final Arn SERVER_TASK_A = arn("ecs", "task/immich/aaaa");
    public static final Arn SERVER_TASK_B = arn("ecs", "task/immich/bbbb");
    public static final Arn ML_TASK = arn("ecs", "task/immich/cccc");
    public static final Arn SERVER_DEF = arn("ecs", "task-definition/immich-server:7");
    public static final Arn ML_DEF = arn("ecs", "task-definition/immich-ml:3");
    public static final Arn DB = arn("rds", "cluster:immich-db");
    public static final Arn WRITER = arn("rds", "db:immich-db-1");
    public static final Arn READER = arn("rds", "db:immich-db-2");
    public static final Arn DB_GROUP = arn("rds", "subgrp:immich-db");
    public static final Arn REDIS = arn("elasticache", "replicationgroup:immich-redis");
    public static final Arn REDIS_1 = arn("elasticache", "cluster:immich-redis-001");
    public static final Arn REDIS_2 = arn("elasticache", "cluster:immich-redis-002");
    public static final Arn EFS = arn("elasticfilesystem", "file-system/fs-1");
    public static final Arn MOUNT_A = arn("elasticfilesystem", "mount-target/fsmt-a");
    public static final Arn MOUNT_B = arn("elasticfilesystem", "mount-target/fsmt-b");
    public static final Arn ACCESS_POINT = arn("elasticfilesystem", "access-point/fsap-1");
    public static final Arn BACKUP = global("s3", "immich-backup");
    public static final Arn FLOW_BUCKET = global("s3", "immich-flow-logs");
    public static final Arn BACKUP_TASK = arn("datasync", "task/task-backup");
    public static final Arn FROM_EFS = arn("datasync", "location/loc-efs");
    public static final Arn TO_S3 = arn("datasync", "location/loc-s3");
    public static final Arn KEY = arn("kms", "key/k-data");
    public static final Arn KEY_2 = arn("kms", "key/k-logs");
    public static final Arn SECRET_ARN = arn("secretsmanager", "secret:immich/db-AbCdEf");
    public static final Arn EXECUTION_ROLE = global("iam", "role/immich-execution");
    public static final Arn TASK_ROLE = global("iam", "role/immich-task");
    public static final Arn SERVER_LOGS = arn("logs", "log-group:/ecs/immich-server");
    public static final Arn ML_LOGS = arn("logs", "log-group:/ecs/immich-ml");
    public static final Arn ALARM_ARN = arn("cloudwatch", "alarm:immich-5xx");
    public static final Arn ALERTS = arn("sns", "immich-alerts");
    public static final Arn AWS_POLICY =
            new Arn("aws", "iam", "", "aws", "policy/AmazonECSTaskExecutionRolePolicy");

    private Snapshots() {}

    /** The reference project, healthy. */
    public static Snapshot immichLike() {
        return immich().build();
    }

    /** A builder that holds the reference project. */
    public static SnapshotBuilder immich() {
        SnapshotBuilder it = new SnapshotBuilder();
        network(it);
        securityGroups(it);
        frontDoor(it);
        services(it);
        data(it);
        backup(it);
        aside(it);
        return it;
    }

    private static void network(SnapshotBuilder it) {
        it.add(VPC, VPC_ARN, "immich-vpc", cidr("10.0.0.0/16"));
        it.add(INTERNET_GATEWAY, IGW, "immich-igw");
        it.relate(IGW, ATTACHED_TO, VPC_ARN);
        subnet(it, PUBLIC_A, "immich-public-a", "a", "10.0.1.0/24");
        subnet(it, PUBLIC_B, "immich-public-b", "b", "10.0.2.0/24");
        subnet(it, PRIVATE_A, "immich-private-a", "a", "10.0.11.0/24");
        subnet(it, PRIVATE_B, "immich-private-b", "b", "10.0.12.0/24");
        nat(it, NAT_A, EIP_A, PUBLIC_A, "a");
        nat(it, NAT_B, EIP_B, PUBLIC_B, "b");
        routeTable(it, RTB_PUBLIC, "immich-public", IGW, PUBLIC_A, PUBLIC_B);
        routeTable(it, RTB_A, "immich-private-a", NAT_A, PRIVATE_A);
        routeTable(it, RTB_B, "immich-private-b", NAT_B, PRIVATE_B);
        it.add(
                VPC_ENDPOINT,
                S3_ENDPOINT,
                "immich-s3",
                JsonValue.object()
                        .put("VpcEndpointType", "Gateway")
                        .put("ServiceName", "com.amazonaws.eu-central-1.s3")
                        .build());
        it.in(VPC_ARN, S3_ENDPOINT);
        for (Arn table : List.of(RTB_A, RTB_B)) {
            it.relate(S3_ENDPOINT, ATTACHED_TO, table);
            it.relate(table, ROUTES_TO, S3_ENDPOINT, "pl-6ea54007");
        }
        it.add(NETWORK_ACL, NACL, "immich-acl", acl(entry(100, "-1", "allow", false, "0.0.0.0/0")));
        it.partOf(VPC_ARN, NACL);
        for (Arn subnet : List.of(PUBLIC_A, PUBLIC_B, PRIVATE_A, PRIVATE_B)) {
            it.relate(NACL, ATTACHED_TO, subnet);
        }
        it.add(FLOW_LOG, FLOW, "immich-flow");
        it.relate(FLOW, MONITORS, VPC_ARN).relate(FLOW, LOGS_TO, FLOW_BUCKET);
    }

    public static void subnet(
            SnapshotBuilder it, Arn subnet, String name, String zone, String block) {
        it.add(SUBNET, subnet, name, "eu-central-1" + zone, cidr(block));
        it.in(VPC_ARN, subnet);
    }

    public static void nat(SnapshotBuilder it, Arn nat, Arn eip, Arn subnet, String zone) {
        it.add(NAT_GATEWAY, nat, "immich-nat-" + zone);
        it.in(subnet, nat);
        it.add(
                ELASTIC_IP,
                eip,
                "immich-nat-" + zone,
                JsonValue.object().put("PublicIp", "198.51.100.7").build());
        it.relate(eip, ATTACHED_TO, nat);
    }

    public static void routeTable(
            SnapshotBuilder it, Arn table, String name, Arn defaultRoute, Arn... subnets) {
        it.add(ROUTE_TABLE, table, name);
        it.partOf(VPC_ARN, table);
        it.relate(table, ROUTES_TO, defaultRoute, "0.0.0.0/0");
        for (Arn subnet : subnets) {
            it.relate(table, ATTACHED_TO, subnet);
        }
    }

    private static void securityGroups(SnapshotBuilder it) {
        group(
                it,
                SG_ALB,
                "immich-alb",
                tcpFromCidr(80, "0.0.0.0/0"),
                tcpFromCidr(443, "0.0.0.0/0"));
        group(it, SG_SERVER, "immich-server", tcpFromGroup(2283, SG_ALB));
        group(it, SG_ML, "immich-ml", tcpFromGroup(3003, SG_SERVER));
        group(it, SG_DB, "immich-db", tcpFromGroup(5432, SG_SERVER));
        group(it, SG_CACHE, "immich-cache", tcpFromGroup(6379, SG_SERVER));
        group(it, SG_EFS, "immich-efs", tcpFromGroup(2049, SG_SERVER), tcpFromGroup(2049, SG_ML));
        it.relate(SG_SERVER, ALLOWS_FROM, SG_ALB, "tcp 2283");
        it.relate(SG_ML, ALLOWS_FROM, SG_SERVER, "tcp 3003");
        it.relate(SG_DB, ALLOWS_FROM, SG_SERVER, "tcp 5432");
        it.relate(SG_CACHE, ALLOWS_FROM, SG_SERVER, "tcp 6379");
        it.relate(SG_EFS, ALLOWS_FROM, SG_SERVER, "tcp 2049");
        it.relate(SG_EFS, ALLOWS_FROM, SG_ML, "tcp 2049");
    }

    /** A security group with these ingress rules, and every egress allowed. */
    public static void group(SnapshotBuilder it, Arn group, String name, JsonObject... ingress) {
        it.add(
                SECURITY_GROUP,
                group,
                name,
                JsonValue.object()
                        .put("GroupName", name)
                        .put("IpPermissions", List.of(ingress))
                        .put("IpPermissionsEgress", List.of(everything("0.0.0.0/0")))
                        .build());
        it.partOf(VPC_ARN, group);
    }

    private static void frontDoor(SnapshotBuilder it) {
        it.add(
                LOAD_BALANCER,
                ALB,
                "immich-alb",
                JsonValue.object()
                        .put("Scheme", "internet-facing")
                        .put("Type", "application")
                        .put("DNSName", "immich-alb-1.eu-central-1.elb.amazonaws.com")
                        .build());
        it.in(VPC_ARN, ALB).in(PUBLIC_A, ALB).in(PUBLIC_B, ALB);
        it.relate(ALB, PROTECTED_BY, SG_ALB);
        it.add(LISTENER, HTTP, "HTTP:80", port(80, "HTTP"));
        it.add(LISTENER, HTTPS, "HTTPS:443", port(443, "HTTPS"));
        it.partOf(ALB, HTTP, HTTPS);
        it.add(CERTIFICATE, CERT, "immich.ronchese.pp.ua");
        it.relate(HTTPS, USES_CERTIFICATE, CERT);
        it.add(TARGET_GROUP, TARGETS, "immich-server", port(2283, "HTTP"));
        it.partOf(VPC_ARN, TARGETS);
        it.relate(HTTPS, ROUTES_TO, TARGETS, "HTTPS:443");
        it.add(HOSTED_ZONE, ZONE, "immich.ronchese.pp.ua");
        it.add(RECORD_SET, RECORD, "immich.ronchese.pp.ua", text("Type", "A"));
        it.partOf(ZONE, RECORD);
        it.relate(RECORD, ROUTES_TO, ALB);
        it.add(
                HOSTED_ZONE,
                INTERNAL_ZONE,
                "immich.internal",
                JsonValue.object()
                        .put("Config", JsonValue.object().put("PrivateZone", true).build())
                        .build());
        it.relate(INTERNAL_ZONE, ATTACHED_TO, VPC_ARN);
        it.add(RECORD_SET, DB_RECORD, "db.immich.internal", text("Type", "CNAME"));
        it.partOf(INTERNAL_ZONE, DB_RECORD);
        it.relate(DB_RECORD, ROUTES_TO, DB);
    }

    private static void services(SnapshotBuilder it) {
        it.add(ECS_CLUSTER, CLUSTER, "immich");
        it.add(ECS_TASK_DEFINITION, SERVER_DEF, "immich-server:7");
        it.add(ECS_TASK_DEFINITION, ML_DEF, "immich-ml:3");
        service(it, SERVER, "immich-server", 2, SERVER_DEF, SG_SERVER);
        service(it, ML, "immich-ml", 1, ML_DEF, SG_ML);
        task(it, SERVER_TASK_A, SERVER, PRIVATE_A, "a");
        task(it, SERVER_TASK_B, SERVER, PRIVATE_B, "b");
        task(it, ML_TASK, ML, PRIVATE_B, "b");
        it.relate(TARGETS, ROUTES_TO, SERVER, "immich-server:2283");
        it.relate(TARGETS, ROUTES_TO, SERVER_TASK_A, "2283");
        it.relate(TARGETS, ROUTES_TO, SERVER_TASK_B, "2283");
        for (Arn definition : List.of(SERVER_DEF, ML_DEF)) {
            it.relate(definition, ASSUMES_ROLE, EXECUTION_ROLE, "execution");
            it.relate(definition, MOUNTS, EFS);
        }
        it.relate(SERVER_DEF, ASSUMES_ROLE, TASK_ROLE, "task");
        it.relate(SERVER_DEF, READS_SECRET, SECRET_ARN, "DB_PASSWORD");
        it.relate(SERVER_DEF, LOGS_TO, SERVER_LOGS).relate(ML_DEF, LOGS_TO, ML_LOGS);
        it.relate(SERVER_DEF, CONNECTS_TO, DB_RECORD, "DB_HOSTNAME");
        it.relate(SERVER_DEF, CONNECTS_TO, REDIS, "REDIS_HOSTNAME");
        it.relate(SERVER_DEF, CONNECTS_TO, ML, "IMMICH_MACHINE_LEARNING_URL");
    }

    public static void service(
            SnapshotBuilder it, Arn service, String name, int desired, Arn definition, Arn group) {
        it.add(
                ECS_SERVICE,
                service,
                name,
                JsonValue.object()
                        .put("desiredCount", desired)
                        .put("runningCount", desired)
                        .put("launchType", "FARGATE")
                        .build());
        it.partOf(CLUSTER, service).in(PRIVATE_A, service).in(PRIVATE_B, service);
        it.relate(service, CONFIGURED_BY, definition).relate(service, PROTECTED_BY, group);
    }

    public static void task(SnapshotBuilder it, Arn task, Arn service, Arn subnet, String zone) {
        it.add(
                ECS_TASK,
                task,
                task.lastSegment(),
                "eu-central-1" + zone,
                text("lastStatus", "RUNNING"));
        it.partOf(service, task).in(subnet, task);
    }

    private static void data(SnapshotBuilder it) {
        it.add(
                DB_CLUSTER,
                DB,
                "immich-db",
                JsonValue.object()
                        .put("Engine", "aurora-postgresql")
                        .put("EngineVersion", "16.4")
                        .put("Port", 5432)
                        .build());
        it.add(DB_SUBNET_GROUP, DB_GROUP, "immich-db");
        it.in(PRIVATE_A, DB_GROUP).in(PRIVATE_B, DB_GROUP);
        it.relate(DB, ATTACHED_TO, DB_GROUP).relate(DB, PROTECTED_BY, SG_DB);
        it.relate(DB, ENCRYPTED_BY, KEY);
        it.add(
                DB_INSTANCE,
                WRITER,
                "immich-db-1",
                "eu-central-1a",
                text("DBInstanceClass", "db.r6g.large"));
        it.add(
                DB_INSTANCE,
                READER,
                "immich-db-2",
                "eu-central-1b",
                text("DBInstanceClass", "db.r6g.large"));
        it.relate(WRITER, PART_OF, DB, "writer").relate(READER, PART_OF, DB, "reader");
        it.relate(WRITER, REPLICATES_TO, READER).in(PRIVATE_A, WRITER).in(PRIVATE_B, READER);
        it.add(REPLICATION_GROUP, REDIS, "immich-redis", text("CacheNodeType", "cache.t4g.small"));
        it.add(
                CACHE_CLUSTER,
                REDIS_1,
                "immich-redis-001",
                "eu-central-1a",
                text("CacheNodeType", "cache.t4g.small"));
        it.add(
                CACHE_CLUSTER,
                REDIS_2,
                "immich-redis-002",
                "eu-central-1b",
                text("CacheNodeType", "cache.t4g.small"));
        it.relate(REDIS_1, PART_OF, REDIS, "primary").relate(REDIS_2, PART_OF, REDIS, "replica");
        it.relate(REDIS_1, REPLICATES_TO, REDIS_2).in(PRIVATE_A, REDIS_1).in(PRIVATE_B, REDIS_2);
        it.relate(REDIS_1, PROTECTED_BY, SG_CACHE).relate(REDIS_2, PROTECTED_BY, SG_CACHE);
        it.relate(REDIS, ENCRYPTED_BY, KEY);
        it.add(EFS_FILE_SYSTEM, EFS, "immich-efs");
        it.add(EFS_MOUNT_TARGET, MOUNT_A, "fsmt-a", "eu-central-1a", JsonObject.EMPTY);
        it.add(EFS_MOUNT_TARGET, MOUNT_B, "fsmt-b", "eu-central-1b", JsonObject.EMPTY);
        it.add(EFS_ACCESS_POINT, ACCESS_POINT, "immich-upload");
        it.partOf(EFS, MOUNT_A, MOUNT_B, ACCESS_POINT)
                .in(PRIVATE_A, MOUNT_A)
                .in(PRIVATE_B, MOUNT_B);
        it.relate(MOUNT_A, PROTECTED_BY, SG_EFS).relate(MOUNT_B, PROTECTED_BY, SG_EFS);
        it.relate(EFS, ENCRYPTED_BY, KEY);
    }

    private static void backup(SnapshotBuilder it) {
        it.add(BUCKET, BACKUP, "immich-backup");
        it.add(BUCKET, FLOW_BUCKET, "immich-flow-logs");
        it.add(DATASYNC_LOCATION_EFS, FROM_EFS, "loc-efs");
        it.add(DATASYNC_LOCATION_S3, TO_S3, "loc-s3");
        it.add(DATASYNC_TASK, BACKUP_TASK, "daily backup");
        it.relate(FROM_EFS, STORES_IN, EFS).relate(TO_S3, STORES_IN, BACKUP);
        it.relate(BACKUP_TASK, COPIES_FROM, FROM_EFS).relate(BACKUP_TASK, COPIES_TO, TO_S3);
        it.relate(BACKUP, ENCRYPTED_BY, KEY);
    }

    private static void aside(SnapshotBuilder it) {
        it.add(KMS_KEY, KEY, "immich-data");
        it.add(KMS_KEY, KEY_2, "immich-logs");
        it.add(SECRET, SECRET_ARN, "immich/db");
        it.relate(SECRET_ARN, ENCRYPTED_BY, KEY);
        it.add(IAM_ROLE, EXECUTION_ROLE, "immich-execution");
        it.add(IAM_ROLE, TASK_ROLE, "immich-task");
        it.relate(EXECUTION_ROLE, HAS_POLICY, AWS_POLICY);
        it.add(LOG_GROUP, SERVER_LOGS, "/ecs/immich-server");
        it.add(LOG_GROUP, ML_LOGS, "/ecs/immich-ml");
        it.relate(SERVER_LOGS, ENCRYPTED_BY, KEY_2).relate(ML_LOGS, ENCRYPTED_BY, KEY_2);
        it.add(ALARM, ALARM_ARN, "immich-5xx");
        it.relate(ALARM_ARN, MONITORS, ALB).relate(ALARM_ARN, NOTIFIES, ALERTS);
        it.add(TOPIC, ALERTS, "immich-alerts");
    }

    public static JsonObject cidr(String block) {
        return text("CidrBlock", block);
    }

    public static JsonObject text(String member, String value) {
        return JsonValue.object().put(member, value).build();
    }

    private static JsonObject port(int port, String protocol) {
        return JsonValue.object().put("Port", port).put("Protocol", protocol).build();
    }

    public static JsonObject tcpFromCidr(int port, String cidr) {
        return tcp(port).put("IpRanges", List.of(text("CidrIp", cidr))).build();
    }

    public static JsonObject tcpFromGroup(int port, Arn group) {
        return tcp(port)
                .put("UserIdGroupPairs", List.of(text("GroupId", group.lastSegment())))
                .build();
    }

    public static JsonObject everything(String cidr) {
        return JsonValue.object()
                .put("IpProtocol", "-1")
                .put("IpRanges", List.of(text("CidrIp", cidr)))
                .build();
    }

    private static JsonValue.ObjectBuilder tcp(int port) {
        return JsonValue.object()
                .put("IpProtocol", "tcp")
                .put("FromPort", port)
                .put("ToPort", port);
    }

    /** A NACL's description with these ingress entries, and every egress allowed. */
    public static JsonObject acl(JsonObject... entries) {
        List<JsonObject> all = new java.util.ArrayList<>(List.of(entries));
        all.add(entry(100, "-1", "allow", true, "0.0.0.0/0"));
        return JsonValue.object().put("Entries", all).build();
    }

    /** A NACL entry for every port; protocol by number, {@code -1} for all. */
    public static JsonObject entry(
            int number, String protocol, String action, boolean egress, String cidr) {
        return JsonValue.object()
                .put("RuleNumber", number)
                .put("Protocol", protocol)
                .put("RuleAction", action)
                .put("Egress", egress)
                .put("CidrBlock", cidr)
                .build();
    }

    /** A NACL entry for a range of TCP ports. */
    public static JsonObject tcpEntry(
            int number, String action, boolean egress, String cidr, int from, int to) {
        return JsonValue.object()
                .put("RuleNumber", number)
                .put("Protocol", "6")
                .put("RuleAction", action)
                .put("Egress", egress)
                .put("CidrBlock", cidr)
                .put("PortRange", JsonValue.object().put("From", from).put("To", to).build())
                .build();
    }
}
