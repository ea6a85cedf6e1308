package io.stratoscope.diagram.view;

import static io.stratoscope.model.SnapshotBuilder.arn;
import static io.stratoscope.model.SnapshotBuilder.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.Exporters;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.topology.Management;
import io.stratoscope.topology.Management.Absent;
import io.stratoscope.topology.Management.Apart;
import io.stratoscope.topology.Management.Managed;
import io.stratoscope.topology.Management.Part;
import io.stratoscope.topology.Management.Standing;
import io.stratoscope.topology.Management.Unmanaged;
import io.stratoscope.topology.ModulePath;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

class ModulesTest {

    private static final ModulePath NETWORK = new ModulePath(List.of("network"));
    private static final ModulePath NAT = new ModulePath(List.of("network", "nat[\"a\"]"));
    private static final ModulePath FILES = new ModulePath(List.of("files"));

    private final SnapshotBuilder it = new SnapshotBuilder();
    private final TreeMap<Arn, Standing> standings = new TreeMap<>();
    private final List<Absent> absent = new ArrayList<>();

    private final Arn vpc = managed(NETWORK, ResourceType.VPC, ec2("vpc/vpc-1"), "immich");
    private final Arn subnet =
            managed(NETWORK, ResourceType.SUBNET, ec2("subnet/subnet-1"), "public");
    private final Arn nat = managed(NAT, ResourceType.NAT_GATEWAY, ec2("natgateway/nat-1"), "nat");
    private final Arn files =
            managed(
                    FILES,
                    ResourceType.EFS_FILE_SYSTEM,
                    arn("elasticfilesystem", "file-system/fs-1"),
                    "library");

    private Arn managed(ModulePath module, ResourceType type, Arn arn, String name) {
        standings.put(arn, new Managed(module, module.address("x." + name), true));
        return it.add(type, arn, name);
    }

    private Arn add(Standing standing, ResourceType type, Arn arn, String name) {
        standings.put(arn, standing);
        return it.add(type, arn, name);
    }

    private void absent(ModulePath module, String name, Optional<String> unread) {
        absent.add(new Absent(module, name, ResourceType.NAT_GATEWAY, Optional.empty(), unread));
    }

    private Diagram diagram(ViewOptions options) {
        Diagram diagram =
                Views.project(
                        Topology.of(it.build()),
                        ViewKind.MODULES,
                        options.withManagement(new Management(standings, absent, List.of())));
        ViewsTest.check(diagram);
        return diagram;
    }

    private String text() {
        return DiagramText.of(diagram(ViewOptions.DEFAULT));
    }

    @Test
    void aModuleStandsInItsCallerAndTheRootBesideThoseItCalls() {
        managed(ModulePath.ROOT, ResourceType.BUCKET, arn("s3", "bucket"), "state");

        assertThat(text())
                .isEqualTo(
                        """
                        module.files (1 managed) MODULE:
                          library (file system) LIVE
                        module.network (3 managed) MODULE:
                          module.nat["a"] (1 managed) MODULE:
                            nat (NAT gateway) LIVE
                          public LIVE
                          immich LIVE
                        root module (1 managed) MODULE:
                          state (S3 bucket) LIVE
                        """);
    }

    @Test
    void whatIsMissingStandsInItsModule() {
        absent(NAT, "aws_nat_gateway.this[\"b\"]", Optional.empty());
        absent(NAT, "aws_nat_gateway.this[\"c\"]", Optional.of("could not be read"));

        assertThat(text())
                .contains("module.network (3 managed, 1 missing, 1 not known) MODULE:")
                .contains("    aws_nat_gateway.this[\"b\"] (not in the account) MISSING\n")
                .contains("    aws_nat_gateway.this[\"c\"] (could not be read) UNVERIFIED\n");
    }

    @Test
    void whatNobodyManagesHasAFrameOfItsOwn() {
        Arn byHand =
                add(
                        new Unmanaged(),
                        ResourceType.SECURITY_GROUP,
                        ec2("security-group/sg-1"),
                        "by hand");
        Arn before = add(new Unmanaged(), ResourceType.SUBNET, ec2("subnet/subnet-2"), "before");
        it.state(before, ResourceState.STALE);

        Diagram diagram = diagram(ViewOptions.DEFAULT);

        Group frame = (Group) diagram.elements().getLast();
        assertThat(frame.kind()).isEqualTo(GroupKind.UNMANAGED);
        assertThat(frame.children())
                .extracting(child -> child.id() + " " + ((Node) child).status())
                .containsExactlyInAnyOrder(
                        byHand + " " + NodeStatus.UNMANAGED, before + " " + NodeStatus.STALE);
    }

