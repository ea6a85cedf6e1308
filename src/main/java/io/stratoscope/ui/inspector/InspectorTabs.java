package io.stratoscope.ui.inspector;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The inspector's tabs. They stay from one selection to the next, and the one that is open stays open; what is in a tab is
 * made when it is looked at first, so that a click in the diagram pays for one tab only.
 */
final class InspectorTabs extends TabPane {

    /** A tab's title, and what is in it. */
    record Page(String title, Supplier<Node> content) {}

    private final List<Supplier<Node>> waiting = new ArrayList<>();

    InspectorTabs() {
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getSelectionModel().selectedIndexProperty().subscribe(_ -> fill());
    }

    /**
     * Shows other pages in the same tabs.
     *
     * @param pages as many as ever before
     */
    void show(List<Page> pages) {
        if (getTabs().isEmpty()) {
            pages.forEach(_ -> getTabs().add(new Tab()));
        }
        waiting.clear();
        for (int i = 0; i < pages.size(); i++) {
            Tab tab = getTabs().get(i);
            tab.setText(pages.get(i).title());
            tab.setContent(null);
            waiting.add(pages.get(i).content());
        }
        fill();
    }

    private void fill() {
        int open = getSelectionModel().getSelectedIndex();
        if (open >= 0 && open < waiting.size()) {
            Tab tab = getTabs().get(open);
            if (tab.getContent() == null) {
                tab.setContent(waiting.get(open).get());
            }
        }
    }
}
