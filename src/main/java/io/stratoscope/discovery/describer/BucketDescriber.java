package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Described;
import io.stratoscope.discovery.Describer;
import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * S3 buckets. S3 has a call for each setting, and answers with an error where a setting was never made; a setting that
 * may not be read is left out, with what an earlier snapshot knew by it kept, and the bucket is confirmed by its location
 * all the same.
 */
public final class BucketDescriber implements Describer {

    private static final String ACTION = "s3:GetBucketLocation";
    private static final String LIST_ACTION = "s3:ListAllMyBuckets";
    private static final String ENCRYPTION_ACTION = "s3:GetEncryptionConfiguration";
    private static final String LOGGING_ACTION = "s3:GetBucketLogging";
    private static final String NOTIFICATION_ACTION = "s3:GetBucketNotification";

    // What the fields of their evidence begin with.
    private static final String ENCRYPTION = "ServerSideEncryptionConfiguration.";
    private static final String LOGGING = "LoggingEnabled.";
    private static final String NOTIFICATION = "NotificationConfiguration.";

    /** The most that S3 returns a page. */
    private static final int PAGE = 10_000;

    /** How S3 says that a setting was never made. */
    private static final Set<String> NOT_CONFIGURED =
            Set.of(
                    "NoSuchTagSet",
                    "ServerSideEncryptionConfigurationNotFoundError",
                    "NoSuchPublicAccessBlockConfiguration",
                    "NoSuchLifecycleConfiguration");

    @Override
    public String service() {
        return "s3";
    }

    /** A bucket's ARN has neither region nor account; an access point's has both, an object's has a slash. */
    @Override
    public boolean handles(Arn arn) {
        return arn.service().equals("s3")
                && arn.region().isEmpty()
                && arn.account().isEmpty()
                && !arn.resource().contains("/");
    }

    /** Each takes calls of its own. */
    @Override
    public int taskSize() {
        return 10;
    }

