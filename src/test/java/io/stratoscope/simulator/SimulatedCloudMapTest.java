package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceAlreadyExistsException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.Tag;

import java.time.Duration;

final class SimulatedCloudMapTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock);
    private final ServiceDiscoveryClient map;

    SimulatedCloudMapTest() {
        account.guard().unlock();
        map = account.client(ServiceDiscoveryClient.class, TestAccounts.REGION);
    }

    private String create(String name) {
        Tag tag = Tag.builder().key("Project").value("immich").build();
        return map.createHttpNamespace(request -> request.name(name).tags(tag)).operationId();
    }

    private OperationStatus status(String operation) {
        return map.getOperation(request -> request.operationId(operation)).operation().status();
    }

    private String target(String operation) {
        return String.valueOf(
                map.getOperation(request -> request.operationId(operation))
                        .operation()
                        .targets()
                        .get(OperationTargetType.NAMESPACE));
    }

    @Test
    void aNamespaceIsThereAtOnceWhereNothingTakesTime() {
        String operation = create("immich");

        assertThat(status(operation)).isEqualTo(OperationStatus.SUCCESS);
        NamespaceSummary only = map.listNamespaces().namespaces().getFirst();
        assertThat(only.id()).isEqualTo(target(operation));
        assertThat(map.listTagsForResource(request -> request.resourceARN(only.arn())).tags())
                .extracting(Tag::value)
                .containsExactly("immich");
    }

    @Test
    void itIsThereOnceItsOperationIsDoneAndGoneOnceAnotherIs() {
        account.takingTime(true);
        String made = create("immich");
        assertThat(status(made)).isEqualTo(OperationStatus.PENDING);
        assertThat(map.listNamespaces().namespaces()).isEmpty();
        clock.turn(Duration.ofSeconds(20));
        assertThat(status(made)).isEqualTo(OperationStatus.SUCCESS);
        assertThat(map.listNamespaces().namespaces()).hasSize(1);

        map.deleteNamespace(request -> request.id(target(made)));
        assertThat(map.listNamespaces().namespaces()).hasSize(1);
        clock.turn(Duration.ofSeconds(20));
        assertThat(map.listNamespaces().namespaces()).isEmpty();
        assertThatThrownBy(() -> map.getNamespace(request -> request.id(target(made))))
                .isInstanceOf(NamespaceNotFoundException.class);
    }

    @Test
    void aNameIsTakenUntilItsNamespaceIsGone() {
        String made = create("immich");
        create("photobooth");
        assertThatThrownBy(() -> create("immich"))
                .isInstanceOf(NamespaceAlreadyExistsException.class);

        map.deleteNamespace(request -> request.id(target(made)));
        create("immich");
    }

    @Test
    void theSameRequestAgainIsToldOfTheOperationThatIsAtIt() {
        account.takingTime(true);
        String first =
                map.createHttpNamespace(request -> request.name("immich").creatorRequestId("one"))
                        .operationId();

        assertThatThrownBy(() ->
                        map.createHttpNamespace(
                                request -> request.name("immich").creatorRequestId("one")))
                .isInstanceOfSatisfying(
                        DuplicateRequestException.class,
                        refused -> assertThat(refused.duplicateOperationId()).isEqualTo(first));
        assertThatThrownBy(() ->
                        map.createHttpNamespace(
                                request -> request.name("immich").creatorRequestId("two")))
                .isInstanceOfSatisfying(
                        NamespaceAlreadyExistsException.class,
                        refused -> assertThat(refused.namespaceId()).isEqualTo(target(first)));
    }

    @Test
    void whatIsNotThereHasNoTags() {
        String arn = "arn:aws:servicediscovery:eu-central-1:123456789012:namespace/ns-1";

        assertThatThrownBy(() -> map.listTagsForResource(request -> request.resourceARN(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
