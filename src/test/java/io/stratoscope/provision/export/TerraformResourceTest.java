package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class TerraformResourceTest {

    @Test
    void propertiesAreTheProvidersAttributes() {
        assertThat(
                        written(
                                "AWS::S3::Bucket",
                                """
                                {"BucketName": "b",
                                 "LifecycleConfiguration": {"Rules": [
                                   {"Id": "x", "ExpirationInDays": 90, "Status": "Enabled"}]},
                                 "Tags": [{"Key": "Name", "Value": "a ${b}"}]}
                                """))
                .isEqualTo(
                        """
                        resource "awscc_s3_bucket" "it" {
                          bucket_name = "b"
                          lifecycle_configuration = {
                            rules = [
                              {
                                id                 = "x"
                                expiration_in_days = 90
                                status             = "Enabled"
                              },
                            ]
                          }
                          tags = [
                            { key = "Name", value = "a $${b}" },
                          ]

                          lifecycle {
                            prevent_destroy = true
                          }
                        }
                        """);
    }

    @Test
    void aDocumentAndAMapKeepTheirNames() {
        assertThat(
                        written(
                                "AWS::ECS::TaskDefinition",
                                """
                                {"ContainerDefinitions": [{"Name": "a", "Essential": true,
                                   "LogConfiguration": {"Options": {"awslogs-Group": "g"}}}]}
                                """))
                .contains("log_configuration = {")
                .contains("awslogs-Group = \"g\"");
        assertThat(
                        written(
                                "AWS::KMS::Key",
                                "{\"KeyPolicy\": {\"Statement\": [{\"Condition\": null}]}}"))
                .contains("key_policy = jsonencode({\n    Statement = [")
                .contains("Condition = null");
    }

    @Test
    void aDocumentThatIsATextIsOpened() {
        assertThat(
                        written(
                                "AWS::Logs::ResourcePolicy",
                                """
                                {"PolicyDocument": {"Fn::Sub":
                                  "{\\"A\\": [\\"x:${Other}\\", 1, true], \\"${!B}\\": \\"c\\"}"}}
                                """))
                .as("with a reference in a name it stays as it is")
                .contains("policy_document = \"{\\\"A\\\"");
        assertThat(
                        written(
                                "AWS::Logs::ResourcePolicy",
                                """
                                {"PolicyDocument": {"Fn::Sub":
                                  "{\\"A\\": [\\"x:${Other}\\", 1, true]}"}}
                                """))
                .contains("A = [\"x:${awscc_ec2_vpc.other.id}\", 1, true]");
        assertThat(
                        written(
                                "AWS::Logs::ResourcePolicy",
                                "{\"PolicyDocument\": {\"Fn::Sub\": \"{${Other}\"}}"))
                .contains("policy_document = \"{${awscc_ec2_vpc.other.id}\"");
    }

    @Test
    void whatTheProviderDoesNotHaveIsLeftOut() {
        assertThat(
                        written(
                                "AWS::ApplicationAutoScaling::ScalableTarget",
                                "{\"MinCapacity\": 1, \"Tags\": [{\"Key\": \"a\", \"Value\": \"b\"}]}"))
                .contains("min_capacity = 1")
                .doesNotContain("tags");
    }

    @Test
    void aNetworkAclEntryIsARule() {
        assertThat(
                        written(
                                "AWS::EC2::NetworkAclEntry",
                                """
                                {"NetworkAclId": {"Ref": "Other"}, "Protocol": 6, "Egress": false,
                                 "PortRange": {"From": 1, "To": 2}, "Icmp": {"Code": -1, "Type": 8}}
                                """))
                .isEqualTo(
                        """
                        resource "aws_network_acl_rule" "it" {
                          network_acl_id = awscc_ec2_vpc.other.id
                          protocol       = "6"
                          egress         = false
                          from_port      = 1
                          to_port        = 2
                          icmp_type      = 8
                          icmp_code      = -1
                        }
                        """);
    }

    @Test
    void aPolicyBelongsToItsRole() {
        assertThat(
                        written(
                                "AWS::IAM::Policy",
                                "{\"PolicyName\": \"p\", \"PolicyDocument\": {}, \"Roles\": [\"r\"]}"))
                .isEqualTo(
                        """
                        resource "awscc_iam_role_policy" "it" {
                          policy_name     = "p"
                          policy_document = jsonencode({})
                          role_name       = "r"
                        }
                        """);
    }

    @Test
    void aPolicyOfSeveralIsThereForEach() {
        assertThat(
                        written(
                                "AWS::SNS::TopicPolicy",
                                "{\"PolicyDocument\": {}, \"Topics\": [{\"Ref\": \"Other\"}, \"t\"]}"))
                .startsWith("resource \"awscc_sns_topic_inline_policy\" \"it\" {")
                .contains("count           = 2")
                .contains(
                        "topic_arn       = element([awscc_ec2_vpc.other.id, \"t\"], count.index)");
    }

    @Test
    void aPolicyOfUsersIsRefused() {
        assertThatExceptionOfType(NoCounterpartException.class)
                .isThrownBy(() -> written("AWS::IAM::Policy", "{\"Users\": [\"u\"]}"))
                .withMessageContaining("Users");
    }

    @Test
    void aNamespacesTagsAreAMap() {
        assertThat(
                        written(
                                "AWS::ServiceDiscovery::HttpNamespace",
                                """
                                {"Name": "n", "Tags": [
                                  {"Key": "stratoscope:id", "Value": "X"}, {"Key": "a", "Value": "b"}]}
                                """))
                .isEqualTo(
                        """
                        resource "aws_service_discovery_http_namespace" "it" {
                          name = "n"
                          tags = {
                            a                = "b"
                            "stratoscope:id" = "X"
                          }
                        }
                        """);
    }

    @Test
    void whatHasToBeThereFirstIsADependency() {
        Wanted wanted =
                new Wanted(
                        "It",
                        "m",
                        new ResourceType("AWS::EC2::InternetGateway"),
                        JsonObject.EMPTY,
                        Set.of("Other"));
        assertThat(HclWriter.text(List.of(translator(wanted.type()).of(wanted))))
                .isEqualTo(
                        """
                        resource "awscc_ec2_internet_gateway" "it" {
                          depends_on = [awscc_ec2_vpc.other]
                        }
                        """);
    }

    private static String written(String type, String properties) {
        Wanted wanted =
                new Wanted(
                        "It",
                        "m",
                        new ResourceType(type),
                        (JsonObject) JsonText.parse(properties),
                        Set.of());
        return HclWriter.text(List.of(translator(wanted.type()).of(wanted)));
    }

    private static TerraformResource translator(ResourceType type) {
        Map<String, ResourceType> types = new LinkedHashMap<>();
        types.put("It", type);
        types.put("Other", new ResourceType("AWS::EC2::VPC"));
        return new TerraformResource(new TerraformFunctions(TerraformAddress.of(types)));
    }
}
