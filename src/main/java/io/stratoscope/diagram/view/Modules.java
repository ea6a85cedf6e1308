package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.Management.Absent;
import io.stratoscope.topology.Management.Apart;
import io.stratoscope.topology.Management.Managed;
import io.stratoscope.topology.Management.Part;
import io.stratoscope.topology.Management.Standing;
import io.stratoscope.topology.Management.Tally;
import io.stratoscope.topology.Management.Unmanaged;
import io.stratoscope.topology.ModulePath;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One drawing of the modules: each a frame within that of its caller, and frames for what no module has. */
final class Modules {

    static final ResourceType MODULE = new ResourceType("Stratoscope::Diagram::Module");

    private final Topology topology;
    private final Management management;
    private final Draft draft = new Draft();
    private final Frame frame;
    private final Wholes wholes;

    /** The whole that each part is drawn in: only within the frame of the whole. */
    private final Map<Arn, Arn> wholeOf = new HashMap<>();

    Modules(Topology topology, Management management) {
        this.topology = topology;
        this.management = management;
        this.frame = new Frame(topology, draft);
        this.wholes = new Wholes(topology);
    }

    Draft draft() {
        List<Resource> resources = topology.snapshot().resources();
        for (Resource resource : resources) {
            wholes.of(resource.arn())
                    .filter(whole -> home(whole).id().equals(home(resource.arn()).id()))
                    .ifPresent(whole -> wholeOf.put(resource.arn(), whole));
        }
        resources.forEach(this::place);
        management.absent().forEach(this::place);
        topology.snapshot().relations().stream()
                .filter(relation -> !isTold(relation))
                .forEach(this::link);
        return draft;
    }

    /** From module to module one edge says what dozens of their resources would. */
    private void link(Relation relation) {
        List<String> from = frames(relation.from());
        List<String> to = frames(relation.to());
        frame.link(
                relation,
                "",
                outermost(from, to).orElse(relation.from().toString()),
                outermost(to, from).orElse(relation.to().toString()));
    }

    /** The outermost frame around one end that is not around the other. */
    private static Optional<String> outermost(List<String> around, List<String> other) {
        return around.stream().filter(each -> !other.contains(each)).findFirst();
    }

    /** The frames of the modules around a resource, the outermost first. */
    private List<String> frames(Arn arn) {
        return management
                .module(arn)
                .map(module -> {
                    List<String> frames = new ArrayList<>();
                    for (int steps = 1; steps <= module.steps().size(); steps++) {
                        frames.add(id(new ModulePath(module.steps().subList(0, steps))));
                    }
                    return module.steps().isEmpty() ? List.of(id(module)) : frames;
                })
                .orElse(List.of());
    }

    private static String id(ModulePath module) {
        return "module " + module.address();
    }

    private void place(Resource resource) {
        Arn arn = resource.arn();
        Arn whole = wholeOf.get(arn);
        if (whole != null) {
            draft.addLeaf(whole(whole), node(arn));
        } else if (wholeOf.containsValue(arn)) {
            whole(arn);
        } else if (isAside(resource)) {
            draft.addAside(home(arn), node(arn));
        } else {
            draft.addLeaf(home(arn), node(arn));
        }
    }

    /** What is as it should be is drawn as one with its equals; what is not has to be seen. */
    private boolean isAside(Resource resource) {
        return management
                .standing(resource.arn())
                .map(standing ->
                        switch (standing) {
                            case Managed _, Part _ -> Everything.isAside(resource.type());
                            case Apart _ -> true;
                            case Unmanaged _ -> false;
                        })
                .orElseGet(() -> Everything.isAside(resource.type()));
    }

    private Box whole(Arn arn) {
        return draft.box(arn.toString()).orElseGet(() -> draft.addWhole(home(arn), node(arn)));
    }

    private Node node(Arn arn) {
        Node node = frame.node(arn).orElseThrow();
        boolean unmanaged =
                management.standing(arn).filter(Unmanaged.class::isInstance).isPresent();
        return unmanaged && node.status() == NodeStatus.LIVE
                ? node.withStatus(NodeStatus.UNMANAGED)
                : node;
    }

    private void place(Absent absent) {
        draft.addLeaf(
                module(absent.module()),
                new Node(
                        "terraform:" + absent.address(),
                        absent.type(),
                        absent.name(),
                        absent.unread().orElse("not in the account"),
                        absent.arn(),
                        absent.missing() ? NodeStatus.MISSING : NodeStatus.UNVERIFIED,
                        1));
    }

    /** The frame of a resource. */
    private Box home(Arn arn) {
        Optional<Standing> standing = management.standing(arn);
        if (standing.isEmpty()) {
            return box("module:unknown", GroupKind.GENERIC, "no Terraform state", "");
        }
        return switch (standing.get()) {
            case Managed managed -> module(managed.module());
            case Unmanaged _, Part _ ->
                    box(
                            "module:unmanaged",
                            GroupKind.UNMANAGED,
                            "unmanaged",
                            "not in the Terraform state");
            case Apart(String why) -> box("module:apart:" + why, GroupKind.GENERIC, why, "");
        };
    }

    private Box module(ModulePath path) {
        String id = id(path);
        Optional<Box> known = draft.box(id);
        if (known.isPresent()) {
            return known.get();
        }
        // The root module stands beside those it calls: around them it would be a frame around all.
        Box parent =
                path.caller()
                        .filter(caller -> !caller.equals(ModulePath.ROOT))
                        .map(this::module)
                        .orElse(draft.root());
        return draft.addBox(
                parent,
                id,
                GroupKind.MODULE,
                path.lastStep(),
                words(total(path)),
                Optional.empty(),
                MODULE);
    }

    /** Of a module with those in it; the root module by itself. */
    private Tally total(ModulePath path) {
        Tally total = Tally.NONE;
        for (Map.Entry<ModulePath, Tally> each : management.tallies().entrySet()) {
            ModulePath module = each.getKey();
            boolean within =
                    path.steps().isEmpty()
                            ? module.equals(path)
                            : module.steps().size() >= path.steps().size()
                                    && module.steps()
                                            .subList(0, path.steps().size())
                                            .equals(path.steps());
            total = within ? total.plus(each.getValue()) : total;
        }
        return total;
    }

    private static String words(Tally tally) {
        List<String> words = new ArrayList<>();
        add(words, tally.managed(), "managed");
        add(words, tally.missing(), "missing");
        add(words, tally.unread(), "not known");
        return String.join(", ", words);
    }

    private static void add(List<String> words, int count, String what) {
        if (count > 0) {
            words.add(count + " " + what);
        }
    }

    private Box box(String id, GroupKind kind, String label, String sublabel) {
        return draft.box(id)
                .orElseGet(() ->
                        draft.addBox(
                                draft.root(),
                                id,
                                kind,
                                label,
                                sublabel,
                                Optional.empty(),
                                Diagram.HEAP));
    }

    /** Whether where things are drawn tells it, or it would be told of nearly everything in a VPC. */
    private boolean isTold(Relation relation) {
        return relation.kind() == RelationKind.LOCATED_IN
                || drawn(relation.from()).equals(drawn(relation.to()))
                || (relation.kind() == RelationKind.PART_OF
                        && topology.isA(relation.to(), ResourceType.VPC));
    }

    private Arn drawn(Arn arn) {
        return wholeOf.getOrDefault(arn, arn);
    }
}
