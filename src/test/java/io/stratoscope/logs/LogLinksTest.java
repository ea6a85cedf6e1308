package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.logs.LogLinks.Link;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.SampleProject;

import org.junit.jupiter.api.Test;

final class LogLinksTest {

    private final LogLinks links = LogLinks.of(SampleProject.snapshot());
    private final Resource vpc =
            SampleProject.snapshot().resources().stream()
                    .filter(each -> each.type().equals(ResourceType.VPC))
                    .findFirst()
                    .orElseThrow();

    @Test
    void findsResourcesByArnAndIdOnce() {
        Link byId = new Link.ToResource(vpc.id(), vpc.arn());
        assertThat(links.in("in (" + vpc.id() + "), " + vpc.id() + ".")).containsExactly(byId);
        assertThat(links.in("\"" + vpc.arn() + "\""))
                .containsExactly(new Link.ToResource(vpc.arn().toString(), vpc.arn()));
        assertThat(links.in(vpc.id() + ":443 refused")).containsExactly(byId);
    }

    @Test
    void whatOnlyLooksLikeOneIsNone() {
        assertThat(links.in(vpc.id() + "0 x" + vpc.id() + " Error: immich")).isEmpty();
    }

    @Test
    void findsRequests() {
        assertThat(links.in("\"Root=1-67891233-abcdef012345678912345678\""))
                .containsExactly(new Link.ToRequest("1-67891233-abcdef012345678912345678"));
        assertThat(links.in("{\"requestId\":\"0f0e0d0c-0b0a-0908-0706-050403020100\"}"))
                .containsExactly(new Link.ToRequest("0f0e0d0c-0b0a-0908-0706-050403020100"));
        assertThat(links.in("Root=1-67891233-abcdef0123456789123456789 assetId: 0f0e0d0c"))
                .isEmpty();
    }
}
