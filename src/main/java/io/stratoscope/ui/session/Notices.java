package io.stratoscope.ui.session;

import io.stratoscope.ui.session.Notice.Action;
import io.stratoscope.ui.session.Notice.Kind;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Optional;

/** What the window has to say, newest last. On the application thread. */
public final class Notices {

    /** More than these nobody reads: the oldest go. */
    static final int MOST = 5;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(shown);

    /** Those on screen. */
    public ObservableList<Notice> shown() {
        return readOnly;
    }

    public void say(Kind kind, String words) {
        say(new Notice(kind, words, Optional.empty()));
    }

    public void say(Kind kind, String words, String label, Runnable action) {
        say(new Notice(kind, words, Optional.of(new Action(label, action))));
    }

    /** Says it; what says the same already gives way, so that a repeated failure is one line. */
    public void say(Notice notice) {
        shown.removeIf(before -> before.words().equals(notice.words()));
        shown.add(notice);
        if (shown.size() > MOST) {
            shown.removeFirst();
        }
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** Also those that would have stayed. */
    public void dismissAll() {
        shown.clear();
    }
}
