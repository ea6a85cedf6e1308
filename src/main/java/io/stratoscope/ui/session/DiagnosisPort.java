package io.stratoscope.ui.session;

import io.stratoscope.model.Failure;

/** Says what an exception means for people. */
@FunctionalInterface
public interface DiagnosisPort {
    Failure explain(Throwable thrown);
}
