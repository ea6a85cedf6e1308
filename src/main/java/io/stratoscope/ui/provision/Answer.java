package io.stratoscope.ui.provision;

import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.control.Advice;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a job answers: what was asked for, or in words why not and what to do. */
sealed interface Answer<T> {

    record Given<T>(T value) implements Answer<T> {}

    record Refused<T>(String words) implements Answer<T> {}

    /** Asks the provisioning; what it may refuse becomes words. */
    static <T> Answer<T> of(Supplier<T> asking) {
        try {
            return new Given<>(asking.get());
        } catch (PlanException | FileException e) {
            return new Refused<>(String.valueOf(e.getMessage()));
        } catch (UnreadException e) {
            return new Refused<>(Advice.sentences(e.failure()));
        }
    }

    default void take(Consumer<? super T> given, Consumer<String> refused) {
        switch (this) {
            case Given<T>(T value) -> given.accept(value);
            case Refused<T>(String words) -> refused.accept(words);
        }
    }
}
