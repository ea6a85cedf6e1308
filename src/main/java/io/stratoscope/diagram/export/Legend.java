package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.export.ExportOptions.Mark;
import io.stratoscope.diagram.text.PlainText;
import io.stratoscope.model.RelationKind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the frames, lines and badges of one picture mean: only of those that are on it. */
record Legend(List<Entry> entries) {

    private static final int WIDTH = 46;

    // The layout's colours of these words.
    private static final String MUTED = "#5A6B86";
    private static final String WARNING = "#B7791F";
    private static final String DANGER = "#D6232C";

    /** A sign and its meaning. */
    record Entry(Sign sign, List<String> lines) {
        Entry {
            lines = List.copyOf(lines);
        }

        private static Entry of(Sign sign, String meaning) {
            return new Entry(sign, PlainText.wrap(meaning, WIDTH));
        }
    }

    /** What is drawn before a meaning. */
    sealed interface Sign {
        record Container(GroupKind kind) implements Sign {}

        record Line(boolean dashed) implements Sign {}

        /**
         * Words as they stand on a node.
         *
         * @param colour on light ground
         */
        record Badge(String words, String colour) implements Sign {}

        record Frame(Mark mark) implements Sign {}
    }

    Legend {
        entries = List.copyOf(entries);
    }

    /** @param marks those that the drawing shows */
    static Legend of(Diagram diagram, Collection<Mark> marks) {
        List<Entry> entries = new ArrayList<>();
        Set<GroupKind> containers = EnumSet.noneOf(GroupKind.class);
        diagram.allElements()
                .filter(Group.class::isInstance)
                .forEach(group -> containers.add(((Group) group).kind()));
        containers.forEach(kind -> entries.add(Entry.of(new Sign.Container(kind), meaning(kind))));
        addLines(diagram, false, "", entries);
        addLines(diagram, true, "no flow, or an end that was not found: ", entries);
        if (diagram.nodes().anyMatch(node -> node.count() > 1)) {
            entries.add(Entry.of(new Sign.Badge("×4", MUTED), "stands for that many of a kind"));
        }
        Set<NodeStatus> statuses = EnumSet.noneOf(NodeStatus.class);
        diagram.nodes().filter(Legend::saysItsStatus).map(Node::status).forEach(statuses::add);
        statuses.forEach(status -> addStatus(status, diagram.view().needsState(), entries));
        Set<Mark> shown = EnumSet.noneOf(Mark.class);
        shown.addAll(marks);
        shown.forEach(mark -> entries.add(Entry.of(new Sign.Frame(mark), mark.meaning())));
        return new Legend(entries);
    }

    private static boolean saysItsStatus(Node node) {
        return !node.type().equals(Diagram.INTERNET) && !node.type().equals(Diagram.USERS);
    }

    private static void addLines(
            Diagram diagram, boolean dashed, String before, List<Entry> entries) {
        List<Edge> lines =
                diagram.edges().stream().filter(edge -> edge.dashed() == dashed).toList();
        if (lines.isEmpty()) {
            return;
        }
        String verbs =
                lines.stream()
                        .map(Edge::kind)
                        .distinct()
                        .sorted()
                        .map(RelationKind::verb)
                        .collect(Collectors.joining(", "));
        entries.add(Entry.of(new Sign.Line(dashed), before + verbs));
    }

    private static void addStatus(NodeStatus status, boolean stated, List<Entry> entries) {
        switch (status) {
            case LIVE -> {}
            case STALE ->
                    entries.add(
                            Entry.of(
                                    new Sign.Badge("stale", WARNING),
                                    "could not be read now; as it was known before"));
            case UNVERIFIED ->
                    entries.add(
                            Entry.of(
                                    new Sign.Badge("unverified", MUTED),
                                    "named by the tagging API, not described"));
            case UNMANAGED ->
                    entries.add(
                            Entry.of(
                                    new Sign.Badge("unmanaged", WARNING),
                                    "in the account, not in the Terraform state"));
            case MISSING ->
                    entries.add(
                            Entry.of(
                                    new Sign.Badge("missing", DANGER),
                                    stated
                                            ? "in the Terraform state, not in the account"
                                            : "named by another resource, not found"));
            case EXTERNAL ->
                    entries.add(
                            Entry.of(new Sign.Badge("external", MUTED), "outside of this project"));
        }
    }

    private static String meaning(GroupKind kind) {
        return switch (kind) {
            case ACCOUNT -> "account";
            case REGION -> "region";
            case VPC -> "VPC";
            case AVAILABILITY_ZONE -> "availability zone";
            case PUBLIC_SUBNET -> "public subnet";
            case PRIVATE_SUBNET -> "private subnet";
            case GENERIC -> "logical container: a cluster, a service, a zone";
            case MODULE -> "Terraform module";
            case UNMANAGED -> "managed by no Terraform module";
        };
    }
}
