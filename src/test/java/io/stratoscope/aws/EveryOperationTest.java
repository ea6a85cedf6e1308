package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogObjectResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Calls every operation of every client that an account hands out. Those that only read, and read no secret, are written
 * down in {@code reading-operations.txt}, each looked at by a person: when a new version of the SDK brings one that the
 * guard would let through, this test fails until somebody has looked at that too.
 */
final class EveryOperationTest {

    private static final String REGION = "eu-central-1";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final Set<String> READING = readingOperations();

    @TempDir Path home;

    private final LocalEndpoint endpoint = new LocalEndpoint().answer(400, "");

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private LiveAccount live() {
        return LiveAccount.connect(
                new LiveOptions(Optional.empty(), List.of(REGION), Optional.of(endpoint.uri())),
                new AwsEnvironment(
                        Map.of("AWS_ACCESS_KEY_ID", "AKIAX", "AWS_SECRET_ACCESS_KEY", "x"), home),
                CLOCK);
    }

    @Test
    void everythingElseIsRefusedByALiveAccountAndNothingIsSent() {
        try (LiveAccount account = live()) {
            assertThat(thrown(account, action -> !READING.contains(action)))
                    .hasSizeGreaterThan(1000)
                    .allSatisfy((_, thrown) ->
                            assertThat(thrown).isInstanceOf(WriteRefusedException.class));
            assertThat(endpoint.requests()).isEmpty();
            assertThat(account.meter().counts()).isEmpty();
        }
    }

    @Test
    void whatIsWrittenDownExistsAndIsLetThrough() {
        try (LiveAccount account = live()) {
            assertThat(thrown(account, READING::contains))
                    .hasSize(READING.size())
                    .allSatisfy((_, thrown) ->
                            assertThat(thrown).isNotInstanceOf(WriteRefusedException.class));
        }
    }

    // What the simulated account cannot do it does not do.
    @Test
    void everythingElseIsRefusedByTheSimulatedAccountToo() {
        try (SimulatedAccount account = SimulatedAccount.immich(CLOCK)) {
            assertThat(thrown(account, action -> !READING.contains(action)))
                    .allSatisfy((_, thrown) ->
                            assertThat(thrown)
                                    .isInstanceOfAny(
                                            WriteRefusedException.class,
                                            UnsupportedOperationException.class));
            assertThat(account.meter().counts()).isEmpty();
        }
    }

    /** These stay refused when a run is unlocked, see {@link WriteGuardTest}. */
    @Test
    void theseAreRefusedForTheSecretsThatTheyHandOut() {
        Map<String, Throwable> refused;
        try (LiveAccount account = live()) {
            refused = thrown(account, action -> !READING.contains(action));
        }
        refused.values().removeIf(thrown -> !thrown.toString().contains("fetch a secret"));
        assertThat(refused.keySet())
                .containsExactly(
                        "acm:ExportCertificate",
                        "datasync:DescribeLocationFsxOntap",
                        "datasync:DescribeLocationFsxOpenZfs",
                        "ec2:DescribeVerifiedAccessTrustProviders",
                        "ec2:DescribeVpnConnections",
                        "ec2:GetPasswordData",
                        "ec2:GetVpnConnectionDeviceSampleConfiguration",
                        "kms:Decrypt",
                        "kms:DeriveSharedSecret",
                        "kms:GenerateDataKey",
                        "kms:GenerateDataKeyPair",
                        "secretsmanager:BatchGetSecretValue",
                        "secretsmanager:GetRandomPassword",
                        "secretsmanager:GetSecretValue",
                        "sts:AssumeRole",
                        "sts:AssumeRoleWithSaml",
                        "sts:AssumeRoleWithWebIdentity",
                        "sts:AssumeRoot",
                        "sts:GetDelegatedAccessToken",
                        "sts:GetFederationToken",
                        "sts:GetSessionToken",
                        "sts:GetWebIdentityToken");
    }

    /** What the operations that are wanted threw; a call that threw nothing threw an {@link AssertionError}. */
    private static Map<String, Throwable> thrown(AwsAccount account, Predicate<String> wanted) {
        Map<String, Throwable> thrown = new TreeMap<>();
        for (Services.Service<?> service : Services.ALL) {
            SdkClient client = account.client(service.type(), REGION);
            actions(service)
                    .forEach((action, method) -> {
                        if (wanted.test(action)) {
                            // Of two clients of a service, one that lets it through is one too
                            // many.
                            thrown.merge(
                                    action,
                                    thrownBy(client, method),
                                    (one, other) ->
                                            one instanceof WriteRefusedException ? other : one);
                        }
                    });
        }
        return thrown;
    }

    private static Throwable thrownBy(SdkClient client, Method method) {
        return Objects.requireNonNullElseGet(
                catchThrowable(() -> call(client, method)),
                () -> new AssertionError(method + " was let through"));
    }

    /** A service's operations as the SDK's classes spell them, each with one method that calls it. */
    private static Map<String, Method> actions(Services.Service<?> service) {
        Map<String, Method> actions = new TreeMap<>();
        for (Method method : service.type().getMethods()) {
            List<Class<?>> parameters = List.of(method.getParameterTypes());
            if (!parameters.isEmpty()
                    && SdkRequest.class.isAssignableFrom(parameters.getFirst())
                    && !method.getName().endsWith("Paginator")
                    && !parameters.contains(Path.class)) {
                String name = parameters.getFirst().getSimpleName().replaceFirst("Request$", "");
                actions.put(service.prefix() + ":" + name, method);
            }
        }
        return actions;
    }

    private static void call(SdkClient client, Method method) throws Throwable {
        List<Object> arguments = new ArrayList<>();
        for (Class<?> parameter : method.getParameterTypes()) {
            arguments.add(argument(parameter));
        }
        try {
            if (method.invoke(client, arguments.toArray()) instanceof CompletableFuture<?> later) {
                later.join();
            }
        } catch (InvocationTargetException | CompletionException e) {
            throw e.getCause();
        }
    }

    private static Object argument(Class<?> type) throws ReflectiveOperationException {
        if (type.equals(RequestBody.class)) {
            return RequestBody.empty();
        }
        if (type.equals(StartLiveTailResponseHandler.class)) {
            return StartLiveTailResponseHandler.builder().subscriber(_ -> {}).build();
        }
        if (type.equals(GetLogObjectResponseHandler.class)) {
            return GetLogObjectResponseHandler.builder().subscriber(_ -> {}).build();
        }
        if (type.equals(ResponseTransformer.class)) {
            return ResponseTransformer.toBytes();
        }
        SdkRequest.Builder builder = (SdkRequest.Builder) type.getMethod("builder").invoke(null);
        // Some operations look at a member before the guard is asked.
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            boolean text = field.marshallingType().equals(MarshallingType.STRING);
            // Only one way to name the source of a copy may be used.
            if (text && !field.memberName().equals("CopySource")) {
                field.set(builder, "a");
            }
        }
        return builder.build();
    }

    private static Set<String> readingOperations() {
        try (InputStream file =
                EveryOperationTest.class.getResourceAsStream("reading-operations.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
