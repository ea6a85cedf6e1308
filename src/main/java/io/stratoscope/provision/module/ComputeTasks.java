package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;

/** The task definitions of Immich's server and of its machine learning, and their log groups. */
final class ComputeTasks {
    static final String SERVER = "ServerTask";
    static final String MACHINE_LEARNING = "MachineLearningTask";
    private static final String LIBRARY = "library";

    private final Design design;
    private final ModuleSettings settings;

    ComputeTasks(Design design, ModuleSettings settings) {
        this.design = design;
        this.settings = settings;
    }

    void add() {
        logGroup("MachineLearningLogs", "machine-learning");
        logGroup("ServerLogs", "server");
        machineLearning();
        server();
    }

    /** The host name under which the server finds machine learning. */
    static String machineLearningHost(Design design) {
        return "machine-learning." + design.stack() + ".internal";
    }

    private void logGroup(String id, String part) {
        LogGroups.group(
                design,
                id,
                "/ecs/" + design.stack() + "/" + part,
                settings.number("log-retention-days"));
    }

    private void machineLearning() {
        JsonObject container =
                container("machine-learning", Ports.MACHINE_LEARNING, "MachineLearningLogs")
                        .put(
                                "Environment",
                                List.of(
                                        variable(
                                                "MACHINE_LEARNING_CACHE_FOLDER",
                                                JsonValue.of("/cache")),
                                        timeZone()))
                        .put("HealthCheck", health("/ping", Ports.MACHINE_LEARNING))
                        .build();
        task(
                MACHINE_LEARNING,
                "machine-learning",
                JsonValue.object()
                        .put("TaskRoleArn", attribute("MachineLearningRole", "Arn"))
                        .put("ContainerDefinitions", List.of(container)));
    }

    private void server() {
        JsonObject container =
                container("server", Ports.SERVER, "ServerLogs")
                        .put("Environment", environment())
                        .put(
                                "Secrets",
                                List.of(
                                        JsonValue.object()
                                                .put("Name", "DB_PASSWORD")
                                                .put("ValueFrom", to("DatabasePassword"))
                                                .build()))
                        .put(
                                "MountPoints",
                                List.of(
                                        JsonValue.object()
                                                .put("SourceVolume", LIBRARY)
                                                .put("ContainerPath", "/usr/src/app/upload")
                                                .put("ReadOnly", false)
                                                .build()))
                        .put("HealthCheck", health("/api/server/ping", Ports.SERVER))
                        .build();
        task(
                SERVER,
                "server",
                JsonValue.object()
                        .put("TaskRoleArn", attribute("ServerRole", "Arn"))
                        .put("ContainerDefinitions", List.of(container))
                        .put("Volumes", List.of(library())));
    }

    private List<JsonObject> environment() {
        boolean named = design.has("dns");
        JsonObject database =
                named ? to(DnsModule.DATABASE) : attribute("Database", "Endpoint.Address");
        JsonObject cache =
                named ? to(DnsModule.CACHE) : attribute("Cache", "PrimaryEndPoint.Address");
        String machineLearning =
                "http://" + machineLearningHost(design) + ":" + Ports.MACHINE_LEARNING;
        return List.of(
                variable("DB_HOSTNAME", database),
                variable("DB_PORT", JsonValue.of(String.valueOf(Ports.DATABASE))),
                variable("DB_USERNAME", JsonValue.of(DatabaseModule.USER)),
                variable("DB_DATABASE_NAME", JsonValue.of(DatabaseModule.DATABASE)),
                variable("REDIS_HOSTNAME", cache),
                variable("REDIS_PORT", JsonValue.of(String.valueOf(Ports.CACHE))),
                variable("IMMICH_MACHINE_LEARNING_URL", JsonValue.of(machineLearning)),
                timeZone());
    }

    private JsonObject timeZone() {
        return variable("TZ", JsonValue.of(settings.text("time-zone")));
    }

    private static JsonObject variable(String name, JsonValue value) {
        return JsonValue.object().put("Name", name).put("Value", value).build();
    }

    private static JsonObject library() {
        return JsonValue.object()
                .put("Name", LIBRARY)
                .put(
                        "EFSVolumeConfiguration",
                        JsonValue.object()
                                .put("FilesystemId", to("Files"))
                                .put("TransitEncryption", "ENABLED")
                                .put(
                                        "AuthorizationConfig",
                                        JsonValue.object()
                                                .put("AccessPointId", to("FilesAccessPoint"))
                                                .put("IAM", "ENABLED")
                                                .build())
                                .build())
                .build();
    }

    private void task(String id, String part, ObjectBuilder properties) {
        String name = design.name(part);
        design.addNamed(
                id,
                "AWS::ECS::TaskDefinition",
                name,
                properties
                        .put("Family", name)
                        .put("RequiresCompatibilities", Design.texts(List.of("FARGATE")))
                        .put("NetworkMode", "awsvpc")
                        .put("Cpu", String.valueOf(settings.number(part + "-cpu")))
                        .put("Memory", String.valueOf(settings.number(part + "-memory")))
                        .put("ExecutionRoleArn", attribute("ExecutionRole", "Arn")));
    }

    private ObjectBuilder container(String part, int port, String logGroup) {
        return JsonValue.object()
                .put("Name", design.name(part))
                .put("Image", settings.text(part + "-image") + ":" + settings.text("version"))
                .put("Essential", true)
                .put(
                        "PortMappings",
                        List.of(
                                JsonValue.object()
                                        .put("Name", part)
                                        .put("ContainerPort", port)
                                        .put("HostPort", port)
                                        .put("Protocol", "tcp")
                                        .build()))
                .put(
                        "LogConfiguration",
                        JsonValue.object()
                                .put("LogDriver", "awslogs")
                                .put(
                                        "Options",
                                        JsonValue.object()
                                                .put("awslogs-group", to(logGroup))
                                                .put("awslogs-region", to("AWS::Region"))
                                                .put("awslogs-stream-prefix", part)
                                                .build())
                                .build());
    }

    private static JsonObject health(String path, int port) {
        return JsonValue.object()
                .put(
                        "Command",
                        Design.texts(
                                List.of(
                                        "CMD-SHELL",
                                        "curl -fsS http://localhost:"
                                                + port
                                                + path
                                                + " || exit 1")))
                .put("Interval", 30)
                .put("Timeout", 5)
                .put("Retries", 3)
                .put("StartPeriod", 60)
                .build();
    }
}
