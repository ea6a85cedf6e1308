package io.stratoscope.ui.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.ui.architecture.ViewHistory.State;

import org.junit.jupiter.api.Test;

import java.util.Set;

class ViewHistoryTest {

    private static final State NETWORK = new State(ViewKind.NETWORK, ViewOptions.DEFAULT);
    private static final State OPENED =
            new State(
                    ViewKind.NETWORK,
                    new ViewOptions(ViewOptions.DEFAULT_MAX_NODES, Set.of(), Set.of("vpc")));
    private static final State SECURITY = new State(ViewKind.SECURITY, ViewOptions.DEFAULT);

    private final ViewHistory history = new ViewHistory();

    @Test
    void withoutAPastThereIsNoWayBack() {
        assertThat(history.back(NETWORK)).isEmpty();
        assertThat(history.forward(NETWORK)).isEmpty();
    }

    @Test
    void goesBackStepByStepAndForwardAgain() {
        history.left(NETWORK);
        history.left(OPENED);

        assertThat(history.back(SECURITY)).contains(OPENED);
        assertThat(history.back(OPENED)).contains(NETWORK);
        assertThat(history.back(NETWORK)).isEmpty();
        assertThat(history.forward(NETWORK)).contains(OPENED);
        assertThat(history.forward(OPENED)).contains(SECURITY);
        assertThat(history.forward(SECURITY)).isEmpty();
    }

    @Test
    void whatIsDoneAfterAnUndoEndsTheRedo() {
        history.left(NETWORK);
        history.back(OPENED);

        history.left(NETWORK);

        assertThat(history.forward(SECURITY)).isEmpty();
        assertThat(history.back(SECURITY)).contains(NETWORK);
    }

    @Test
    void theOldestIsForgotten() {
        for (int i = 0; i <= ViewHistory.MOST; i++) {
            history.left(i == 0 ? SECURITY : NETWORK);
        }
        for (int i = 0; i < ViewHistory.MOST; i++) {
            assertThat(history.back(NETWORK)).contains(NETWORK);
        }
        assertThat(history.back(NETWORK)).isEmpty();
    }
}
