package io.stratoscope.diagram.view;

import io.stratoscope.topology.Topology;

/**
 * Who may reach whom on which port, by security groups, checked against network ACLs; which key encrypts what; which role is used by what.
 */
final class SecurityView implements View {
    @Override
    public Draft draft(Topology topology) {
        Draft draft = new Draft();
        Frame frame = new Frame(topology, draft);
        new AccessPaths(topology, draft, frame).draw();
        new Guards(topology, draft, frame).draw();
        return draft;
    }
}
