package io.stratoscope.provision.plan;

import io.stratoscope.provision.driver.Existing;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Types whose resources AWS does not remove while another resource uses them, as the API reference of each delete operation says
 * (DependencyViolation, ResourceInUse, DeleteConflict and the like). A replacement removes first: who only has to be changed cannot
 * be changed before the new one is there, and holds up the old one.
 */
final class HeldByUsers {

    private static final Set<String> TYPES =
            Set.of(
                    "AWS::CertificateManager::Certificate",
                    "AWS::EC2::SecurityGroup",
                    "AWS::EC2::Subnet",
                    "AWS::EC2::VPC",
                    "AWS::ElastiCache::ParameterGroup",
                    "AWS::ElastiCache::SubnetGroup",
                    "AWS::ElasticLoadBalancingV2::TargetGroup",
                    "AWS::IAM::ManagedPolicy",
                    "AWS::RDS::DBClusterParameterGroup",
                    "AWS::RDS::DBSubnetGroup");

    private final List<Change> changes;
    private final StackState state;
    private final Uses uses;

    private HeldByUsers(List<Change> changes, StackState state, Uses uses) {
        this.changes = changes;
        this.state = state;
        this.uses = uses;
    }

    /**
     * The changes; the reason of a replacement that AWS would refuse when the plan is half done says so.
     *
     * @param rank of a type: those that are made of others come later
     */
    static List<Change> told(List<Change> changes, StackState state, ToIntFunction<String> rank) {
        if (changes.stream().noneMatch(HeldByUsers::mayBeHeld)) {
            return List.copyOf(changes);
        }
        HeldByUsers held = new HeldByUsers(changes, state, new Uses(state.resources(), rank));
        return changes.stream().map(held::told).toList();
    }

    private static boolean mayBeHeld(Change change) {
        return change.action() == Action.REPLACE && TYPES.contains(change.type());
    }

    private Change told(Change change) {
        SortedSet<String> users = mayBeHeld(change) ? staying(change) : new TreeSet<>();
        return users.isEmpty()
                ? change
                : change.because(
                        change.reason()
                                + "; but AWS removes none that is in use, and "
                                + String.join(", ", users)
                                + (users.size() == 1 ? " uses it" : " use it")
                                + ": keep it as it is, or take out first what uses it");
    }

    /** What uses it and is not removed. */
    private SortedSet<String> staying(Change change) {
        return state.resources().stream()
                .filter(each -> isOf(each, change))
                .flatMap(each -> uses.usersOf(each).stream())
                .filter(user -> user.state().counts())
                .filter(user -> changes.stream().noneMatch(each -> removes(each, user)))
                .map(user -> user.id().orElseGet(() -> Names.of(user)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOf(Existing existing, Change change) {
        return existing.type().equals(change.type())
                && change.ref().filter(existing.ref()::equals).isPresent();
    }

    private static boolean removes(Change change, Existing existing) {
        return (change.action() == Action.REPLACE || change.action() == Action.DELETE)
                && isOf(existing, change);
    }
}
