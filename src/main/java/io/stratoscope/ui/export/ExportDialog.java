package io.stratoscope.ui.export;

import atlantafx.base.theme.Styles;

import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.export.DiagramExport;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.export.ExportViewModel.Look;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * The export dialog, over the screen that it exports: a preview and the choices. It keeps the keyboard while it is open.
 */
public final class ExportDialog extends StackPane {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 580;

    private final ExportViewModel model;
    private final FilePicker picker;
    private final ExportChoices choices;
    private final Button save = Labels.plain(new Button(), "Save …");
    private Optional<Node> focusBefore = Optional.empty();

    public ExportDialog(ExportViewModel model, FilePicker picker) {
        this.model = model;
        this.picker = picker;
        this.choices = new ExportChoices(model);
        setId("export-dialog");
        getStyleClass().add("dialog-veil");
        visibleProperty().bind(model.shownProperty().map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
        BorderPane card = new BorderPane();
        card.getStyleClass().add("dialog-card");
        card.setMaxSize(WIDTH, HEIGHT);
        card.setTop(header());
        ExportPreview preview = new ExportPreview(model);
        BorderPane.setMargin(preview, new Insets(0, 0, 0, 18));
        card.setCenter(preview);
        card.setRight(choices);
        card.setBottom(buttons());
        getChildren().add(card);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keepFocusInside);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                model.close();
            }
        });
        model.shownProperty().subscribe(shown -> opened(shown.isPresent()));
    }

    private void opened(boolean open) {
        if (open) {
            focusBefore =
                    Optional.ofNullable(getScene())
                            .flatMap(s -> Optional.ofNullable(s.getFocusOwner()));
            choices.first().requestFocus();
        } else {
            focusBefore.ifPresent(Node::requestFocus);
            focusBefore = Optional.empty();
        }
    }

    private HBox header() {
        Label title = Labels.of("Export the diagram", "dialog-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = IconButtons.of(Feather.X, "Close (Esc)", model::close);
        close.setFocusTraversable(false); // Esc and Cancel do it
        HBox header = new HBox(title, gap, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("dialog-header");
        return header;
    }

    private HBox buttons() {
        Button copy = Labels.plain(new Button(), "Copy picture");
        copy.setGraphic(new FontIcon(Feather.COPY));
        copy.setId("export-copy");
        copy.setOnAction(event -> copy());
        Button print = Labels.plain(new Button(), "Print …");
        print.setGraphic(new FontIcon(Feather.PRINTER));
        print.setId("export-print");
        print.setOnAction(event -> print());
        Button cancel = Labels.plain(new Button(), "Cancel");
        cancel.setId("export-cancel");
        cancel.setOnAction(event -> model.close());
        save.setId("export-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setOnAction(event -> save());
        var refused = model.lookProperty().map(look -> look instanceof Look.Failed);
        save.disableProperty().bind(refused);
        copy.disableProperty().bind(refused);
        print.disableProperty().bind(refused);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, copy, print, gap, cancel, save);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        return buttons;
    }

    private void save() {
        Format format = model.formatProperty().get();
        picker.choose(
                        getScene().getWindow(),
                        new FilePicker.Question(
                                model.fileName(),
                                FormatWords.of(format),
                                format.key(),
                                model.directory()))
                .ifPresent(model::save);
    }

    private void copy() {
        model.picture(
                "Copying the picture",
                ExportDialog::decoded,
                image -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(image);
                    Clipboard.getSystemClipboard().setContent(content);
                    model.said("Copied the picture to the clipboard");
                });
        model.close();
    }

    private void print() {
        model.picture(
                "Printing",
                ExportDialog::decoded,
                image -> model.said(new Printing(getScene().getWindow()).print(image)));
        model.close();
    }

    private static Image decoded(byte[] png) {
        return new Image(new ByteArrayInputStream(png));
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.close();
        } else if (event.getCode() == KeyCode.ENTER && !save.isDisabled()) {
            save();
        }
        event.consume(); // the keys of the screen below are not for now
    }

    /** Tab goes round the dialog, not into what it covers. */
    private void keepFocusInside(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB) {
            return;
        }
        Node owner = getScene().getFocusOwner();
        if (!event.isShiftDown() && last().equals(owner)) {
            choices.first().requestFocus();
            event.consume();
        } else if (event.isShiftDown() && choices.first().equals(owner)) {
            last().requestFocus();
            event.consume();
        }
    }

    private Node last() {
        return save.isDisabled() ? lookup("#export-cancel") : save;
    }

    /** Whether data are chosen, on which most choices have no bearing. */
    static boolean isData(Format format) {
        return !DiagramExport.isPicture(format);
    }
}