    @Override
    public void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<Arn> buckets = new ArrayList<>();
                Attempt.call(context, LIST_ACTION, List.of(), () -> list(context, buckets));
                describe(buckets, context, false);
            }
        }
    }

    /** The listing is the same from every region; each region takes its own buckets. */
    private static void list(DescribeContext context, List<Arn> buckets) {
        S3Client s3 = context.client(S3Client.class);
        Pages.forEach(
                context,
                token ->
                        s3.listBuckets(request ->
                                request.maxBuckets(PAGE)
                                        .bucketRegion(context.region())
                                        .continuationToken(token)),
                ListBucketsResponse::continuationToken,
                page -> {
                    for (Bucket bucket : page.buckets()) {
                        String region = bucket.bucketRegion();
                        if (region == null || region.equals(context.region())) {
                            buckets.add(new Arn(context.partition(), "s3", "", "", bucket.name()));
                        }
                    }
                });
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        describe(wanted, context, true);
    }

    private static void describe(List<Arn> wanted, DescribeContext context, boolean elsewhereToo) {
        Details details = new Details(context);
        FurtherCalls further = new FurtherCalls(context);
        for (Arn arn : wanted) {
            Attempt.call(
                    context,
                    ACTION,
                    List.of(arn),
                    () -> {
                        try {
                            describe(arn, context, details, further, elsewhereToo);
                        } catch (AwsServiceException e) {
                            if (!"NoSuchBucket".equals(code(e))) {
                                throw e;
                            }
                            context.gone(arn);
                        }
                    });
        }
        further.tell();
    }

    private static void describe(
            Arn arn,
            DescribeContext context,
            Details details,
            FurtherCalls further,
            boolean elsewhereToo) {
        S3Client s3 = context.client(S3Client.class);
        String bucket = arn.resource();
        String region =
                region(s3.getBucketLocation(r -> r.bucket(bucket)).locationConstraintAsString());
        if (!elsewhereToo && !region.equals(context.region())) {
            return;
        }
        Optional<Map<String, String>> tags = tags(s3, bucket, details);
        Optional<GetBucketEncryptionResponse> encryption =
                further.ask(
                        ENCRYPTION_ACTION,
                        Set.of(ENCRYPTION),
                        List.of(arn),
                        () -> s3.getBucketEncryption(r -> r.bucket(bucket)),
                        BucketDescriber::notConfigured);
        Optional<GetBucketLoggingResponse> logging =
                further.ask(
                        LOGGING_ACTION,
                        LOGGING,
                        arn,
                        () -> s3.getBucketLogging(r -> r.bucket(bucket)));
        JsonValue.ObjectBuilder description =
                JsonValue.object().put("Name", bucket).put("BucketRegion", region);
        add(description, encryption);
        add(
                description,
                setting(
                        details,
                        "s3:GetBucketVersioning",
                        () -> s3.getBucketVersioning(r -> r.bucket(bucket))));
        add(description, logging);
        add(
                description,
                setting(
                        details,
                        "s3:GetBucketPublicAccessBlock",
                        () -> s3.getPublicAccessBlock(r -> r.bucket(bucket))));
        setting(
                        details,
                        "s3:GetLifecycleConfiguration",
                        () -> s3.getBucketLifecycleConfiguration(r -> r.bucket(bucket)))
                .ifPresent(lifecycle ->
                        description.put("LifecycleConfiguration", SdkJson.of(lifecycle)));
        Optional<GetBucketNotificationConfigurationResponse> notification =
                further.ask(
                        NOTIFICATION_ACTION,
                        NOTIFICATION,
                        arn,
                        () -> s3.getBucketNotificationConfiguration(r -> r.bucket(bucket)));
        // S3 answers with an empty configuration where there is none.
        notification
                .map(SdkJson::of)
                .filter(json -> !json.members().isEmpty())
                .ifPresent(json -> description.put("NotificationConfiguration", json));
        List<Relation> relations = new ArrayList<>();
        encryption.ifPresent(answer -> relations.addAll(encryption(arn, answer, region, context)));
        logging.ifPresent(answer -> relations.addAll(logging(arn, answer)));
        notification.ifPresent(answer -> relations.addAll(notification(arn, answer)));
        context.foundIn(
                region,
                new Described(
                        arn,
                        ResourceType.BUCKET,
                        bucket,
                        bucket,
                        Optional.empty(),
                        tags.orElse(Map.of()),
                        tags.isPresent(),
                        ACTION,
                        description.build()),
                relations);
    }

    /** Buckets of the two oldest regions have names for them that no other service uses. */
    private static String region(@org.jspecify.annotations.Nullable String constraint) {
        if (constraint == null || constraint.isEmpty() || constraint.equals("null")) {
            return "us-east-1";
        }
        return constraint.equals("EU") ? "eu-west-1" : constraint;
    }

    private static Optional<Map<String, String>> tags(S3Client s3, String bucket, Details details) {
        return details.ask(
                "s3:GetBucketTagging",
                () -> {
                    try {
                        return TagMap.of(
                                s3.getBucketTagging(r -> r.bucket(bucket)).tagSet(),
                                Tag::key,
                                Tag::value);
                    } catch (AwsServiceException e) {
                        if (!notConfigured(e)) {
                            throw e;
                        }
                        return Map.of();
                    }
                });
    }

    private static <R> Optional<R> setting(Details details, String action, Supplier<R> call) {
        return details.ask(action, call, BucketDescriber::notConfigured);
    }

    private static boolean notConfigured(RuntimeException failure) {
        return failure instanceof AwsServiceException service
                && NOT_CONFIGURED.contains(code(service));
    }

    private static String code(AwsServiceException failure) {
        return failure.awsErrorDetails() == null || failure.awsErrorDetails().errorCode() == null
                ? ""
                : failure.awsErrorDetails().errorCode();
    }

    /** The answers' members have names of their own: they can stand side by side. */
    private static void add(
            JsonValue.ObjectBuilder description, Optional<? extends SdkPojo> answer) {
        answer.map(SdkJson::of).map(JsonObject::members).stream()
                .flatMap(members -> members.entrySet().stream())
                .forEach(member -> description.put(member.getKey(), member.getValue()));
    }

    private static List<Relation> encryption(
            Arn arn, GetBucketEncryptionResponse answer, String region, DescribeContext context) {
        RelationsOf relations = new RelationsOf(arn, ENCRYPTION_ACTION);
        if (answer.serverSideEncryptionConfiguration() == null) {
            return List.of();
        }
        List<ServerSideEncryptionRule> rules = answer.serverSideEncryptionConfiguration().rules();
        for (int i = 0; i < rules.size(); i++) {
            var byDefault = rules.get(i).applyServerSideEncryptionByDefault();
            if (byDefault != null) {
                relations.toId(
                        RelationKind.ENCRYPTED_BY,
                        byDefault.kmsMasterKeyID(),
                        name -> inRegion(KeyArn.of(name, context), region),
                        ENCRYPTION
                                + "Rules["
                                + i
                                + "].ApplyServerSideEncryptionByDefault.KMSMasterKeyID");
            }
        }
        return relations.list();
    }

    /** A bucket's key is in the bucket's region, whichever region was asked. */
    private static Arn inRegion(Arn key, String region) {
        return new Arn(key.partition(), key.service(), region, key.account(), key.resource());
    }

    private static List<Relation> logging(Arn arn, GetBucketLoggingResponse answer) {
        RelationsOf relations = new RelationsOf(arn, LOGGING_ACTION);
        if (answer.loggingEnabled() != null) {
            relations.toId(
                    RelationKind.LOGS_TO,
                    answer.loggingEnabled().targetBucket(),
                    bucket -> new Arn(arn.partition(), "s3", "", "", bucket),
                    LOGGING + "TargetBucket");
        }
        return relations.list();
    }

    /** Whom the bucket tells of changes to its objects. */
    private static List<Relation> notification(
            Arn arn, GetBucketNotificationConfigurationResponse answer) {
        RelationsOf relations = new RelationsOf(arn, NOTIFICATION_ACTION);
        notifies(
                relations,
                answer.lambdaFunctionConfigurations(),
                LambdaFunctionConfiguration::lambdaFunctionArn,
                "LambdaFunctionConfigurations[%d].LambdaFunctionArn");
        notifies(
                relations,
                answer.queueConfigurations(),
                QueueConfiguration::queueArn,
                "QueueConfigurations[%d].QueueArn");
        notifies(
                relations,
                answer.topicConfigurations(),
                TopicConfiguration::topicArn,
                "TopicConfigurations[%d].TopicArn");
        return relations.list();
    }

    private static <C> void notifies(
            RelationsOf relations, List<C> configurations, Function<C, String> arn, String field) {
        for (int i = 0; i < configurations.size(); i++) {
            relations.toArn(
                    RelationKind.NOTIFIES,
                    arn.apply(configurations.get(i)),
                    NOTIFICATION + field.formatted(i));
        }
    }
}
