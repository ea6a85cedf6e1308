package io.stratoscope.simulator;

import software.amazon.awssdk.services.iam.IamClient;

/** The IAM roles of an Immich stack: one for each thing that acts, with no more than it needs. */
final class ImmichRoles {

    /** ARNs, by who takes the role. */
    record Roles(
            String execution,
            String server,
            String machineLearning,
            String dataSync,
            String flowLogs) {}

    /** What the policies name. */
    record Targets(
            String secretArn, ImmichKeys.Keys keys, String fileSystemArn, String backupBucketArn) {}

    private final IamClient iam;
    private final ImmichStack stack;

    ImmichRoles(IamClient iam, ImmichStack stack) {
        this.iam = iam;
        this.stack = stack;
    }

    Roles create(Targets targets, String flowLogBucketArn) {
        return new Roles(
                execution(targets),
                server(targets),
                role(
                        "ecs-machine-learning",
                        "ecs-tasks.amazonaws.com",
                        "ML models are in its image"),
                dataSync(targets),
                flowLogs(flowLogBucketArn));
    }

    private String execution(Targets targets) {
        String arn = role("ecs-execution", "ecs-tasks.amazonaws.com", "Pulls images, writes logs");
        iam.attachRolePolicy(request ->
                request.roleName(stack.named("ecs-execution"))
                        .policyArn(
                                "arn:aws:iam::aws:policy/service-role/"
                                        + "AmazonECSTaskExecutionRolePolicy"));
        inline(
                "ecs-execution",
                "read-database-password",
                statement("secretsmanager:GetSecretValue", targets.secretArn())
                        + ","
                        + statement("kms:Decrypt", targets.keys().secrets()));
        return arn;
    }

    private String server(Targets targets) {
        String arn = role("ecs-server", "ecs-tasks.amazonaws.com", "Immich server");
        inline(
                "ecs-server",
                "mount-library",
                statement("elasticfilesystem:ClientMount", targets.fileSystemArn())
                        + ","
                        + statement("elasticfilesystem:ClientWrite", targets.fileSystemArn()));
        return arn;
    }

    private String dataSync(Targets targets) {
        String arn = role("datasync", "datasync.amazonaws.com", "Copies the library to its backup");
        String objects = targets.backupBucketArn() + "/*";
        inline(
                "datasync",
                "backup-bucket",
                statement("s3:ListBucket", targets.backupBucketArn())
                        + ","
                        + statement("s3:GetObject", objects)
                        + ","
                        + statement("s3:PutObject", objects)
                        + ","
                        + statement("s3:DeleteObject", objects));
        return arn;
    }

    private String flowLogs(String bucketArn) {
        String arn =
                role("flow-logs", "vpc-flow-logs.amazonaws.com", "Delivers the VPC's flow log");
        inline("flow-logs", "flow-log-bucket", statement("s3:PutObject", bucketArn + "/*"));
        return arn;
    }

    private String role(String part, String principal, String description) {
        String name = stack.named(part);
        String trust =
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Service":"%s"},"Action":"sts:AssumeRole",\
                "Condition":{"StringEquals":{"aws:SourceAccount":"%s"}}}]}\
                """
                        .formatted(principal, stack.accountId());
        return iam.createRole(request ->
                        request.roleName(name)
                                .description(description)
                                .assumeRolePolicyDocument(trust)
                                .tags(stack.tags().iam(name)))
                .role()
                .arn();
    }

    private void inline(String part, String policy, String statements) {
        iam.putRolePolicy(request ->
                request.roleName(stack.named(part))
                        .policyName(policy)
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));
    }

    private static String statement(String action, String resource) {
        return """
        {"Effect":"Allow","Action":"%s","Resource":"%s"}\
        """
                .formatted(action, resource);
    }
}
