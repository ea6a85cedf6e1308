package io.stratoscope.backup.drill;

import io.stratoscope.provision.module.Cidr;

/** From where a drill's load balancer may be reached. */
public final class DrillVisitor {

    /** Of the range that documents use: the simulated account's load balancers are on this computer anyway. */
    public static final String SIMULATED = "203.0.113.1/32";

    private static final int WIDEST = 8;

    private DrillVisitor() {}

    /**
     * A range of addresses, as a CIDR block.
     *
     * @throws DrillException when it is none, or lets too many in
     */
    public static String of(String text) {
        Cidr range =
                Cidr.around(text.strip())
                        .orElseThrow(() ->
                                new DrillException(
                                        "'"
                                                + text
                                                + "' is no range of addresses; write it like 198.51.100.7/32"));
        if (range.length() < WIDEST) {
            throw new DrillException(
                    range
                            + " lets half the world see restored photos; give your own address, like 198.51.100.7/32");
        }
        return range.toString();
    }
}
