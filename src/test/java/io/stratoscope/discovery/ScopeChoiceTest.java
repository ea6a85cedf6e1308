package io.stratoscope.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.discovery.ScopeChoice.Given;
import io.stratoscope.discovery.ScopeChoice.NoProject;
import io.stratoscope.discovery.ScopeChoice.OnlyProject;
import io.stratoscope.discovery.ScopeChoice.SeveralProjects;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

import java.util.List;
import java.util.Map;

final class ScopeChoiceTest {

    private static ScopeChoice among(ResourceTagMapping... tagged) {
        return ScopeChoice.of(account(new FakeTagging().page(tagged)));
    }

    private static FakeAccount account(FakeTagging tagging) {
        return new FakeAccount().live().with(ResourceGroupsTaggingApiClient.class, tagging);
    }

    private static ResourceTagMapping queue(String name, String project) {
        return FakeTagging.mapping(
                "arn:aws:sqs:eu-central-1:123456789012:" + name, Map.of("Project", project));
    }

    @Test
    void oneProjectIsMeant() {
        assertThat(among(queue("a", "immich"), queue("b", "immich")))
                .isEqualTo(new OnlyProject("immich"));
    }

    @Test
    void ofSeveralProjectsNoneIsMeant() {
        assertThat(among(queue("a", "shop"), queue("b", "immich"), queue("c", "Immich")))
                .isEqualTo(new SeveralProjects(List.of("Immich", "immich", "shop")));
    }

    @Test
    void withoutTheTagThereIsNoProject() {
        assertThat(among(FakeTagging.mapping("arn:aws:sqs:eu-central-1:123456789012:a", Map.of())))
                .isEqualTo(new NoProject(List.of(FakeAccount.REGION)));
    }

    @Test
    void theSimulatedAccountIsNotAsked() {
        FakeAccount account = new FakeAccount();

        assertThat(ScopeChoice.of(account)).isEqualTo(new Given(Scope.project("immich")));
        assertThat(account.asked()).isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsNotTakenForNoProject() {
        FakeAccount account = account(new FakeTagging().failing(new IllegalStateException("no")));

        assertThatThrownBy(() -> ScopeChoice.of(account)).isInstanceOf(DiscoveryException.class);
    }
}
