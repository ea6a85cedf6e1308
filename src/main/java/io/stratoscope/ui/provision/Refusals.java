package io.stratoscope.ui.provision;

import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.control.Advice;

import java.util.Optional;

/** What provisioning may refuse, in words. */
final class Refusals {

    private Refusals() {}

    static Optional<String> words(RuntimeException thrown) {
        return switch (thrown) {
            case PlanException e -> Optional.of(String.valueOf(e.getMessage()));
            case FileException e -> Optional.of(String.valueOf(e.getMessage()));
            case UnreadException e -> Optional.of(Advice.sentences(e.failure()));
            default -> Optional.empty();
        };
    }
}
