package io.stratoscope.ui.session;

import java.util.function.Consumer;

/**
 * Of several questions of one kind that are under way only the newest may be answered: what an older one brings is dropped, however
 * late it comes. On the application thread.
 */
public final class Latest {

    private long newest;

    /** Asks anew: what was asked before is out of date from now on. */
    public Turn next() {
        return new Turn(++newest);
    }

    /** Asks nothing more: what was asked before is out of date from now on. */
    public void forget() {
        newest++;
    }

    /** One question. */
    public final class Turn {

        private final long number;

        private Turn(long number) {
            this.number = number;
        }

        /** Hands an answer on, unless the question is out of date by the time that it comes. */
        public <T> Consumer<T> only(Consumer<? super T> then) {
            return answer -> {
                if (number == newest) {
                    then.accept(answer);
                }
            };
        }
    }
}
