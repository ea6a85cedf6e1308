package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.export.HclValue.Code;
import io.stratoscope.provision.export.HclValue.Text;
import io.stratoscope.provision.stack.References;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class TerraformFunctionsTest {

    private final TerraformFunctions functions = new TerraformFunctions(addresses());

    private static Map<String, TerraformAddress> addresses() {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        types.put("Vpc", new ResourceType("AWS::EC2::VPC"));
        types.put("Address", new ResourceType("AWS::EC2::EIP"));
        types.put("Record", new ResourceType("AWS::Route53::RecordSet"));
        types.put("Database", new ResourceType("AWS::RDS::DBCluster"));
        types.put("Site", new ResourceType("AWS::CloudFront::Distribution"));
        types.put("Access", new ResourceType("AWS::CloudFront::OriginAccessControl"));
        types.put("Namespace", new ResourceType("AWS::ServiceDiscovery::HttpNamespace"));
        types.put("Password", new ResourceType("AWS::SecretsManager::Secret"));
        return TerraformAddress.of(types);
    }

    @ParameterizedTest
    @CsvSource({
        "Vpc,awscc_ec2_vpc.vpc.id",
        "Address,awscc_ec2_eip.address.public_ip",
        "Record,awscc_route53_record_set.record.name",
        "Site,aws_cloudcontrolapi_resource.site.id",
        "Namespace,aws_service_discovery_http_namespace.namespace.id",
        "AWS::Region,data.aws_region.current.region",
        "AWS::AccountId,data.aws_caller_identity.current.account_id",
        "AWS::Partition,data.aws_partition.current.partition",
        "AWS::URLSuffix,data.aws_partition.current.dns_suffix",
    })
    void aReferenceIsWhatOthersKnowTheResourceBy(String id, String expected) {
        assertThat(of(References.to(id))).isEqualTo(expected);
        assertThat(of(References.text("${" + id + "}"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Vpc,CidrBlock,awscc_ec2_vpc.vpc.cidr_block",
        "Database,Endpoint.Address,awscc_rds_db_cluster.database.endpoint.address",
        "Access,Id,awscc_cloudfront_origin_access_control.access.origin_access_control_id",
        "Namespace,Id,aws_service_discovery_http_namespace.namespace.id",
        "Namespace,Arn,aws_service_discovery_http_namespace.namespace.arn",
        "Site,DomainName,jsondecode(aws_cloudcontrolapi_resource.site.properties).DomainName",
    })
    void anAttributeIsTheProviders(String id, String name, String expected) {
        assertThat(of(References.attribute(id, name))).isEqualTo(expected);
        assertThat(of(References.text("${" + id + "." + name + "}"))).isEqualTo(expected);
    }

    @Test
    void aTextKeepsWhatIsNoReference() {
        assertThat(of(References.text("a-${AWS::AccountId}:${!aws:username} ${a_b} \"%{x}")))
                .isEqualTo(
                        "\"a-${data.aws_caller_identity.current.account_id}:"
                                + "$${aws:username} $${a_b} \\\"%%{x}\"");
    }

    @Test
    void aPieceIsAnElementOfTheSplitText() {
        assertThat(of(References.piece(1, "/", References.to("Vpc"))))
                .isEqualTo("element(split(\"/\", awscc_ec2_vpc.vpc.id), 1)");
        assertThat(of(References.piece(0, "${", References.text("x${Vpc}"))))
                .isEqualTo("element(split(\"$${\", \"x${awscc_ec2_vpc.vpc.id}\"), 0)");
    }

    @Test
    void aSecretIsReadAndNotWritten() {
        assertThat(of(References.text("{{resolve:secretsmanager:${Password}}}")))
                .isEqualTo("data.aws_secretsmanager_secret_version.password.secret_string");
        assertThat(of(References.text("{{resolve:secretsmanager:${Password}:SecretString:a b}}")))
                .isEqualTo(
                        "jsondecode(data.aws_secretsmanager_secret_version.password.secret_string)"
                                + "[\"a b\"]");
        assertThat(functions.dataBlocks())
                .singleElement()
                .satisfies(block -> {
                    assertThat(block.head())
                            .isEqualTo("data \"aws_secretsmanager_secret_version\" \"password\"");
                    assertThat(block.attributes())
                            .containsEntry(
                                    "secret_id",
                                    new Code("awscc_secretsmanager_secret.password.id"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{resolve:ssm:/a/b}}",
                "x{{resolve:secretsmanager:${Password}}}",
                "{{resolve:secretsmanager:${Password}:SecretString:a:stage}}",
                "{{resolve:secretsmanager:name}}",
                "{{resolve:secretsmanager:${Nobody}}}",
            })
    void anotherDynamicReferenceIsRefused(String text) {
        assertThatExceptionOfType(NoCounterpartException.class)
                .isThrownBy(() -> of(References.text(text)));
        assertThatExceptionOfType(NoCounterpartException.class)
                .isThrownBy(() -> functions.literal(text));
    }

    @Test
    void whatOnlyLooksLikeADynamicReferenceIsAText() {
        assertThat(functions.literal("{{ resolve:x }} {{a}}"))
                .isEqualTo(new Text("{{ resolve:x }} {{a}}"));
    }

    @Test
    void onlyDataSourcesThatAreReadAreThere() {
        assertThat(functions.dataBlocks()).isEmpty();
        of(References.text("${AWS::Partition}.${AWS::URLSuffix}"));
        assertThat(functions.dataBlocks())
                .extracting(HclBlock::head)
                .containsExactly("data \"aws_partition\" \"current\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Fn::Join\":[\"\",[]]}",
                "{\"Ref\":\"Nobody\"}",
                "{\"Ref\":\"AWS::NoValue\"}",
                "{\"Ref\":3}",
                "{\"Fn::GetAtt\":[\"Vpc\"]}",
                "{\"Fn::Select\":[0,[\"a\"]]}",
                "{\"Fn::Select\":[0,{\"Fn::Split\":[\"/\",7]}]}",
            })
    void aFunctionWithoutCounterpartIsRefused(String json) {
        assertThatExceptionOfType(NoCounterpartException.class)
                .isThrownBy(() -> of((JsonObject) JsonText.parse(json)));
    }

    @Test
    void anObjectWithMoreMembersIsNoFunction() {
        assertThat(functions.of(JsonValue.object().put("Ref", "Vpc").put("Other", "x").build()))
                .isEmpty();
        assertThat(functions.of(JsonValue.object().put("Reference", "Vpc").build())).isEmpty();
        assertThat(functions.of(JsonObject.EMPTY)).isEmpty();
    }

    private String of(JsonObject object) {
        String text =
                HclWriter.text(
                        List.of(HclBlock.of("x", Map.of("a", functions.of(object).orElseThrow()))));
        return text.substring("x {\n  a = ".length(), text.length() - "\n}\n".length());
    }
}
