package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.List;

/** The log of a network's traffic, and the bucket that it goes to. */
final class VpcFlowLog {
    static final String BUCKET = "FlowLogBucket";

    /** What the backup's bucket logs of its own accesses goes under this prefix. */
    static final String ACCESS_LOG_PREFIX = "access/";

    /** For how long traffic is summed up before it is written, in seconds: the longest that there is. */
    private static final int INTERVAL = 600;

    private VpcFlowLog() {}

    /**
     * Wants both.
     *
     * @param days for how long lines are kept
     */
    static void add(Design design, long days) {
        design.addNamed(
                BUCKET,
                "AWS::S3::Bucket",
                design.name("flow-logs"),
                Buckets.closed(Buckets.name(design, "flow-logs"))
                        .put(
                                "LifecycleConfiguration",
                                Buckets.lifecycle(
                                        "expire-after-" + days + "-days",
                                        JsonValue.object().put("ExpirationInDays", days))));
        Buckets.policy(design, BUCKET, writers(design).toArray(JsonObject[]::new));
        role(design);
        design.addNamed(
                "FlowLog",
                "AWS::EC2::FlowLog",
                design.name("flow-log"),
                JsonValue.object()
                        .put("ResourceId", to(VpcModule.VPC))
                        .put("ResourceType", "VPC")
                        .put("TrafficType", "ALL")
                        .put("LogDestinationType", "s3")
                        .put("LogDestination", attribute(BUCKET, "Arn"))
                        .put("MaxAggregationInterval", INTERVAL),
                BUCKET + "Policy");
    }

    /**
     * What EC2 would <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html">put into the
     * policy by itself</a>, and then overwrite the rest of it.
     */
    private static List<JsonObject> writers(Design design) {
        JsonObject logs = text("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*");
        JsonObject delivery = PolicyDocument.service("delivery.logs.amazonaws.com");
        List<JsonObject> statements = new ArrayList<>();
        statements.add(
                PolicyDocument.allow(
                                text("${" + BUCKET + ".Arn}/AWSLogs/${AWS::AccountId}/*"),
                                "s3:PutObject")
                        .put("Sid", "AWSLogDeliveryWrite")
                        .put("Principal", delivery)
                        .put(
                                "Condition",
                                JsonValue.object()
                                        .put(
                                                "StringEquals",
                                                PolicyDocument.thisAccount()
                                                        .put(
                                                                "s3:x-amz-acl",
                                                                "bucket-owner-full-control")
                                                        .build())
                                        .put(
                                                "ArnLike",
                                                JsonValue.object()
                                                        .put("aws:SourceArn", logs)
                                                        .build())
                                        .build())
                        .build());
        statements.add(
                PolicyDocument.allow(attribute(BUCKET, "Arn"), "s3:GetBucketAcl", "s3:ListBucket")
                        .put("Sid", "AWSLogDeliveryAclCheck")
                        .put("Principal", delivery)
                        .put("Condition", PolicyDocument.fromThisAccount(logs))
                        .build());
        if (design.has("backup-storage")) {
            statements.add(
                    PolicyDocument.allow(Buckets.objects(BUCKET, ACCESS_LOG_PREFIX), "s3:PutObject")
                            .put("Sid", "AccessLogs")
                            .put("Principal", PolicyDocument.service("logging.s3.amazonaws.com"))
                            .put("Condition", PolicyDocument.fromThisAccount())
                            .build());
        }
        return statements;
    }

    private static void role(Design design) {
        design.addNamed(
                "FlowLogRole",
                "AWS::IAM::Role",
                design.name("flow-logs"),
                JsonValue.object()
                        .put("RoleName", design.name("flow-logs"))
                        .put("Description", "Delivers the VPC's flow log")
                        .put(
                                "AssumeRolePolicyDocument",
                                PolicyDocument.takenBy("vpc-flow-logs.amazonaws.com")));
        design.add(
                "FlowLogPolicy",
                "AWS::IAM::Policy",
                JsonValue.object()
                        .put("PolicyName", "flow-log-bucket")
                        .put(
                                "PolicyDocument",
                                PolicyDocument.of(
                                        PolicyDocument.allow(
                                                        Buckets.objects(BUCKET, ""), "s3:PutObject")
                                                .build()))
                        .put("Roles", List.of(to("FlowLogRole"))));
    }
}
