package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogWords;
import io.stratoscope.ui.control.SystemClipboard;

import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.stream.Collectors;

/** What keys do in a list of lines. */
record LogListKeys(LogList list) {

    /** Does it; false where the key means nothing here. */
    boolean pressed(KeyEvent event) {
        boolean extend = event.isShiftDown();
        int page = Math.max(1, (int) list.inSight() - 1);
        if (event.isShortcutDown()) {
            return withShortcut(event);
        }
        switch (event.getCode()) {
            case UP -> list.choose(list.head() - 1, extend);
            case DOWN -> list.choose(list.head() + 1, extend);
            case PAGE_UP -> list.choose(list.head() - page, extend);
            case PAGE_DOWN -> list.choose(list.head() + page, extend);
            case HOME -> list.choose(0, extend);
            case END -> {
                list.choose(list.hits().size() - 1, extend);
                list.toEnd();
            }
            case ESCAPE -> list.chooseNothing();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withShortcut(KeyEvent event) {
        switch (event.getCode()) {
            case C -> copy(list.selected());
            case A -> list.chooseAll();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As many as somebody can paste anywhere. */
    private static final int MOST = 50_000;

    static void copy(List<LogLine> lines) {
        if (!lines.isEmpty()) {
            SystemClipboard.copy(
                    lines.stream()
                            .limit(MOST)
                            .map(LogWords::fileLine)
                            .collect(Collectors.joining("\n")));
        }
    }
}
