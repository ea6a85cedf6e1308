package io.stratoscope.ui.resources;

import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A cell of the table; that of the first column stands for a whole heading too. */
final class RowCell extends TableCell<Row, Row> {

    private static final double ICON = 20;
    private static final int TAGS_IN_TOOLTIP = 20;
    private static final List<String> LOOKS =
            List.of("group-title", "state-live", "state-stale", "state-unverified");

    private final Column column;
    private final TypeIcons icons;
    private final ZoneId zone;
    private Optional<Supplier<String>> more = Optional.empty();

    RowCell(Column column, TypeIcons icons, ZoneId zone) {
        this.column = column;
        this.icons = icons;
        this.zone = zone;
        Labels.plain(this, "");
        setOnMouseEntered(event -> more.ifPresent(this::hint));
    }

    /** A tooltip is a window of its own, with a scene: one for each of the cells in sight took longer than the cells. */
    private void hint(Supplier<String> words) {
        Tooltip tooltip = new Tooltip(words.get());
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(560);
        setTooltip(tooltip);
    }

    /** Whether it stands at the left end. */
    boolean isFirst() {
        return getTableView().getVisibleLeafIndex(getTableColumn()) == 0;
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll(LOOKS);
        setText(null);
        setGraphic(null);
        setTooltip(null);
        more = Optional.empty();
        if (empty || row == null) {
            return;
        }
        switch (row) {
            case Row.Heading heading -> {
                if (isFirst()) {
                    show(heading);
                }
            }
            case Row.Entry(Resource resource) -> show(resource);
        }
    }

    private void show(Row.Heading heading) {
        getStyleClass().add("group-title");
        FontIcon arrow =
                new FontIcon(heading.open() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        setGraphic(arrow);
        setText(Labels.oneLine(heading.group().title()) + "   " + heading.count());
    }

    private void show(Resource resource) {
        setText(Labels.oneLine(column.text(resource, zone)));
        switch (column) {
            case NAME -> {
                setGraphic(icons.icon(resource.type(), ICON));
                say(() ->
                        Labels.oneLine(resource.name())
                                + "\n"
                                + Labels.oneLine(resource.arn().toString()));
            }
            case TYPE -> say(() -> resource.type().name());
            case STATE ->
                    getStyleClass()
                            .add("state-" + resource.state().name().toLowerCase(Locale.ROOT));
            case ID -> say(() -> Labels.oneLine(resource.id()));
            case TAGS -> {
                if (!resource.tags().isEmpty()) {
                    say(() -> tagLines(resource.tags()));
                }
            }
            case PLACE, CONFIRMED -> {}
        }
    }

    private void say(Supplier<String> words) {
        more = Optional.of(words);
        if (isHover()) {
            hint(words); // the row under the mouse may have become another
        }
    }

    private static String tagLines(Map<String, String> tags) {
        String lines =
                tags.entrySet().stream()
                        .limit(TAGS_IN_TOOLTIP)
                        .map(tag -> Labels.oneLine(tag.getKey() + " = " + tag.getValue()))
                        .collect(Collectors.joining("\n"));
        int more = tags.size() - TAGS_IN_TOOLTIP;
        return more > 0 ? lines + "\nand " + more + " more" : lines;
    }
}
