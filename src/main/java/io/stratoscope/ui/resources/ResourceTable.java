package io.stratoscope.ui.resources;

import atlantafx.base.theme.Styles;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.ui.control.SystemClipboard;
import io.stratoscope.ui.control.TypeIcons;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table itself. The view model sorts and groups; the table's own sorting is switched off. One selected row is the
 * session's selection; of several it is the last.
 */
final class ResourceTable extends TableView<Row> {

    private static final double ROW_HEIGHT = 34;

    private final ResourcesViewModel model;
    private final Runnable showInDiagram;
    private final Runnable export;

    /** While rows are replaced, what the table says of its selection means nothing. */
    private boolean replacing;

    ResourceTable(
            ResourcesViewModel model, TypeIcons icons, Runnable showInDiagram, Runnable export) {
        this.model = model;
        this.showInDiagram = showInDiagram;
        this.export = export;
        setId("resources-table");
        getStyleClass().addAll(Styles.DENSE, "resources-table");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        for (Column column : Column.values()) {
            getColumns().add(column(column, icons));
        }
        setSortPolicy(table -> true);
        getSortOrder().addListener((ListChangeListener<Object>) change -> sorted());
        setRowFactory(table -> new GroupedRow());
        setContextMenu(menu());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        getSelectionModel().selectedItemProperty().subscribe((before, now) -> selected(now));
        model.listingProperty().subscribe(this::show);
        model.session().selectionProperty().subscribe(this::follow);
    }

    private TableColumn<Row, Row> column(Column column, TypeIcons icons) {
        TableColumn<Row, Row> made = new TableColumn<>(column.title());
        made.setId("column-" + column.name().toLowerCase(Locale.ROOT));
        made.setUserData(column);
        made.setPrefWidth(width(column));
        made.setMinWidth(60);
        if (!grows(column)) {
            made.setMaxWidth(width(column) * 1.4);
        }
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(of -> new RowCell(column, icons, model.session().clock().getZone()));
        made.sortTypeProperty().subscribe((before, now) -> sorted());
        return made;
    }

    private static double width(Column column) {
        return switch (column) {
            case NAME -> 256;
            case TYPE -> 186;
            case STATE -> 90;
            case PLACE -> 120;
            case ID -> 162;
            case TAGS -> 216;
            case CONFIRMED -> 152;
        };
    }

    /** What is always about as long needs no more of a large window. */
    private static boolean grows(Column column) {
        return switch (column) {
            case NAME, TYPE, ID, TAGS -> true;
            case STATE, PLACE, CONFIRMED -> false;
        };
    }

    private void sorted() {
        List<Sort> sorts = new ArrayList<>();
        for (TableColumn<Row, ?> column : getSortOrder()) {
            if (column.getUserData() instanceof Column sorted) {
                sorts.add(new Sort(sorted, column.getSortType() == TableColumn.SortType.ASCENDING));
            }
        }
        model.sortsProperty().set(sorts);
    }

