package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Ec2StackTest {

    private final Workbench bench = new Workbench();

    @Test
    void theBlueprintsNetworkIsMadeFoundAgainAndRemoved() {
        Ec2Stack stack = bench.network();
        assertThat(stack.types()).hasSize(16);
        stack.make();
        stack.check();
        stack.update();
        stack.check();
        stack.remove();
    }

    @Test
    void itIsFoundAgainWhereAwsCutsItsAnswersIntoPages() {
        Ec2Stack stack = bench.network();
        stack.make();
        bench.account().faults().hostilePaging(true);
        stack.check();
        stack.remove();
    }
}
