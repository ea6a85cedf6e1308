package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes in a network, seen from its load balancers: visitors come to them, they go to their targets, which go to the files; and
 * there are always some who try doors. As much as the metrics and the access log count.
 *
 * @param faces all network interfaces of the network
 */
record NetworkTraffic(List<NetworkInterface> faces, List<AccessLogVoice> balancers) {

    private static final int MINUTE = 60;
    private static final int NFS = 2049;
    private static final int VISITORS = 4;
    private static final List<Integer> DOORS = List.of(22, 23, 3389, 8080, 6379, 5432, 445);

    /**
     * What went between two ends.
     *
     * @param from who began
     * @param bytes from him
     * @param answered back to him
     */
    record Flow(NetworkRules.End from, NetworkRules.End to, long bytes, long answered) {}

    NetworkTraffic {
        faces = List.copyOf(faces);
        balancers = List.copyOf(balancers);
    }

    /** What went in some minutes. */
    List<Flow> between(long from, long to) {
        List<Flow> flows = new ArrayList<>();
        for (AccessLogVoice balancer : balancers) {
            List<NetworkInterface> nodes =
                    faces.stream()
                            .filter(face -> face.description().equals("ELB " + balancer.balancer()))
                            .toList();
            long bytes = 0;
            boolean served = false;
            for (long minute = Math.floorDiv(from, MINUTE); minute * MINUTE < to; minute++) {
                bytes +=
                        minute * MINUTE < balancer.visits().since().getEpochSecond()
                                ? 0
                                : balancer.visits().at(minute).bytes();
                served = served || !balancer.visits().aftermath().isWithoutTasks(minute);
            }
            for (int i = 0; i < nodes.size(); i++) {
                // What is left over by the division goes to the first.
                long share = bytes / nodes.size() + (i == 0 ? bytes % nodes.size() : 0);
                Dice dice = Dice.of(Wave.seed(nodes.get(i).networkInterfaceId()), from);
                visitors(balancer, nodes.get(i), share, dice, flows);
                doors(nodes.get(i), dice, flows);
                if (served) {
                    targets(balancer, nodes.get(i), share, dice, flows);
                }
            }
        }
        return flows;
    }

    private static void visitors(
            AccessLogVoice balancer,
            NetworkInterface node,
            long bytes,
            Dice dice,
            List<Flow> flows) {
        int port = balancer.certificate().equals("-") ? 80 : 443;
        for (int i = 0; i < VISITORS; i++) {
            long share = bytes / VISITORS + (i == 0 ? bytes % VISITORS : 0);
            flows.add(
                    new Flow(
                            outside("203.0.113." + (1 + dice.below(60)), dice),
                            end(node, port),
                            share / 4,
                            share - share / 4));
        }
    }

    private static void doors(NetworkInterface node, Dice dice, List<Flow> flows) {
        for (int i = dice.below(3); i >= 0; i--) {
            flows.add(
                    new Flow(
                            outside("198.51.100." + (1 + dice.below(250)), dice),
                            end(node, dice.oneOf(DOORS)),
                            180,
                            120));
        }
    }

    private void targets(
            AccessLogVoice balancer,
            NetworkInterface node,
            long bytes,
            Dice dice,
            List<Flow> flows) {
        for (String target : balancer.targets()) {
            int colon = target.lastIndexOf(':');
            String address = target.substring(0, colon);
            Optional<NetworkInterface> face = face(address);
            long share = bytes / balancer.targets().size();
            flows.add(
                    new Flow(
                            new NetworkRules.End(
                                    node.privateIpAddress(), ephemeral(dice), Optional.of(node)),
                            new NetworkRules.End(
                                    address, Integer.parseInt(target.substring(colon + 1)), face),
                            share / 4,
                            share - share / 4));
            face.ifPresent(task -> files(task, share, dice, flows));
        }
    }

    private void files(NetworkInterface task, long bytes, Dice dice, List<Flow> flows) {
        faces.stream()
                .filter(face ->
                        face.description().startsWith("EFS mount target")
                                && face.availabilityZone().equals(task.availabilityZone()))
                .forEach(mount ->
                        flows.add(
                                new Flow(
                                        new NetworkRules.End(
                                                task.privateIpAddress(),
                                                ephemeral(dice),
                                                Optional.of(task)),
                                        end(mount, NFS),
                                        bytes / 5,
                                        bytes / 2)));
    }

    private Optional<NetworkInterface> face(String address) {
        return faces.stream().filter(face -> face.privateIpAddress().equals(address)).findFirst();
    }

    private static NetworkRules.End end(NetworkInterface face, int port) {
        return new NetworkRules.End(face.privateIpAddress(), port, Optional.of(face));
    }

    private static NetworkRules.End outside(String address, Dice dice) {
        return new NetworkRules.End(address, ephemeral(dice), Optional.empty());
    }

    private static int ephemeral(Dice dice) {
        return 32_768 + dice.below(28_000);
    }
}
