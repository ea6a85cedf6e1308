package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The roles that containers run with: one for each that acts, with no more than it needs. */
final class IamModule implements Module {
    private static final String EXECUTION = "ExecutionRole";
    private static final String SERVER = "ServerRole";
    private static final String MACHINE_LEARNING = "MachineLearningRole";

    @Override
    public String name() {
        return "iam";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        execution(design, settings);
        server(design, settings);
        role(
                design,
                settings,
                MACHINE_LEARNING,
                "ecs-machine-learning",
                "ML models are in its image",
                List.of());
    }

    private static void execution(Design design, ModuleSettings settings) {
        role(
                design,
                settings,
                EXECUTION,
                "ecs-execution",
                "Pulls images, writes logs",
                List.of(
                        text(
                                "arn:${AWS::Partition}:iam::aws:policy/service-role/"
                                        + "AmazonECSTaskExecutionRolePolicy")));
        if (design.has("secrets")) {
            List<JsonObject> statements = new ArrayList<>();
            statements.add(
                    PolicyDocument.allow(to("DatabasePassword"), "secretsmanager:GetSecretValue")
                            .build());
            KmsModule.arn(design, "secrets")
                    .ifPresent(key ->
                            statements.add(PolicyDocument.allow(key, "kms:Decrypt").build()));
            policy(design, "ExecutionPolicy", EXECUTION, "read-database-password", statements);
        }
    }

    private static void server(Design design, ModuleSettings settings) {
        role(design, settings, SERVER, "ecs-server", "Immich server", List.of());
        if (design.has("efs")) {
            policy(design, "ServerPolicy", SERVER, "mount-library", List.of(mount()));
        }
    }

    /** Through the access point only: it makes the server the owner of what it writes, and shows it nothing else. */
    private static JsonObject mount() {
        JsonObject through =
                JsonValue.object()
                        .put(
                                "elasticfilesystem:AccessPointArn",
                                attribute("FilesAccessPoint", "Arn"))
                        .build();
        return PolicyDocument.allow(
                        attribute("Files", "Arn"),
                        "elasticfilesystem:ClientMount",
                        "elasticfilesystem:ClientWrite")
                .put("Condition", JsonValue.object().put("StringEquals", through).build())
                .build();
    }

    private static void role(
            Design design,
            ModuleSettings settings,
            String id,
            String name,
            String description,
            List<JsonObject> managed) {
        ObjectBuilder role =
                JsonValue.object()
                        .put("RoleName", design.name(name))
                        .put("Description", description)
                        .put(
                                "AssumeRolePolicyDocument",
                                PolicyDocument.takenBy("ecs-tasks.amazonaws.com"));
        if (!managed.isEmpty()) {
            role.put("ManagedPolicyArns", managed);
        }
        String boundary = settings.text("permissions-boundary");
        if (!boundary.isEmpty()) {
            role.put("PermissionsBoundary", boundary);
        }
        design.addNamed(id, "AWS::IAM::Role", design.name(name), role);
    }

    private static void policy(
            Design design, String id, String role, String name, List<JsonObject> statements) {
        design.add(
                id,
                "AWS::IAM::Policy",
                JsonValue.object()
                        .put("PolicyName", name)
                        .put("PolicyDocument", PolicyDocument.of(statements))
                        .put("Roles", List.of(to(role))));
    }
}
