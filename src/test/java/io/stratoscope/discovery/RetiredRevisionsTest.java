package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Tag;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Task definitions that were deregistered keep their tags for ever; they are no part of what runs. */
final class RetiredRevisionsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private final SimulatedAccount account = SimulatedAccount.immich(CLOCK);
    private final EcsClient ecs = account.client(EcsClient.class, FakeAccount.REGION);

    RetiredRevisionsTest() {
        account.guard().unlock();
    }

    @AfterEach
    void close() {
        account.close();
    }

    static Stream<Scope> scopes() {
        return Stream.of(Scope.project("immich"), new Scope.Everything());
    }

    private List<Resource> definitions(Scope scope, Snapshot... previous) {
        return discover(scope, previous).resources().stream()
                .filter(each -> each.type().equals(ResourceType.ECS_TASK_DEFINITION))
                .toList();
    }

    private Snapshot discover(Scope scope, Snapshot... previous) {
        return new Discovery(account, CLOCK)
                .run(
                        new DiscoveryRequest(
                                scope,
                                List.of(FakeAccount.REGION),
                                Stream.of(previous).findFirst()),
                        new InlineJob());
    }

    private String register(String family) {
        ContainerDefinition container =
                ContainerDefinition.builder().name("batch").image("batch").build();
        Tag project = Tag.builder().key("Project").value("immich").build();
        return ecs.registerTaskDefinition(request ->
                        request.family(family).containerDefinitions(container).tags(project))
                .taskDefinition()
                .taskDefinitionArn();
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void whatNothingUsesIsNotShown(Scope scope) {
        String active = register("batch");
        assertThat(definitions(scope)).extracting(each -> each.arn().toString()).contains(active);
        Snapshot before = discover(scope);

        ecs.deregisterTaskDefinition(request -> request.taskDefinition(active));

        assertThat(definitions(scope))
                .isNotEmpty()
                .extracting(each -> each.arn().toString())
                .doesNotContain(active);
        assertThat(definitions(scope, before))
                .extracting(each -> each.arn().toString())
                .doesNotContain(active);
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void whatAServiceStillRunsByIsShownAsItIs(Scope scope) {
        Resource used = definitions(scope).getFirst();

        ecs.deregisterTaskDefinition(request -> request.taskDefinition(used.arn().toString()));

        assertThat(definitions(scope))
                .filteredOn(each -> each.arn().equals(used.arn()))
                .extracting(each -> each.description().text("status"))
                .containsExactly(Optional.of("INACTIVE"));
    }

    @Test
    void whatIsBeingDeletedIsNotShownEither() {
        String gone = register("batch");
        ecs.deregisterTaskDefinition(request -> request.taskDefinition(gone));
        ecs.deleteTaskDefinitions(request -> request.taskDefinitions(gone));

        assertThat(definitions(Scope.project("immich")))
                .extracting(each -> each.arn().toString())
                .doesNotContain(gone);
    }
}
