package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.Tag;

import java.util.List;

final class IamDriversTest {

    private static final String ROLE = "AWS::IAM::Role";
    private static final String POLICY = "AWS::IAM::Policy";
    private static final String EXECUTION =
            "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";

    private final Workbench bench = new Workbench();
    private final IamClient iam = bench.client(IamClient.class);

    @SuppressWarnings("AnnotateFormatMethod") // what does not fit does not parse
    private static JsonObject json(String text, Object... arguments) {
        return (JsonObject) JsonText.parse(text.formatted(arguments));
    }

    private static JsonObject role(String name, String description, String more) {
        return json(
                """
                {"RoleName": "%s", "Description": "%s", %s
                 "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
                   "Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"},
                   "Action": "sts:AssumeRole",
                   "Condition": {"StringEquals": {"aws:SourceAccount": "123456789012"}}}]}}
                """,
                name, description, more);
    }

    private static JsonObject policy(String role, String action) {
        return json(
                """
                {"PolicyName": "mount-library", "Roles": ["%s"],
                 "PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                   "Action": ["%s", "s3:PutObject"], "Resource": "arn:aws:s3:::a+b/c d/*"}]}}
                """,
                role, action);
    }

    private Existing plainRole() {
        return bench.make(ROLE, "ServerRole", role("bench-ecs-server", "Immich server", ""));
    }

    @Test
    void makesChangesAndRemovesARole() {
        String boundary =
                iam.createPolicy(request -> request.policyName("most").policyDocument("{}"))
                        .policy()
                        .arn();
        Existing made =
                bench.make(
                        ROLE,
                        "ExecutionRole",
                        role(
                                "bench-ecs-execution",
                                "Pulls images",
                                "\"ManagedPolicyArns\": [\"" + EXECUTION + "\"],"));
        assertThat(made.ref()).isEqualTo("bench-ecs-execution");
        assertThat(made.attribute("Arn")).contains("arn:aws:iam::123456789012:role/" + made.ref());

        bench.change(
                made,
                "ExecutionRole",
                role(
                        "bench-ecs-execution",
                        "Pulls images and writes logs",
                        """
                        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                        "MaxSessionDuration": 7200, "PermissionsBoundary": "%s",
                        """
                                .formatted(boundary)));
        assertThat(
                        iam.listAttachedRolePolicies(request -> request.roleName(made.ref()))
                                .attachedPolicies())
                .extracting(AttachedPolicy::policyName)
                .containsExactly("ReadOnlyAccess");
        bench.remove(made);
    }

    @Test
    void aNewDescriptionLeavesTheLengthOfSessionsAlone() {
        String longer = "\"MaxSessionDuration\": 7200,";
        Existing made = bench.make(ROLE, "R", role("bench-r", "first", longer));

        Existing changed = bench.change(made, "R", role("bench-r", "second", ""));

        assertThat(changed.properties().number("MaxSessionDuration"))
                .hasValueSatisfying(seconds -> assertThat(seconds).isEqualByComparingTo("7200"));
    }

    @Test
    void tagsAloneAreChangedToo() {
        Existing made = plainRole();
        iam.untagRole(request -> request.roleName(made.ref()).tagKeys("Project"));
        JsonObject properties = role("bench-ecs-server", "Immich server", "");
        Existing without = bench.list(ROLE).getFirst();

        Workbench.driver(ROLE).update(without, bench.order("ServerRole", properties));

        assertThat(bench.list(ROLE).getFirst().tags()).containsEntry("Project", "bench");
    }

    @Test
    void aRoleIsTheStacksByItsTagsAndNotByItsName() {
        iam.createRole(request ->
                request.roleName("bench-other")
                        .assumeRolePolicyDocument("{}")
                        .tags(Tag.builder().key(Scope.STACK_TAG).value("bench-2").build()));
        iam.createRole(request ->
                request.roleName("named-otherwise")
                        .assumeRolePolicyDocument("{}")
                        .tags(Tag.builder().key(Scope.STACK_TAG).value("bench").build()));

        assertThat(bench.list(ROLE)).extracting(Existing::ref).containsExactly("named-otherwise");
    }

    @Test
    void aRoleThatAnEarlierAttemptMadeIsTakenAndAnyOtherIsNot() {
        Existing made = plainRole();
        assertThat(plainRole().ref()).isEqualTo(made.ref());

        JsonObject same = role("bench-ecs-server", "Immich server", "");
        assertThatThrownBy(() -> bench.make(ROLE, "Other", same))
                .isInstanceOf(EntityAlreadyExistsException.class);
    }

    @Test
    void makesChangesAndRemovesAPolicyOfARole() {
        Existing role = plainRole();
        Existing made = bench.make(POLICY, "ServerPolicy", policy(role.ref(), "s3:GetObject"));

        bench.change(made, "ServerPolicy", policy(role.ref(), "s3:DeleteObject"));
        bench.remove(made);
        bench.remove(role);
    }

    @Test
    void aPolicyOfSomebodyElsesRoleIsNotTheStacks() {
        iam.createRole(request -> request.roleName("bench-x").assumeRolePolicyDocument("{}"));
        iam.putRolePolicy(
                request -> request.roleName("bench-x").policyName("p").policyDocument("{}"));

        assertThat(bench.list(POLICY)).isEmpty();
    }

    @Test
    void aRoleStaysWhileAPolicyIsWrittenIntoIt() {
        Existing role = plainRole();
        Existing policy = bench.make(POLICY, "P", policy(role.ref(), "s3:GetObject"));

        assertThatThrownBy(() -> bench.remove(role)).isInstanceOf(DeleteConflictException.class);

        bench.remove(policy);
        bench.remove(role);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        JsonObject inline = role("bench-r", "r", "\"Policies\": [],");
        assertThatThrownBy(() -> bench.make(ROLE, "R", inline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Policies");
        assertThat(iam.listRoles().roles()).isEmpty();

        JsonObject users =
                json(
                        """
                        {"PolicyName": "p", "Roles": ["r"], "Users": ["u"], "PolicyDocument": {}}
                        """);
        assertThatThrownBy(() -> bench.make(POLICY, "P", users))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Users");
        JsonObject two =
                json("{\"PolicyName\": \"p\", \"Roles\": [\"a\", \"b\"], \"PolicyDocument\": {}}");
        assertThatThrownBy(() -> bench.make(POLICY, "P", two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one role");
    }

    @Test
    void readsDocumentsAsIamAndAsEmulatorsTellThem() {
        assertThat(List.of("{\"a\": \"1+1\"}", "%7B%22a%22%3A%20%221+1%22%7D"))
                .allSatisfy(told ->
                        assertThat(IamDocuments.read(told)).isEqualTo(json("{\"a\": \"1+1\"}")));
    }
}
