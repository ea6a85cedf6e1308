package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stratoscope.model.Resource;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class SimulatedTaggingTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedNetworks.unlocked(clock);
    private final Ec2Client ec2 = SimulatedNetworks.ec2(account);

    private ResourceGroupsTaggingApiClient tagging(String region) {
        return account.client(ResourceGroupsTaggingApiClient.class, region);
    }

    private List<String> arns(String project) {
        return tagging("eu-central-1")
                .getResourcesPaginator(request -> request.tagFilters(project(project)))
                .resourceTagMappingList()
                .stream()
                .map(ResourceTagMapping::resourceARN)
                .toList();
    }

    private static TagFilter project(String value) {
        return TagFilter.builder().key("Project").values(value).build();
    }

    @Test
    void onlyWhatCarriesTheTagIsListedAndNeverTheUntagged() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        SimulatedNetworks.vpc(ec2, "10.1.0.0/16", "photos");
        assertThat(arns("immich"))
                .containsExactly("arn:aws:ec2:eu-central-1:123456789012:vpc/" + vpc);
        assertThat(tagging("eu-central-1").getResources(request -> {}).resourceTagMappingList())
                .hasSize(2);
        assertThat(tagging("us-east-1").getResources(request -> {}).resourceTagMappingList())
                .isEmpty();
    }

    @Test
    void theDeletedStayListedForHours() {
        String vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        ec2.deleteVpc(request -> request.vpcId(vpc));
        assertThat(ec2.describeVpcs().vpcs()).isEmpty();
        clock.turn(TagIndex.GHOST_TIME.minus(Duration.ofSeconds(1)));
        assertThat(arns("immich")).hasSize(1);
        clock.turn(Duration.ofSeconds(1));
        assertThat(arns("immich")).isEmpty();
    }

    @Test
    void exactMultiplesOfThePageSizeNeedNoExtraPageAndHostilePagesLoseNothing() {
        account.faults().quota("L-F678F1CE", 200);
        for (int i = 0; i < 200; i++) {
            SimulatedNetworks.vpc(ec2, "10." + i + ".0.0/16", "immich");
        }
        assertThat(sizes()).containsExactly(100, 100);
        account.faults().hostilePaging(true);
        assertThat(sizes()).startsWith(0, 33, 100).endsWith(0);
        assertThat(arns("immich")).hasSize(200).doesNotHaveDuplicates();
    }

    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        String token = "";
        do {
            String from = token;
            var page =
                    tagging("eu-central-1")
                            .getResources(request ->
                                    request.resourcesPerPage(100)
                                            .tagFilters(project("immich"))
                                            .paginationToken(from));
            sizes.add(page.resourceTagMappingList().size());
            token = page.paginationToken();
        } while (!token.isEmpty());
        return sizes;
    }

    @Test
    void moreThanAHundredAPageIsRefused() {
        assertThat(
                        SimulatedNetworks.code(
                                catchThrowable(() ->
                                        tagging("eu-central-1")
                                                .getResources(
                                                        request -> request.resourcesPerPage(101)))))
                .isEqualTo("InvalidParameterException");
    }

    @Test
    void rolesAreLeftOutAndGlobalPoliciesAreInVirginia() {
        IamClient iam = account.client(IamClient.class, Resource.GLOBAL);
        Tag tag = Tag.builder().key("Project").value("immich").build();
        iam.createRole(request -> request.roleName("r").assumeRolePolicyDocument("{}").tags(tag));
        iam.createPolicy(request -> request.policyName("p").policyDocument("{}").tags(tag));
        assertThat(tagging("us-east-1").getResources(request -> {}).resourceTagMappingList())
                .extracting(ResourceTagMapping::resourceARN)
                .containsExactly("arn:aws:iam::123456789012:policy/p");
    }

    @Test
    void typeFiltersKeysAndValues() {
        SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        SimulatedNetworks.vpc(ec2, "10.1.0.0/16", "photos");
        var client = tagging("eu-central-1");
        assertThat(
                        client.getResources(request -> request.resourceTypeFilters("ec2:vpc"))
                                .resourceTagMappingList())
                .hasSize(2);
        assertThat(
                        client.getResources(
                                        request -> request.resourceTypeFilters("ec2:subnet", "s3"))
                                .resourceTagMappingList())
                .isEmpty();
        assertThat(client.getTagKeys(request -> {}).tagKeys()).containsExactly("Project");
        assertThat(client.getTagValues(request -> request.key("Project")).tagValues())
                .containsExactly("immich", "photos");
    }
}
