package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamModuleTest {

    @ParameterizedTest
    @CsvSource({
        "ExecutionRole, immich-ecs-execution, 'Pulls images, writes logs'",
        "ServerRole, immich-ecs-server, Immich server",
        "MachineLearningRole, immich-ecs-machine-learning, ML models are in its image"
    })
    void eachThatActsHasARoleThatOnlyThisAccountsTasksTake(
            String id, String name, String description) {
        Designs stack = new Designs().with("iam");
        var role = stack.untagged(id);

        assertThat(role.text("RoleName")).contains(name);
        assertThat(role.text("Description")).contains(description);
        assertThat(stack.name(id)).isEqualTo(name);
        assertThat(JsonText.compact(role.get("AssumeRolePolicyDocument").orElseThrow()))
                .contains(
                        "{\"Service\":\"ecs-tasks.amazonaws.com\"}",
                        "\"Action\":\"sts:AssumeRole\"",
                        "aws:SourceAccount");
        assertThat(role.get("PermissionsBoundary")).isEmpty();
    }

    @Test
    void onlyTheExecutionRolePullsImagesAndWritesLogs() {
        Designs stack = new Designs().with("iam");

        assertThat(
                        JsonText.compact(
                                stack.untagged("ExecutionRole")
                                        .get("ManagedPolicyArns")
                                        .orElseThrow()))
                .contains("policy/service-role/AmazonECSTaskExecutionRolePolicy");
        assertThat(stack.untagged("ServerRole").get("ManagedPolicyArns")).isEmpty();
        assertThat(stack.untagged("MachineLearningRole").get("ManagedPolicyArns")).isEmpty();
    }

    @Test
    void whatIsNotInTheStackIsNotAllowed() {
        assertThat(new Designs().with("iam").ids())
                .containsExactly("ExecutionRole", "ServerRole", "MachineLearningRole");
    }

    @Test
    void theExecutionRoleReadsThePasswordAndNothingElse() {
        Designs stack = new Designs().with("kms").with("secrets").with("iam");

        assertThat(stack.resource("ExecutionPolicy").properties())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"PolicyName": "read-database-password",
                                 "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                                  {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": {"Ref": "DatabasePassword"}},
                                  {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": {"Fn::GetAtt": ["KeySecrets", "Arn"]}}]},
                                 "Roles": [{"Ref": "ExecutionRole"}]}
                                """));
        assertThat(stack.ids()).doesNotContain("ServerPolicy");
    }

    @Test
    void withAwsOwnKeyNothingIsDecrypted() {
        Designs stack = new Designs().with("secrets").with("iam");

        assertThat(JsonText.compact(stack.resource("ExecutionPolicy").properties()))
                .contains("GetSecretValue")
                .doesNotContain("kms:");
    }

    @Test
    void theServerMountsTheLibraryThroughItsAccessPoint() {
        Designs stack = new Designs().with("vpc").with("efs").with("iam");

        assertThat(stack.resource("ServerPolicy").properties())
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"PolicyName": "mount-library",
                                 "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                                  {"Effect": "Allow",
                                   "Action": ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                                   "Resource": {"Fn::GetAtt": ["Files", "Arn"]},
                                   "Condition": {"StringEquals": {
                                    "elasticfilesystem:AccessPointArn": {"Fn::GetAtt": ["FilesAccessPoint", "Arn"]}}}}]},
                                 "Roles": [{"Ref": "ServerRole"}]}
                                """));
        assertThat(stack.ids()).doesNotContain("ExecutionPolicy");
    }

    @Test
    void aBoundaryIsOnEachRole() {
        String boundary = "arn:aws:iam::111122223333:policy/boundary";
        Designs stack =
                new Designs()
                        .with(
                                "iam",
                                JsonValue.object().put("permissions-boundary", boundary).build());

        assertThat(stack.stack().resources())
                .filteredOn(wanted -> wanted.type().name().equals("AWS::IAM::Role"))
                .hasSize(3)
                .extracting(Wanted::properties)
                .allSatisfy(
                        role -> assertThat(role.text("PermissionsBoundary")).contains(boundary));
    }
}
