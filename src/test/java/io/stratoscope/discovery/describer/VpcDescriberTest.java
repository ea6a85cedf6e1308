package io.stratoscope.discovery.describer;

import static io.stratoscope.discovery.describer.RecordedContext.arnOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What all EC2 describers have in common, shown on VPCs. */
final class VpcDescriberTest {

    /** Answers with the VPCs that the filter names, one a page, with an empty page before each. */
    private static final class FakeEc2 implements Ec2Client {
        final List<DescribeVpcsRequest> requests = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        private final List<String> ids;

        FakeEc2(String... ids) {
            this.ids = List.of(ids);
        }

        @Override
        public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
            requests.add(request);
            if (failure.isPresent()) {
                throw failure.orElseThrow();
            }
            List<String> wanted =
                    ids.stream()
                            .filter(id ->
                                    request.filters().stream()
                                            .filter(each -> each.name().equals("vpc-id"))
                                            .allMatch(each -> each.values().contains(id)))
                            .toList();
            int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            List<Vpc> found =
                    page % 2 == 0 || page / 2 >= wanted.size()
                            ? List.of()
                            : List.of(Vpc.builder().vpcId(wanted.get(page / 2)).build());
            return DescribeVpcsResponse.builder()
                    .vpcs(found)
                    .nextToken(page + 1 < 2 * wanted.size() ? String.valueOf(page + 1) : null)
                    .build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final VpcDescriber describer = new VpcDescriber();

    @Test
    void whatTheFilterBringsIsFoundOverShortAndEmptyPagesAndTheRestIsGone() {
        RecordedContext context = new RecordedContext(new FakeEc2("vpc-1", "vpc-2"));

        describer.describe(
                List.of(
                        arnOf("ec2", "vpc/vpc-1"),
                        arnOf("ec2", "vpc/vpc-2"),
                        arnOf("ec2", "vpc/vpc-3")),
                context);

        assertThat(context.foundResources()).containsExactly("vpc/vpc-1", "vpc/vpc-2");
        assertThat(context.gone).containsExactly(arnOf("ec2", "vpc/vpc-3"));
    }

    @Test
    void aDeniedCallMakesNothingDisappear() {
        FakeEc2 ec2 = new FakeEc2();
        ec2.failure = Optional.of(RecordedContext.denied());
        RecordedContext context = new RecordedContext(ec2);

        describer.describe(List.of(arnOf("ec2", "vpc/vpc-1")), context);

        assertThat(context.gone).isEmpty();
        assertThat(context.failed).singleElement().asString().startsWith("ec2:DescribeVpcs");
    }

    @Test
    void aCallTakesTwoHundredIds() {
        FakeEc2 ec2 = new FakeEc2();
        List<Arn> wanted =
                IntStream.range(0, 400).mapToObj(i -> arnOf("ec2", "vpc/vpc-" + i)).toList();

        describer.describe(wanted, new RecordedContext(ec2));

        assertThat(ec2.requests)
                .hasSize(2)
                .allMatch(request -> request.filters().getFirst().values().size() == 200)
                .allMatch(request -> request.maxResults() == 1000);
    }

    @Test
    void theScopesTagsAreFiltersAndTheirWildcardsAreEscaped() {
        FakeEc2 ec2 = new FakeEc2();

        describer.find(new RecordedContext(ec2, io.stratoscope.model.Scope.project("im*ch")));

        assertThat(ec2.requests.getFirst().filters())
                .singleElement()
                .satisfies(filter -> {
                    assertThat(filter.name()).isEqualTo("tag:Project");
                    assertThat(filter.values()).containsExactly("im\\*ch");
                });
    }
}
