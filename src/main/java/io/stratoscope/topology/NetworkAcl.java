package io.stratoscope.topology;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The entries of a network ACL: the first one that fits decides, and where none does, it is denied. */
final class NetworkAcl {
    private static final int LAST = 32767;

    /** What an ACL does with packets. */
    enum Passage {
        OPEN,
        PARTLY,
        CLOSED
    }

    /**
     * An answer.
     *
     * @param rule which entry closes it, for people; empty where it is open
     */
    record Decision(Passage passage, String rule) {}

    private record Entry(int number, Ports ports, boolean allow, boolean egress, Cidr block) {}

    private final String name;
    private final boolean known;
    private final List<Entry> entries = new ArrayList<>();

    NetworkAcl(Resource acl) {
        this.name = acl.id();
        this.known = acl.description().get("Entries").isPresent();
        for (JsonObject entry : acl.description().objects("Entries")) {
            read(entry).ifPresent(entries::add);
        }
        entries.sort(Comparator.comparingInt(Entry::number));
    }

    private static Optional<Entry> read(JsonObject entry) {
        String protocol = Ports.nameOf(entry.text("Protocol").orElse(Ports.ALL));
        int from = entry.number("PortRange", "From").map(n -> n.intValue()).orElse(0);
        int to = entry.number("PortRange", "To").map(n -> n.intValue()).orElse(Ports.HIGHEST);
        return entry.text("CidrBlock")
                .or(() -> entry.text("Ipv6CidrBlock"))
                .flatMap(Cidr::parse)
                .map(block ->
                        new Entry(
                                entry.number("RuleNumber").map(n -> n.intValue()).orElse(LAST),
                                new Ports(protocol, from, to),
                                entry.text("RuleAction").filter("allow"::equals).isPresent(),
                                entry.isTrue("Egress"),
                                block));
    }

    /** Whether packets to these ports may pass, from or to a peer. An ACL whose entries are not known lets everything pass. */
    Decision decide(boolean egress, Ports ports, Cidr peer) {
        if (!known) {
            return new Decision(Passage.OPEN, "");
        }
        boolean someOpen = false;
        boolean someClosed = false;
        String closing = "";
        for (Ports piece : pieces(egress, ports)) {
            boolean partial = false;
            Optional<Entry> decisive = Optional.empty();
            for (Entry entry : entries) {
                if (entry.egress() != egress || !entry.ports().meets(piece)) {
                    continue;
                }
                if (entry.block().contains(peer)) {
                    decisive = Optional.of(entry);
                    break;
                }
                partial |= entry.block().overlaps(peer) && entry.allow();
            }
            boolean open = decisive.map(Entry::allow).orElse(false);
            someOpen |= open || partial;
            someClosed |= !open;
            if (!open && closing.isEmpty()) {
                closing = rule(egress, decisive);
            }
        }
        if (!someClosed) {
            return new Decision(Passage.OPEN, "");
        }
        return new Decision(someOpen ? Passage.PARTLY : Passage.CLOSED, closing);
    }

    private String rule(boolean egress, Optional<Entry> entry) {
        String number = entry.filter(e -> e.number() < LAST).map(e -> e.number() + "").orElse("*");
        return name + " " + (egress ? "outbound" : "inbound") + " rule " + number;
    }

    /** The range cut where an entry begins or ends, so that each piece is decided as a whole. */
    private List<Ports> pieces(boolean egress, Ports ports) {
        if (!ports.hasPorts()) {
            return List.of(ports);
        }
        TreeSet<Integer> starts = new TreeSet<>(List.of(ports.from()));
        for (Entry entry : entries) {
            if (entry.egress() == egress && entry.ports().meets(ports)) {
                starts.add(Math.max(ports.from(), entry.ports().from()));
                if (entry.ports().to() < ports.to()) {
                    starts.add(Math.max(ports.from(), entry.ports().to() + 1));
                }
            }
        }
        List<Ports> pieces = new ArrayList<>();
        for (int start : starts) {
            Integer next = starts.higher(start);
            pieces.add(new Ports(ports.protocol(), start, next == null ? ports.to() : next - 1));
        }
        return pieces;
    }
}
