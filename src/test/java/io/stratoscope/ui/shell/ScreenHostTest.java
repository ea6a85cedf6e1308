package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.settings.Settings;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.Place;
import io.stratoscope.ui.screen.Screen;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/** A mistake in one screen stays in its place. */
class ScreenHostTest {

    private final TestSession test = new TestSession();
    private final List<String> closed = new ArrayList<>();

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void screenThatCannotBeMadeSaysSoAndTheOthersOpen() {
        ScreenHost host = host(broken(), healthy());

        onTheApplicationThread(() -> host.open("broken"));
        assertThat(host.lookupAll(".placeholder-title"))
                .extracting(node -> ((Labeled) node).getText())
                .containsExactly("The screen Broken could not be opened");
        assertThat(host.lookupAll(".placeholder-message"))
                .extracting(node -> ((Labeled) node).getText())
                .containsExactly("out of paint");

        onTheApplicationThread(() -> host.open("healthy"));
        assertThat(host.frontProperty().get()).isEqualTo("healthy");
        assertThat(host.lookup("#fine")).isNotNull();
    }

    @Test
    void screenThatFailsLaterIsSaidAndTheOthersGoOn() {
        ScreenHost host = host(failing(), healthy());
        onTheApplicationThread(() -> {
            host.open("failing");
            host.open("healthy");
        });

        assertThat(host.commands()).extracting(Command::id).containsExactly("fine");
        assertThat(test.notices()).singleElement().asString().contains("no commands today");
        host.close();
        assertThat(closed).containsExactly("fine");
    }

    private ScreenHost host(Screen... screens) {
        return new ScreenHost(
                List.of(screens),
                new ScreenContext(
                        test.session,
                        new TypeIcons(IconSource.none()),
                        new SimpleObjectProperty<>(Settings.DEFAULT),
                        id -> {},
                        address -> {},
                        Place.ANYWHERE));
    }

    private static Screen broken() {
        return new Screen(
                "broken",
                "Broken",
                Feather.X,
                context -> {
                    throw new IllegalStateException("out of paint");
                });
    }

    private Screen healthy() {
        return new Screen("healthy", "Healthy", Feather.CHECK, context -> new Fine());
    }

    private static Screen failing() {
        return new Screen("failing", "Failing", Feather.X, context -> new Failing());
    }

    private final class Fine implements ScreenContent {
        private final Label label = new Label("fine");

        Fine() {
            label.setId("fine");
        }

        @Override
        public Node node() {
            return label;
        }

        @Override
        public List<Command> commands() {
            return List.of(Command.of("fine", "Fine", "", () -> {}));
        }

        @Override
        public void close() {
            closed.add("fine");
        }
    }

    private static final class Failing implements ScreenContent {
        private final Label label = new Label("failing");

        @Override
        public Node node() {
            return label;
        }

        @Override
        public List<Command> commands() {
            throw new IllegalStateException("no commands today");
        }

        @Override
        public void close() {
            throw new IllegalStateException("it does not close");
        }
    }

    private static void onTheApplicationThread(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    work.run();
                    return true;
                });
    }
}
