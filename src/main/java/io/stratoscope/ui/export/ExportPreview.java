package io.stratoscope.ui.export;

import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.export.DiagramExport;
import io.stratoscope.diagram.export.DiagramExport.Preview;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.export.ExportViewModel.Look;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.io.ByteArrayInputStream;

/** What the export will look like, and how large it will be. */
final class ExportPreview extends VBox {

    private static final double MARGIN = 12;

    private final ExportViewModel model;
    private final ImageView picture = new ImageView();
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final Label failure = Labels.wrapped("", "placeholder-message");
    private final Label size = Labels.of("", "muted");

    ExportPreview(ExportViewModel model) {
        super(8);
        this.model = model;
        picture.setId("export-picture");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.setManaged(false);
        spinner.setMaxSize(40, 40);
        size.setId("export-size");
        StackPane frame =
                new StackPane(picture, spinner, failure) {
                    @Override
                    protected void layoutChildren() {
                        super.layoutChildren();
                        placePicture(getWidth(), getHeight());
                    }
                };
        frame.getStyleClass().add("export-preview");
        frame.setMinSize(200, 160);
        frame.setPrefSize(560, 400);
        VBox.setVgrow(frame, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(frame, size);
        picture.imageProperty().subscribe(image -> frame.requestLayout());
        model.lookProperty().subscribe(this::show);
        model.scaleProperty().subscribe(now -> show(model.lookProperty().get()));
    }

    /** As large as there is room, in the middle; a small picture is not blown up. */
    private void placePicture(double width, double height) {
        Image image = picture.getImage();
        if (image == null) {
            return;
        }
        double fit =
                Math.min(
                        1,
                        Math.min(
                                (width - 2 * MARGIN) / image.getWidth(),
                                (height - 2 * MARGIN) / image.getHeight()));
        picture.setFitWidth(image.getWidth() * fit);
        picture.setFitHeight(image.getHeight() * fit);
        picture.relocate(
                (width - image.getWidth() * fit) / 2, (height - image.getHeight() * fit) / 2);
    }

    private void show(Look look) {
        spinner.setVisible(look instanceof Look.Drawing);
        failure.setVisible(look instanceof Look.Failed);
        switch (look) {
            case Look.Drawing() -> picture.setOpacity(0.4);
            case Look.Failed(String words) -> {
                picture.setImage(null);
                size.setText("");
                failure.setText(Labels.oneLine(words));
            }
            case Look.Ready(Preview preview) -> {
                picture.setImage(new Image(new ByteArrayInputStream(preview.png())));
                picture.setOpacity(1);
                size.setText(words(preview));
            }
        }
    }

    private String words(Preview preview) {
        Format format = model.formatProperty().get();
        if (!DiagramExport.isPicture(format)) {
            return "Data of what is seen here; theme, legend and title block are for pictures.";
        }
        double scale = format == Format.PNG ? model.scaleProperty().get() : 1;
        return "%d × %d %s"
                .formatted(
                        Math.round(preview.width() * scale),
                        Math.round(preview.height() * scale),
                        format == Format.PNG ? "pixels" : "points");
    }
}
