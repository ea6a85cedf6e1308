package io.stratoscope.provision.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which addresses a network has, and its subnets. AWS lets a network have <a
 * href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html">16 to 65,536 addresses</a>, and a subnet
 * as few as 16; a load balancer asks for <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html">32</a>.
 *
 * @param zones the letters of the availability zones
 * @param publicSubnets one a zone, in their order
 * @param privateSubnets one a zone, in their order
 */
record AddressPlan(
        Cidr network, List<String> zones, List<Cidr> publicSubnets, List<Cidr> privateSubnets) {

    private static final int LARGEST = 16;
    private static final int SMALLEST = 28;

    /** The smallest network of which a sixteenth is enough for a load balancer. */
    private static final int SMALLEST_TO_CUT = 23;

    /** Subnets are no larger than this, so that their third octet tells them apart. */
    private static final int LARGEST_CUT = 24;

    /** Of the sixteen parts or more that a network is cut into, these are the first of each tier. */
    private static final int FIRST_PUBLIC = 1;

    private static final int FIRST_PRIVATE = 11;

    private static final String ADDRESSES = "addresses";
    private static final String PUBLIC = "public-subnets";
    private static final String PRIVATE = "private-subnets";

    private static final Cidr USUAL = new Cidr(10L << 24, LARGEST);

    /**
     * What the settings say, or what they would have said by default where they do not fit, so that the rest of the
     * design can still be checked.
     */
    static AddressPlan of(Design design, ModuleSettings settings) {
        Optional<Cidr> network = network(design, settings);
        Optional<List<String>> zones = zones(design, settings);
        if (network.isEmpty() || zones.isEmpty()) {
            return derived(USUAL, zones.orElse(List.of("a", "b")));
        }
        AddressPlan derived = derived(fit(network.get()) ? network.get() : USUAL, zones.get());
        AddressPlan plan =
                new AddressPlan(
                        network.get(),
                        zones.get(),
                        subnets(design, settings, PUBLIC, network.get(), derived.publicSubnets),
                        subnets(design, settings, PRIVATE, network.get(), derived.privateSubnets));
        plan.checkOverlaps(design, settings.texts(PRIVATE).isEmpty() ? PUBLIC : PRIVATE);
        return plan;
    }

    private static AddressPlan derived(Cidr network, List<String> zones) {
        int bits = Math.max(LARGEST_CUT, network.length() + 4);
        return new AddressPlan(
                network,
                zones,
                cut(network, FIRST_PUBLIC, zones.size(), bits),
                cut(network, FIRST_PRIVATE, zones.size(), bits));
    }

    private static List<Cidr> cut(Cidr network, int first, int count, int bits) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> network.part(number, bits))
                .toList();
    }

    private static boolean fit(Cidr network) {
        return network.length() <= SMALLEST_TO_CUT;
    }

    private static Optional<Cidr> network(Design design, ModuleSettings settings) {
        Optional<Cidr> network = block(design, ADDRESSES, settings.text(ADDRESSES));
        if (network.isEmpty()) {
            return network;
        }
        boolean cut = settings.texts(PUBLIC).isEmpty() || settings.texts(PRIVATE).isEmpty();
        if (network.get().length() < LARGEST) {
            design.problem(
                    ADDRESSES,
                    network.get() + " is larger than a VPC can be: take a prefix of /16 or longer");
            return Optional.empty();
        }
        if (cut && !fit(network.get())) {
            design.problem(
                    ADDRESSES,
                    "%s is too small to be cut into subnets: take /%d or larger, or set %s and %s"
                            .formatted(network.get(), SMALLEST_TO_CUT, PUBLIC, PRIVATE));
            return Optional.empty();
        }
        return network;
    }

    private static Optional<List<String>> zones(Design design, ModuleSettings settings) {
        int count = Math.toIntExact(settings.number("zones"));
        List<String> letters = settings.texts("zone-letters");
        if (count > letters.size()) {
            design.problem(
                    "zones",
                    "there are letters for %d zones, not for %d: add to zone-letters, or take fewer"
                            .formatted(letters.size(), count));
            return Optional.empty();
        }
        return Optional.of(letters.subList(0, count));
    }

    private static List<Cidr> subnets(
            Design design, ModuleSettings settings, String tier, Cidr network, List<Cidr> derived) {
        List<String> given = settings.texts(tier);
        if (given.isEmpty()) {
            return derived;
        }
        if (given.size() != derived.size()) {
            design.problem(
                    tier,
                    "there are %d subnets for %d zones: give one a zone, or none to have them cut from %s"
                            .formatted(given.size(), derived.size(), ADDRESSES));
            return derived;
        }
        List<Cidr> subnets = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            subnets.add(
                    subnet(design, tier + "/" + i, given.get(i), network).orElse(derived.get(i)));
        }
        return subnets;
    }

    private static Optional<Cidr> subnet(Design design, String setting, String text, Cidr network) {
        Optional<Cidr> subnet = block(design, setting, text);
        if (subnet.isPresent() && !network.contains(subnet.get())) {
            design.problem(
                    setting,
                    "%s is not in the network's addresses, %s: take a part of them"
                            .formatted(subnet.get(), network));
        }
        if (subnet.isPresent() && subnet.get().length() > SMALLEST) {
            design.problem(
                    setting,
                    "%s is smaller than a subnet can be: take /%d or larger"
                            .formatted(subnet.get(), SMALLEST));
        }
        return subnet;
    }

    private static Optional<Cidr> block(Design design, String setting, String text) {
        Optional<Cidr> block = Cidr.around(text);
        if (block.isEmpty()) {
            design.problem(setting, text + " is no block of IPv4 addresses: write one as " + USUAL);
        } else if (!block.get().toString().equals(text)) {
            design.problem(
                    setting, text + " begins in the middle of a block: write " + block.get());
        }
        return block;
    }

    private void checkOverlaps(Design design, String last) {
        List<Cidr> all = new ArrayList<>(publicSubnets);
        all.addAll(privateSubnets);
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (all.get(i).overlaps(all.get(j))) {
                    design.problem(
                            i < publicSubnets.size() ? PUBLIC : last,
                            "%s overlaps %s: give each subnet addresses of its own"
                                    .formatted(all.get(i), all.get(j)));
                }
            }
        }
    }
}
