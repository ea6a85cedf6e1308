package io.stratoscope.provision.terraform;

import static io.stratoscope.provision.terraform.States.instance;
import static io.stratoscope.provision.terraform.States.keyed;
import static io.stratoscope.provision.terraform.States.resource;
import static io.stratoscope.provision.terraform.States.version4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.ModulePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

class TerraformStateTest {

    private static final String VPC = "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1";

    private static TerraformState parse(String text) {
        return TerraformState.parse("terraform.tfstate", text);
    }

    private static List<String> addresses(TerraformState state) {
        return state.resources().stream().map(StateResource::address).toList();
    }

    private static StateResource only(String... resources) {
        List<StateResource> found = parse(version4(resources)).resources();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void modulesCountsAndKeysMakeTheAddress() {
        TerraformState state =
                parse(
                        version4(
                                resource(
                                        "", "aws_vpc", "this", instance("arn", VPC, "id", "vpc-1")),
                                resource(
                                        "module.vpc.module.nat[0]",
                                        "aws_nat_gateway",
                                        "this",
                                        keyed("0", "id", "nat-1"),
                                        keyed("1", "id", "nat-2")),
                                resource(
                                        "module.subnets[\"a.b\"]",
                                        "aws_subnet",
                                        "public",
                                        keyed("\"eu-central-1a\"", "id", "subnet-1"))));

        assertThat(addresses(state))
                .containsExactly(
                        "aws_vpc.this",
                        "module.vpc.module.nat[0].aws_nat_gateway.this[0]",
                        "module.vpc.module.nat[0].aws_nat_gateway.this[1]",
                        "module.subnets[\"a.b\"].aws_subnet.public[\"eu-central-1a\"]");
        assertThat(state.resources().get(1).module().steps()).containsExactly("vpc", "nat[0]");
        assertThat(state.resources().getLast().module().steps())
                .containsExactly("subnets[\"a.b\"]");
    }

    @Test
    void whatHasNoArnInAStateGetsTheOneOfASnapshot() {
        TerraformState state =
                parse(
                        version4(
                                resource("", "aws_vpc", "this", instance("arn", VPC)),
                                resource("", "aws_nat_gateway", "this", instance("id", "nat-1")),
                                resource("", "awscc_ec2_eip", "this", instance("id", "eipalloc-1")),
                                resource(
                                        "",
                                        "aws_efs_mount_target",
                                        "a",
                                        instance(
                                                "id",
                                                "fsmt-1",
                                                "file_system_arn",
                                                "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-1")),
                                resource(
                                        "",
                                        "aws_route53_record",
                                        "www",
                                        instance(
                                                "id",
                                                "Z1_www_A",
                                                "zone_id",
                                                "Z1",
                                                "name",
                                                "www",
                                                "fqdn",
                                                "www.example.com",
                                                "type",
                                                "A")),
                                resource(
                                        "",
                                        "aws_ecs_service",
                                        "server",
                                        instance(
                                                "id",
                                                "arn:aws:ecs:eu-central-1:123456789012:service/a/b")),
                                resource(
                                        "",
                                        "awscc_ecs_service",
                                        "worker",
                                        instance(
                                                "id",
                                                "arn:aws:ecs:eu-central-1:123456789012:service/a/c|a")),
                                resource(
                                        "",
                                        "aws_cloudwatch_log_group",
                                        "old",
                                        instance(
                                                "arn",
                                                "arn:aws:logs:eu-central-1:123456789012:log-group:/a:*"))));

        assertThat(state.resources().stream().map(each -> each.arn().map(Arn::toString).orElse("")))
                .containsExactly(
                        VPC,
                        "arn:aws:ec2:eu-central-1:123456789012:natgateway/nat-1",
                        "arn:aws:ec2:eu-central-1:123456789012:elastic-ip/eipalloc-1",
                        "arn:aws:elasticfilesystem:eu-central-1:123456789012:mount-target/fsmt-1",
                        "arn:aws:route53:::hostedzone/Z1/recordset/www.example.com/A",
                        "arn:aws:ecs:eu-central-1:123456789012:service/a/b",
                        "arn:aws:ecs:eu-central-1:123456789012:service/a/c",
                        "arn:aws:logs:eu-central-1:123456789012:log-group:/a");
    }

    @Test
    void aRecordIsInThePartitionOfItsNeighbours() {
        TerraformState state =
                parse(
                        version4(
                                resource(
                                        "",
                                        "aws_route53_record",
                                        "www",
                                        instance(
                                                "zone_id",
                                                "Z1",
                                                "fqdn",
                                                "*.Example.com.",
                                                "type",
                                                "A",
                                                "set_identifier",
                                                "blue")),
                                resource(
                                        "",
                                        "aws_route53_record",
                                        "half",
                                        instance("zone_id", "Z1")),
                                resource(
                                        "",
                                        "aws_vpc",
                                        "this",
                                        instance("arn", VPC.replace("arn:aws:", "arn:aws-cn:")))));

        assertThat(state.resources().getFirst().arn().map(Arn::toString))
                .contains("arn:aws-cn:route53:::hostedzone/Z1/recordset/*.example.com/A/blue");
        assertThat(state.resources().get(1).arn()).isEmpty();
    }

    @Test
    void anArnIsNotGuessedWhereTheRegionIsNotCertain() {
        String other = "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-2";
        TerraformState state =
                parse(
                        version4(
                                resource("", "aws_vpc", "one", instance("arn", VPC)),
                                resource("", "aws_vpc", "two", instance("arn", other)),
                                resource("", "aws_nat_gateway", "lost", instance("id", "nat-1")),
                                resource(
                                        "",
                                        "aws_nat_gateway",
                                        "told",
                                        instance("id", "nat-2", "region", "us-east-1"))));

        assertThat(state.resources().get(2).arn()).isEmpty();
        assertThat(state.resources().get(2).id()).contains("nat-1");
        assertThat(state.resources().get(3).arn())
                .contains(Arn.of("arn:aws:ec2:us-east-1:123456789012:natgateway/nat-2"));
    }

    @Test
    void dataSourcesAreManagedByNobody() {
        String data =
                resource("", "aws_vpc", "found", instance("arn", VPC))
                        .replace("\"managed\"", "\"data\"");

        assertThat(parse(version4(data)).resources()).isEmpty();
    }

    @Test
    void nothingIsKeptButTheIdentity() {
        StateResource database =
                only(
                        resource(
                                "",
                                "aws_rds_cluster",
                                "this",
                                """
                                {"attributes": {"arn": "arn:aws:rds:eu-central-1:123456789012:cluster:db",
                                   "id": "db", "master_password": "%1$s", "master_username": "immich",
                                   "tags": {"note": "%1$s"}},
                                 "sensitive_attributes": [[{"type": "get_attr", "value": "master_password"}]],
                                 "private": "%1$s"}
                                """
                                        .formatted(States.SECRET)));

        assertThat(database.toString()).doesNotContain(States.SECRET).doesNotContain("immich");
        assertThat(database.arn().map(Arn::resource)).contains("cluster:db");
    }

    @Test
    void aSensitiveIdentityIsNotKept() {
        String marked =
                """
                {"attributes": {"arn": "%s", "id": "vpc-1"},
                 "sensitive_attributes": [[{"type": "get_attr", "value": "arn"}]]}
                """
                        .formatted(VPC);

        StateResource vpc = only(resource("", "aws_vpc", "this", marked));

        assertThat(vpc.arn()).isEmpty();
        assertThat(vpc.id()).contains("vpc-1");
    }

    @Test
    void theIdOfWhatIsNotKnownIsNotKept() {
        // The id of a random string is the string.
        StateResource random =
                only(
                        resource(
                                "",
                                "random_string",
                                "token",
                                instance("id", States.SECRET, "arn", States.SECRET)));

        assertThat(random.id()).isEmpty();
        assertThat(random.arn()).isEmpty();
        assertThat(random.resourceType()).isEmpty();
    }

    @Test
    void theOutputOfShowIsReadWithItsModules() {
        TerraformState state =
                parse(
                        """
                        {"format_version": "1.0", "terraform_version": "1.9.8", "values": {
                          "outputs": {"password": {"sensitive": true, "value": "%1$s"}},
                          "root_module": {
                            "resources": [
                              {"address": "aws_vpc.this", "mode": "managed", "type": "aws_vpc", "name": "this",
                               "values": {"arn": "%2$s", "id": "vpc-1"}, "sensitive_values": {"tags": {}}},
                              {"address": "data.aws_region.now", "mode": "data", "type": "aws_region",
                               "name": "now", "values": {"id": "eu-central-1"}}],
                            "child_modules": [
                              {"address": "module.data",
                               "child_modules": [
                                {"address": "module.data.module.db[\\"main\\"]", "resources": [
                                 {"mode": "managed", "type": "aws_rds_cluster", "name": "this", "index": 0,
                                  "values": {"arn": "arn:aws:rds:eu-central-1:123456789012:cluster:db",
                                   "id": "%1$s", "master_password": "%1$s"},
                                  "sensitive_values": {"id": true, "master_password": true, "tags": {}}}]}]}]}}}
                        """
                                .formatted(States.SECRET, VPC));

        assertThat(addresses(state))
                .containsExactly(
                        "aws_vpc.this", "module.data.module.db[\"main\"].aws_rds_cluster.this[0]");
        assertThat(state.toString()).doesNotContain(States.SECRET);
        assertThat(state.resources().getLast().id()).isEmpty();
        assertThat(state.resources().getLast().arn()).isPresent();
    }

    @Test
    void anEmptyStateManagesNothing() {
        assertThat(parse(version4()).resources()).isEmpty();
        assertThat(parse("{\"format_version\": \"1.0\"}").resources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\": 3, \"serial\": 1, \"modules\": []} | not a state of version 4",
                "{\"version\": 5, \"serial\": 1, \"resources\": []} | not a state of version 4",
                "{\"version\": \"4\", \"serial\": 1, \"resources\": []} | not a state of version 4",
                "{\"version\": 4, \"serial\": 1} | damaged: it has no \"resources\"",
                "{\"version\": 4, \"serial\": 1, \"resources\": {}} | damaged: \"resources\" is no list",
                "{\"version\": 1, \"format\": \"stratoscope-snapshot\"} | no Terraform state",
                "{\"format_version\": \"2.0\"} | format_version other than 1",
                "{\"format_version\": \"10.0\"} | format_version other than 1",
                "{\"format_version\": \"1.2\", \"planned_values\": {}} | is a plan",
                "{\"serial\": 1, \"encrypted_data\": \"x\", \"encryption_version\": \"v0\"} | is encrypted",
                "[] | no Terraform state",
                "'' | is empty",
                "{\"version\": 4, \"serial\": 1, \"resources\": [{\"mode\": \"managed\"}]} | no \"instances\"",
                "{\"version\": 4, \"serial\": 1, \"resources\": [{\"mode\": \"managed\", \"instances\": [{}]}]} | no \"type\"",
            })
    void whatIsNoStateIsToldInALine(String text, String told) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(TerraformStateException.class)
                .hasMessageStartingWith("terraform.tfstate ")
                .hasMessageContaining(told)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "}}", " " + States.SECRET})
    void ofADamagedStateNothingIsTold(String after) {
        String whole =
                version4(resource("", "aws_vpc", "this", instance("arn", VPC, "x", States.SECRET)));
        String cut = whole.substring(0, whole.lastIndexOf(States.SECRET)) + after;

        StringWriter told = new StringWriter();
        try {
            parse(cut);
        } catch (TerraformStateException e) {
            e.printStackTrace(new PrintWriter(told, true));
        }

        assertThat(told.toString())
                .contains("is no JSON, or only the beginning of one (line ")
                .doesNotContain(States.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "module.a,a",
        "module.a.module.b,a;b",
        "module.a[0],a[0]",
        "'module.a[\"x.module.y\"].module.b','a[\"x.module.y\"];b'",
        "'module.a[\"q\\\".w\"]','a[\"q\\\".w\"]'",
    })
    void theAddressOfAModuleHasSteps(String address, String steps) {
        Optional<ModulePath> path = ModulePath.parse(address);

        assertThat(path.orElseThrow().steps()).containsExactly(steps.split(";", -1));
        assertThat(path.orElseThrow().address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"modules.a", "aws_vpc.this", "module.", "module.a.b", "module..module.a"})
    void anotherAddressIsNoModule(String address) {
        assertThat(ModulePath.parse(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aws_vpc,AWS::EC2::VPC",
        "aws_default_vpc,AWS::EC2::VPC",
        "awscc_ec2_vpc,AWS::EC2::VPC",
        "awscc_elasticloadbalancingv2_load_balancer,AWS::ElasticLoadBalancingV2::LoadBalancer",
    })
    void aTypeIsKnownByItsNamesInBothProviders(String terraform, String type) {
        assertThat(TerraformTypes.of(terraform)).contains(new ResourceType(type));
        assertThat(TerraformTypes.exported(new ResourceType(type))).startsWith("awscc_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_iam_role_policy_attachment",
                "aws_route",
                "random_password",
                "aws_cloudcontrolapi_resource",
                "aws_vpcs",
            })
    void aSettingOrATieIsNoResource(String terraform) {
        assertThat(TerraformTypes.of(terraform)).isEmpty();
    }
}