    /** As a click on the column's head: ascending, and the other way round the next time. */
    void sortBy(Column wanted) {
        for (TableColumn<Row, ?> column : getColumns()) {
            if (column.getUserData() == wanted) {
                boolean again =
                        getSortOrder().equals(List.of(column))
                                && column.getSortType() == TableColumn.SortType.ASCENDING;
                column.setSortType(
                        again ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                getSortOrder().setAll(List.of(column));
            }
        }
    }

    private void show(Listing listing) {
        Set<Arn> selected = new HashSet<>();
        selectedEntries().forEach(entry -> selected.add(entry.resource().arn()));
        model.session().selectionProperty().get().ifPresent(selected::add);
        replacing = true;
        try {
            getItems().setAll(listing.rows());
            getSelectionModel().clearSelection();
            int[] places = placesOf(selected, listing.rows());
            if (places.length > 0) {
                getSelectionModel().selectIndices(places[0], places);
            }
        } finally {
            replacing = false;
        }
    }

    /** Which rows hold these, the one that the session has selected last. */
    private int[] placesOf(Set<Arn> arns, List<Row> rows) {
        if (arns.isEmpty()) {
            return new int[0];
        }
        List<Integer> places = new ArrayList<>();
        Optional<Arn> last = model.session().selectionProperty().get();
        int lastPlace = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Entry(Resource resource)
                    && arns.contains(resource.arn())) {
                if (last.filter(resource.arn()::equals).isPresent()) {
                    lastPlace = i;
                } else {
                    places.add(i);
                }
            }
        }
        if (lastPlace >= 0) {
            places.add(lastPlace);
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private void selected(@Nullable Row row) {
        if (!replacing && row instanceof Row.Entry(Resource resource)) {
            model.select(resource.arn());
        }
    }

    /** Somebody else selected: the row comes into sight. */
    private void follow(Optional<Arn> arn) {
        if (replacing || arn.isEmpty() || alreadySelected(arn.get())) {
            return;
        }
        int[] place = placesOf(Set.of(arn.get()), getItems());
        replacing = true;
        try {
            getSelectionModel().clearSelection();
            if (place.length > 0) {
                getSelectionModel().select(place[0]);
                scrollTo(Math.max(0, place[0] - 3));
            }
        } finally {
            replacing = false;
        }
    }

    private boolean alreadySelected(Arn arn) {
        return getSelectionModel().getSelectedItem() instanceof Row.Entry(Resource resource)
                && resource.arn().equals(arn);
    }

    /** Takes the focus, with a row selected. */
    void enter() {
        requestFocus();
        if (getSelectionModel().isEmpty()) {
            getSelectionModel().selectFirst();
        }
    }

    private List<Row.Entry> selectedEntries() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Row.Entry.class::isInstance)
                .map(Row.Entry.class::cast)
                .toList();
    }

    private void keyPressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        boolean mine = true;
        Row row = getSelectionModel().getSelectedItem();
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copyArns();
        } else if (plain && row instanceof Row.Heading heading) {
            mine = foldWithKey(heading, event.getCode());
        } else if (plain && event.getCode() == KeyCode.ENTER && row instanceof Row.Entry) {
            showInDiagram.run();
        } else {
            mine = false;
        }
        if (mine) {
            event.consume();
        }
    }

    private boolean foldWithKey(Row.Heading heading, KeyCode code) {
        int place = getSelectionModel().getSelectedIndex();
        if (code == KeyCode.ENTER || code == KeyCode.SPACE) {
            model.toggle(heading.group());
        } else if (code == KeyCode.LEFT || code == KeyCode.RIGHT) {
            model.setOpen(heading.group(), code == KeyCode.RIGHT);
        } else {
            return false;
        }
        getSelectionModel().clearAndSelect(place); // the heading stays where it was
        return true;
    }

    private void copyArns() {
        String arns = ResourcesViewModel.arns(List.copyOf(getSelectionModel().getSelectedItems()));
        if (!arns.isEmpty()) {
            SystemClipboard.copy(arns);
        }
    }

    private ContextMenu menu() {
        MenuItem show = item("resources-menu-show", "Show in the diagram", showInDiagram);
        MenuItem copy = item("resources-menu-copy", "", this::copyArns);
        MenuItem csv = item("resources-menu-export", "Export CSV …", export);
        ContextMenu menu = new ContextMenu(show, copy, new SeparatorMenuItem(), csv);
        menu.setOnShowing(event -> {
            int count = selectedEntries().size();
            show.setDisable(count == 0);
            copy.setDisable(count == 0);
            copy.setText(count > 1 ? "Copy " + count + " ARNs" : "Copy the ARN");
            csv.setDisable(getItems().isEmpty());
        });
        return menu;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** A row; the words of a heading run through all columns. */
    private final class GroupedRow extends TableRow<Row> {

        GroupedRow() {
            setOnMouseClicked(this::clicked);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            boolean heading = !empty && row instanceof Row.Heading;
            getStyleClass().removeAll("group-row");
            if (heading) {
                getStyleClass().add("group-row");
            }
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (getItem() instanceof Row.Heading) {
                getChildrenUnmodifiable().stream()
                        .filter(RowCell.class::isInstance)
                        .map(RowCell.class::cast)
                        .filter(RowCell::isFirst)
                        .forEach(cell -> cell.resizeRelocate(0, 0, getWidth(), getHeight()));
            }
        }

        private void clicked(MouseEvent event) {
            if (event.getButton() != MouseButton.PRIMARY) {
                return;
            }
            Row row = getItem();
            if (row instanceof Row.Heading heading && event.getClickCount() == 1) {
                model.toggle(heading.group());
            } else if (row instanceof Row.Entry && event.getClickCount() == 2) {
                showInDiagram.run();
            }
        }
    }
}
