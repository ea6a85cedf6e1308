package io.stratoscope.ui.session;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a job answers: what was asked for, or in words why not and what to do. */
public sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(String words) implements Answer<T> {}

    /**
     * Asks.
     *
     * @param refusal what an exception says for people that has to be reckoned with; empty for any other, which is thrown on
     */
    static <T> Answer<T> of(
            Supplier<T> asking, Function<RuntimeException, Optional<String>> refusal) {
        try {
            return new Given<>(asking.get());
        } catch (RuntimeException e) {
            return new Refused<>(refusal.apply(e).orElseThrow(() -> e));
        }
    }

    default void take(Consumer<? super T> given, Consumer<String> refused) {
        switch (this) {
            case Given<T>(T value) -> given.accept(value);
            case Refused<T>(String words) -> refused.accept(words);
        }
    }
}
