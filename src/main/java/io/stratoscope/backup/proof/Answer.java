package io.stratoscope.backup.proof;

import io.stratoscope.model.Failure;

import java.util.function.Function;

/** What came of a request. */
sealed interface Answer<T> {

    /** What was asked for. */
    record Given<T>(T value) implements Answer<T> {}

    /**
     * Not that.
     *
     * @param status of HTTP; 0 where there was no answer at all
     */
    record Missing<T>(int status, Failure failure) implements Answer<T> {
        <U> Missing<U> of() {
            return new Missing<>(status, failure);
        }

        /** What happened and what to do, in one line. */
        String words() {
            return failure.message() + "; " + failure.remedy();
        }
    }

    /** Asks on with it. */
    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        return switch (this) {
            case Given<T>(T value) -> next.apply(value);
            case Missing<T> missing -> missing.of();
        };
    }
}
