package io.stratoscope.provision.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveredBy;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.stack.Stack;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ProspectTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Arn VPC = Arn.of("arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1");
    private static final Stack STACK =
            Blueprint.stack(
                    "test.yaml",
                    """
                    blueprint: test
                    stack: photos
                    modules:
                      kms: {keys: [files]}
                      vpc: {nat: one, flow-log: false}
                    """,
                    Map.of());

    @Test
    void whatIsPlannedStandsWhereItWillStand() {
        Prospect prospect = Prospect.of(snapshot(), plan("", ""), Map.of());

        Arn vpc = planned(prospect, "Vpc");
        Arn subnet = planned(prospect, "PublicSubnetA");
        Resource it = prospect.snapshot().resource(subnet).orElseThrow();
        assertThat(it.name()).isEqualTo("photos-public-a");
        assertThat(it.availabilityZone()).contains("eu-central-1a");
        assertThat(it.type()).isEqualTo(ResourceType.SUBNET);
        assertThat(relations(prospect)).contains(subnet + " LOCATED_IN " + vpc + " ");
    }

    @Test
    void tiesBetweenTwoAreRelationsAndNoResources() {
        Prospect prospect = Prospect.of(snapshot(), plan("", ""), Map.of());

        Arn table = planned(prospect, "PublicRoutes");
        Arn gateway = planned(prospect, "InternetGateway");
        assertThat(relations(prospect))
                .contains(
                        table + " ROUTES_TO " + gateway + " 0.0.0.0/0",
                        table + " ATTACHED_TO " + planned(prospect, "PublicSubnetA") + " ",
                        gateway + " ATTACHED_TO " + planned(prospect, "Vpc") + " ");
        assertThat(prospect.planned())
                .doesNotContainKeys("InternetGatewayAttachment", "RoutesOfPublicSubnetA");
    }

    @Test
    void anAddressIsWhereItsGatewayIs() {
        Prospect prospect = Prospect.of(snapshot(), plan("", ""), Map.of());

        assertThat(relations(prospect))
                .contains(
                        planned(prospect, "NatAddressA")
                                + " ATTACHED_TO "
                                + planned(prospect, "NatGatewayA")
                                + " ");
    }

    @Test
    void whatIsThereIsNotPlannedOnceMore() {
        Prospect prospect = Prospect.of(snapshot(vpc()), plan("Vpc", "vpc-1"), Map.of());

        assertThat(prospect.planned()).doesNotContainKey("Vpc");
        assertThat(relations(prospect))
                .contains(planned(prospect, "PublicSubnetA") + " LOCATED_IN " + VPC + " ");
    }

    @Test
    void whatWasMadeSinceIsTheSnapshotsOnceThatHasIt() {
        Map<String, String> made = Map.of("Vpc", "vpc-1");

        assertThat(Prospect.of(snapshot(), plan("", ""), made).planned()).containsKey("Vpc");
        assertThat(Prospect.of(snapshot(vpc()), plan("", ""), made).planned())
                .doesNotContainKey("Vpc");
    }

    @Test
    void whatIsOnlyChangedIsNotPlanned() {
        // The window shows another project, which does not have the VPC.
        Prospect prospect = Prospect.of(snapshot(), plan("Vpc", "vpc-1"), Map.of());

        assertThat(prospect.planned()).doesNotContainKey("Vpc").containsKey("PublicSubnetA");
        assertThat(prospect.snapshot().resource(VPC)).isEmpty();
    }

    private static Arn planned(Prospect prospect, String id) {
        return Optional.ofNullable(prospect.planned().get(id)).orElseThrow();
    }

    private static List<String> relations(Prospect prospect) {
        return prospect.snapshot().relations().stream().map(ProspectTest::words).toList();
    }

    private static String words(Relation each) {
        return each.from() + " " + each.kind() + " " + each.to() + " " + each.detail();
    }

    /** A plan that creates everything but one resource, which is updated. */
    private static Plan plan(String updated, String ref) {
        List<Change> changes =
                STACK.resources().stream()
                        .map(each ->
                                new Change(
                                        each.id(),
                                        each.module(),
                                        each.type().name(),
                                        each.id().equals(updated) ? Action.UPDATE : Action.CREATE,
                                        each.id().equals(updated)
                                                ? Optional.of(ref)
                                                : Optional.empty(),
                                        "",
                                        List.of(),
                                        Set.of(),
                                        false,
                                        false,
                                        Optional.empty()))
                        .toList();
        return new Plan("1", Plan.Kind.APPLY, NOW, "123456789012", "eu-central-1", STACK, changes);
    }

    private static Resource vpc() {
        return new Resource(
                VPC,
                ResourceType.VPC,
                "vpc-1",
                "photos-vpc",
                "eu-central-1",
                Optional.empty(),
                Map.of(),
                DiscoveredBy.TAG,
                ResourceState.LIVE,
                "ec2:DescribeVpcs",
                NOW,
                JsonObject.EMPTY);
    }

    private static Snapshot snapshot(Resource... resources) {
        return new Snapshot(
                new AccountInfo("123456789012", "simulated", true),
                Scope.project("photos"),
                List.of("eu-central-1"),
                NOW,
                List.of(resources),
                List.of(),
                List.of(),
                new Coverage(List.of()));
    }
}
