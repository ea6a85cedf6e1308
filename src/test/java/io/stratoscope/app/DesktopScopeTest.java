package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.discovery.ScopeChoice;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class DesktopScopeTest {

    @Test
    void oneProjectIsShownWithoutAWord() {
        assertThat(DesktopScope.of(new ScopeChoice.OnlyProject("shop")))
                .isEqualTo(new DesktopScope(Scope.project("shop"), Optional.empty()));
        assertThat(DesktopScope.of(new ScopeChoice.Given(Scope.project("immich"))))
                .isEqualTo(new DesktopScope(Scope.project("immich"), Optional.empty()));
    }

    @Test
    void ofSeveralProjectsEverythingIsShownAndSaidSo() {
        DesktopScope chosen =
                DesktopScope.of(new ScopeChoice.SeveralProjects(List.of("im\u001bmich", "shop")));

        assertThat(chosen.scope()).isEqualTo(new Scope.Everything());
        assertThat(chosen.notice().orElseThrow())
                .contains("im\\u001bmich, shop", "everything is shown", "--project");
    }

    @Test
    void withoutProjectsEverythingIsShownAndSaidSo() {
        DesktopScope chosen =
                DesktopScope.of(new ScopeChoice.NoProject(List.of("eu-central-1", "us-east-1")));

        assertThat(chosen.scope()).isEqualTo(new Scope.Everything());
        assertThat(chosen.notice().orElseThrow())
                .contains("eu-central-1, us-east-1", "everything is shown", "--tag");
    }
}