    @Test
    void aPartStandsWithItsWholeAndWhatIsApartAside() {
        Arn service = managed(FILES, ResourceType.ECS_SERVICE, arn("ecs", "service/a/b"), "server");
        Arn task = add(new Part(service), ResourceType.ECS_TASK, arn("ecs", "task/a/1"), "task");
        it.partOf(service, task);
        add(
                new Apart("made by AWS"),
                ResourceType.KMS_ALIAS,
                arn("kms", "alias/aws/efs"),
                "alias/aws/efs");

        Diagram diagram = diagram(ViewOptions.DEFAULT);

        assertThat(DiagramText.of(diagram)).contains("module.files (2 managed) MODULE:");
        assertThat(diagram.nodes().filter(node -> node.members().contains(task)).map(Node::id))
                .containsExactly(service.toString());
        assertThat(diagram.nodes().map(Node::label)).contains("alias/aws/efs");
    }

    @Test
    void aPartThatNobodyManagesIsDrawnOutsideOfItsWhole() {
        Arn balancer =
                managed(
                        FILES,
                        ResourceType.LOAD_BALANCER,
                        arn("elasticloadbalancing", "loadbalancer/app/a/1"),
                        "alb");
        Arn listener =
                add(
                        new Unmanaged(),
                        ResourceType.LISTENER,
                        arn("elasticloadbalancing", "listener/app/a/1/2"),
                        "http");
        it.partOf(balancer, listener);

        assertThat(DiagramText.edges(diagram(ViewOptions.DEFAULT)))
                .contains("http --> module.files");
    }

    @Test
    void edgesLeadFromModuleToModuleAndWithinOneFromNodeToNode() {
        it.in(vpc, subnet).in(subnet, nat);
        it.relate(files, RelationKind.PROTECTED_BY, subnet)
                .relate(files, RelationKind.ATTACHED_TO, nat)
                .relate(nat, RelationKind.ATTACHED_TO, subnet)
                .relate(subnet, RelationKind.ATTACHED_TO, vpc);

        Diagram diagram = diagram(ViewOptions.DEFAULT);

        assertThat(DiagramText.edges(diagram))
                .containsExactlyInAnyOrder(
                        "module.files --> module.network",
                        "module.nat[\"a\"] --> public",
                        "public --> immich");
        assertThat(diagram.edges())
                .filteredOn(
                        edge -> edge.from().equals("module files") || edge.relations().size() > 1)
                .extracting((Edge edge) -> edge.relations().size())
                .contains(2);
    }

    @Test
    void aClosedModuleSaysHowManyAreMissing() {
        absent(NAT, "aws_nat_gateway.this[\"b\"]", Optional.empty());

        Diagram diagram = diagram(ViewOptions.DEFAULT.withMaxNodes(3));

        assertThat(diagram.nodes().map(node -> node.label() + ": " + node.sublabel()))
                .contains("module.network: 3 managed, 1 missing");
    }

    @Test
    void everyFormatTellsTheDrift() {
        absent(NAT, "aws_nat_gateway.this[\"<b>$(x)\"]", Optional.empty());
        add(new Unmanaged(), ResourceType.SECURITY_GROUP, ec2("security-group/sg-1"), "by hand");
        Drawing drawing = new PlantUmlLayout().draw(diagram(ViewOptions.DEFAULT));

        for (Exporter exporter : Exporters.all()) {
            byte[] bytes = exporter.export(drawing);
            if (exporter.format().isText()) {
                assertThat(new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
                        .as(exporter.format().key())
                        .contains("missing")
                        .contains("unmanaged");
            }
        }
    }

    @Test
    void withoutAStateThereIsOneFrame() {
        Diagram diagram =
                Views.project(Topology.of(it.build()), ViewKind.MODULES, ViewOptions.DEFAULT);

        assertThat(diagram.elements())
                .singleElement()
                .matches(frame -> frame.label().equals("no Terraform state"));
    }
}
