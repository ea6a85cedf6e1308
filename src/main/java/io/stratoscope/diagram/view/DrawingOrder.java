package io.stratoscope.diagram.view;

import static io.stratoscope.model.ResourceType.INTERNET_GATEWAY;
import static io.stratoscope.model.ResourceType.LOAD_BALANCER;
import static io.stratoscope.model.ResourceType.RECORD_SET;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Leaf;
import io.stratoscope.diagram.view.Draft.Part;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** The order of what stands side by side: what comes first on the way in, then containers, then the rest. */
final class DrawingOrder {
    private static final List<ResourceType> FIRST =
            List.of(Diagram.USERS, Diagram.INTERNET, RECORD_SET, INTERNET_GATEWAY, LOAD_BALANCER);

    private DrawingOrder() {}

    /** Sorts as text. */
    static String of(Part part) {
        return switch (part) {
            case Leaf leaf -> of(leaf.node().type());
            case Box whole when whole.face().isPresent() -> of(whole.type());
            case Box box -> "1" + kindRank(box.kind()) + " ";
        };
    }

    private static String of(ResourceType type) {
        int rank = FIRST.indexOf(type);
        return rank >= 0 ? "0" + rank : "2" + type;
    }

    /** Subnets that lead out come before those that do not. */
    private static int kindRank(GroupKind kind) {
        return switch (kind) {
            case ACCOUNT, REGION, VPC, AVAILABILITY_ZONE, PUBLIC_SUBNET -> 0;
            case PRIVATE_SUBNET -> 1;
            case GENERIC, MODULE -> 2;
            case UNMANAGED -> 3;
        };
    }
}
