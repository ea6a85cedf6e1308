package io.stratoscope.ui.inspector;

import atlantafx.base.theme.Styles;

import io.stratoscope.json.JsonText;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.SystemClipboard;
import io.stratoscope.ui.inspector.Inspection.Found;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be done with any resource outside this program: open it in the console, copy it in some form. */
final class InspectorTools {

    private InspectorTools() {}

    static List<Node> of(Found found, Consumer<URI> browser) {
        return List.of(console(found, browser), copyAs(found.resource()));
    }

    private static Node console(Found found, Consumer<URI> browser) {
        Optional<URI> page = ConsoleLink.of(found.resource());
        Button button = Labels.plain(new Button(), "Console");
        button.setId("inspector-console");
        button.setGraphic(new FontIcon(Feather.EXTERNAL_LINK));
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> page.ifPresent(browser));
        button.setDisable(found.simulated() || page.isEmpty());
        // A button that is off shows no tooltip: what stands around it does.
        StackPane around = new StackPane(button);
        around.setId("inspector-console-why");
        Tooltip.install(around, new Tooltip(consoleWords(found, page)));
        return around;
    }

    static String consoleWords(Found found, Optional<URI> page) {
        if (found.simulated()) {
            return "A simulated resource has no page in the AWS console";
        }
        return page.map(address -> "Open " + address)
                .orElse("No page of the AWS console is known for this type");
    }

    private static MenuButton copyAs(Resource resource) {
        MenuButton menu = Labels.plain(new MenuButton(), "Copy");
        menu.setId("inspector-copy");
        menu.setGraphic(new FontIcon(Feather.COPY));
        menu.getStyleClass().add(Styles.SMALL);
        menu.getItems()
                .addAll(
                        item("arn", "ARN", () -> resource.arn().toString()),
                        item("json", "JSON", () -> json(resource)),
                        item("command", "AWS command", () -> AwsCommand.of(resource)),
                        item("link", "Stratoscope command", () -> link(resource)));
        return menu;
    }

    /** As {@code discover --json} spells it. */
    static String json(Resource resource) {
        return JsonText.pretty(SnapshotCodec.resource(resource));
    }

    /** Opens this program at the resource. */
    static String link(Resource resource) {
        return ShellWords.join(List.of("stratoscope", "open", resource.arn().toString()));
    }

    private static MenuItem item(String id, String words, Supplier<String> text) {
        MenuItem item = new MenuItem(words);
        item.setId("inspector-copy-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> SystemClipboard.copy(text.get()));
        return item;
    }
}
