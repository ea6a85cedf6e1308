package io.stratoscope.ui.shell;

import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.Screen;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the screens of one session: each is made when it is first opened, and one that cannot be made says so in its place. */
final class ScreenHost extends StackPane {

    private final List<Screen> screens;
    private final ScreenContext context;
    private final Map<String, ScreenContent> contents = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<String> front = new ReadOnlyObjectWrapper<>("");

    ScreenHost(List<Screen> screens, ScreenContext context) {
        this.screens = screens;
        this.context = context;
    }

    List<Screen> screens() {
        return screens;
    }

    /** The id of the screen in front. */
    ReadOnlyObjectProperty<String> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /** Brings a screen to the front; an id that no screen has changes nothing. */
    void open(String id) {
        screens.stream()
                .filter(screen -> screen.id().equals(id))
                .findFirst()
                .ifPresent(screen -> {
                    ScreenContent content =
                            contents.computeIfAbsent(screen.id(), made -> build(screen));
                    getChildren().setAll(content.node());
                    front.set(screen.id());
                });
    }

    /** What went wrong stands where the screen would; the others go on. */
    private ScreenContent build(Screen screen) {
        try {
            return screen.build().apply(context);
        } catch (RuntimeException e) {
            Failure failure = context.session().explain(e);
            Placeholder instead =
                    new Placeholder(
                            Feather.ALERT_TRIANGLE,
                            "The screen " + screen.title() + " could not be opened",
                            failure.message(),
                            Advice.toDo(failure));
            return () -> instead;
        }
    }

    Optional<ScreenContent> content() {
        return Optional.ofNullable(contents.get(front.get()));
    }

    void handleKey(KeyEvent event) {
        content().ifPresent(content -> content.handleKey(event));
    }

    /** What the screens that are open add to the palette. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        contents.values().forEach(each -> guarded(() -> commands.addAll(each.commands())));
        return commands;
    }

    void close() {
        contents.values().forEach(each -> guarded(each::close));
    }

    /** A mistake in one screen is said and keeps no other screen from its turn. */
    private void guarded(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException e) {
            context.session().reportMistake(e);
        }
    }
}
