package io.stratoscope.backup.drill;

/** There is a range of addresses for a network that no VPC of the region has. */
final class NetworkCheck implements PreflightCheck {

    @Override
    public String name() {
        return "address space";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        try {
            return pass(
                    DrillNetwork.free(situation.original().cidrs())
                            + " overlaps none of "
                            + String.join(", ", situation.original().cidrs()));
        } catch (DrillException e) {
            return fail(String.valueOf(e.getMessage()), "remove a VPC that is not needed");
        }
    }
}
