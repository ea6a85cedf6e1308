package io.stratoscope.diagram.view;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.topology.Topology;

/** Who may reach whom on which port; which key encrypts what; which role is used by what. */
final class SecurityView implements View {
    @Override
    public ViewKind kind() {
        return ViewKind.SECURITY;
    }

    @Override
    public Draft draft(Topology topology) {
        return new Draft();
    }
}
