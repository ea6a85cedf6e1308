package io.stratoscope.provision.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.aws.IamPolicyDocument;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

final class ProvisionPolicyTest {

    private static List<JsonObject> statements() {
        return ProvisionPolicy.parts().stream()
                .flatMap(part -> part.document().objects("Statement").stream())
                .toList();
    }

    private static JsonObject statement(String sid) {
        return statements().stream()
                .filter(each -> each.text("Sid").filter(sid::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> valuesOf(JsonObject statement, String key) {
        return statement.texts("Condition", "StringLike", key);
    }

    /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    @Test
    void eachPartIsShortEnoughForAManagedPolicyAndTheirNumberForARole() {
        assertThat(ProvisionPolicy.parts())
                .hasSizeBetween(2, 10)
                .allSatisfy(part ->
                        assertThat(JsonText.compact(part.document()).strip().length())
                                .isLessThanOrEqualTo(6_144));
        assertThat(ProvisionPolicy.parts().getFirst().name()).isEqualTo("StratoscopeProvision1");
    }

    @Test
    void eachStatementIsNamedOnceAndAllowsKnownWords() {
        assertThat(statements())
                .extracting(each -> each.text("Sid").orElse(""))
                .doesNotHaveDuplicates()
                .allMatch(sid -> sid.matches("Stratoscope[A-Za-z]+"));
        assertThat(statements()).allMatch(each -> each.text("Effect").orElse("").equals("Allow"));
        assertThat(ProvisionPolicy.actions())
                .allMatch(action -> action.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+"));
    }

    @Test
    void whatIsMadeGetsAStacksTagAndWhatIsChangedOrRemovedHasOne() {
        JsonObject makes = statement("StratoscopeMakes");
        assertThat(valuesOf(makes, "aws:RequestTag/stratoscope:stack")).containsExactly("*");
        assertThat(makes.texts("Action"))
                .contains("ec2:CreateVpc", "ecs:CreateService", "kms:CreateKey")
                .noneMatch(action -> action.contains(":Delete"));
        JsonObject changes = statement("StratoscopeChanges");
        assertThat(valuesOf(changes, "aws:ResourceTag/stratoscope:stack")).containsExactly("*");
        assertThat(changes.texts("Action"))
                .contains("ec2:DeleteVpc", "rds:DeleteDBCluster", "kms:ScheduleKeyDeletion")
                .doesNotContain("ec2:CreateVpc", "s3:DeleteBucket", "route53:DeleteHostedZone");
    }

    /** EC2 asks about the new subnet, which gets the tag, and about the network, which has it. */
    @Test
    void whatIsMadeInANetworkOfTheStackIsAskedAboutTwice() {
        assertThat(List.of("StratoscopeMakes", "StratoscopeChanges"))
                .allSatisfy(sid ->
                        assertThat(statement(sid).texts("Action"))
                                .contains("ec2:CreateSubnet", "ec2:CreateSecurityGroup"));
    }

    @Test
    void nobodyElsesResourceOfEc2CanBeTaggedIntoAStack() {
        assertThat(statement("StratoscopeMakes").texts("Action")).doesNotContain("ec2:CreateTags");
        assertThat(statement("StratoscopeChanges").texts("Action")).contains("ec2:CreateTags");
        JsonObject atCreation = statement("StratoscopeTagsNetwork");
        assertThat(atCreation.texts("Action")).containsExactly("ec2:CreateTags");
        assertThat(valuesOf(atCreation, "ec2:CreateAction")).containsExactly("*");
    }

    @Test
    void rolesArePassedOnlyToServicesThatStacksGiveThemTo() {
        assertThat(valuesOf(statement("StratoscopePassesRoles"), "iam:PassedToService"))
                .contains("ecs-tasks.amazonaws.com", "datasync.amazonaws.com")
                .doesNotContain("ec2.amazonaws.com", "lambda.amazonaws.com", "*");
        assertThat(valuesOf(statement("StratoscopeServiceRoles"), "iam:AWSServiceName"))
                .contains("ecs.amazonaws.com", "rds.amazonaws.com");
        assertThat(valuesOf(statement("StratoscopeUsesKeys"), "kms:ViaService"))
                .allMatch(service -> service.matches("[a-z]+\\.\\*\\.amazonaws\\.com\\*"));
    }

    @Test
    void noSecretIsRead() {
        assertThat(ProvisionPolicy.actions())
                .doesNotContain(
                        "secretsmanager:GetSecretValue",
                        "ssm:GetParameter",
                        "s3:GetObject",
                        "iam:CreateUser",
                        "iam:CreateAccessKey",
                        "sts:AssumeRole")
                .noneMatch(action -> action.contains("*"));
    }

    @Test
    void aStatementGoesIntoTheNextDocumentWhenTheFirstIsFull() {
        List<JsonObject> three =
                Stream.of("A", "B", "C")
                        .map(sid -> IamPolicyDocument.allow(sid, List.of("ec2:CreateVpc")))
                        .toList();
        int two = JsonText.compact(IamPolicyDocument.of(three.subList(0, 2))).strip().length();

        assertThat(ProvisionPolicy.parts(three, two))
                .extracting(ProvisionPolicy.Part::document)
                .containsExactly(
                        IamPolicyDocument.of(three.subList(0, 2)),
                        IamPolicyDocument.of(three.subList(2, 3)));
        assertThat(ProvisionPolicy.parts(three, two - 1)).hasSize(3);
        assertThatThrownBy(() -> ProvisionPolicy.parts(three, 50))
                .hasMessage("no policy has room for A");
    }
}
