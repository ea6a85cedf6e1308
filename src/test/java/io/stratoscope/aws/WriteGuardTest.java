package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WriteGuardTest {

    private final WriteGuard guard = new WriteGuard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2:DescribeVpcs",
                "ec2:SearchTransitGatewayRoutes",
                "ec2:GetManagedPrefixListEntries",
                "cloudformation:GetResource",
                "cloudformation:ListResources",
                "logs:FilterLogEvents",
                "logs:StartQuery",
                "logs:StartLiveTail",
                "logs:TestMetricFilter",
                "s3:HeadBucket",
                "s3:ListObjectsV2",
                "cloudtrail:LookupEvents",
                "iam:SimulatePrincipalPolicy",
                "ecr:BatchGetImage",
                "tag:GetResources",
                "sts:AssumeRole",
                "secretsmanager:DescribeSecret"
            })
    void readingPassesALockedGuard(String action) {
        assertThatCode(() -> check(action)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2:DeleteVpc",
                "ec2:CreateTags",
                "ecs:UpdateService",
                "s3:PutObject",
                "datasync:StartTaskExecution",
                "cloudformation:CreateResource",
                "logs:StartQueryOfSorts",
                "iam:GenerateCredentialReport",
                "sts:GetSessionToken",
                // near misses of the reading verbs
                "x:Getaway",
                "x:Listen",
                "x:Headline",
                "x:Describer",
                "x:BatchDelete",
                "x:describeVpcs",
                "x:ResetSearch",
                "x:"
            })
    void anythingElseIsRefusedUntilUnlocked(String action) {
        assertThatThrownBy(() -> check(action))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("read-only");
        guard.unlock();
        assertThatCode(() -> check(action)).doesNotThrowAnyException();
        guard.lock();
        assertThatThrownBy(() -> check(action)).isInstanceOf(WriteRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secretsmanager:GetSecretValue",
                "secretsmanager:BatchGetSecretValue",
                "kms:Decrypt",
                "kms:GenerateDataKey",
                "ssm:GetParameter",
                "ssm:GetParameters",
                "ssm:GetParametersByPath",
                "ssm:GetParameterHistory",
                "ec2:GetPasswordData",
                "ecr:GetAuthorizationToken"
            })
    void secretsAreNeverFetchedNotEvenUnlocked(String action) {
        guard.unlock();
        assertThatThrownBy(() -> check(action))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("secret");
    }

    @Test
    void theSameOperationOfAnotherServiceIsNoSecret() {
        assertThatCode(() -> guard.check("datasync", "GetParameters")).doesNotThrowAnyException();
    }

    private void check(String action) {
        int colon = action.indexOf(':');
        guard.check(action.substring(0, colon), action.substring(colon + 1));
    }
}
