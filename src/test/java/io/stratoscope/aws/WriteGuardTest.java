package io.stratoscope.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "ecr:GetAuthorizationToken",
                "ec2:DescribeVpnConnections",
                "ec2:GetVpnConnectionDeviceSampleConfiguration",
                "datasync:DescribeLocationFsxOntap",
                "sso:GetRoleCredentials",
                "sts:AssumeRole",
                "sts:AssumeRoleWithWebIdentity",
                "sts:GetSessionToken",
                "sts:GetFederationToken",
                "sts:GetWebIdentityToken",
                "sts:GetDelegatedAccessToken"
            })
    void secretsAreNeverFetchedNotEvenUnlocked(String action) {
        guard.unlock();
        assertThatThrownBy(() -> check(action))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // near misses of operations that reveal secrets
                "datasync:GetParameters",
                "datasync:DescribeLocationEfs",
                "ec2:DescribeVpnGateways",
                "sts:GetCallerIdentity",
                "sts:GetAccessKeyInfo"
            })
    void whatOnlyLooksLikeASecretIsRead(String action) {
        assertThatCode(() -> check(action)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sso:GetRoleCredentials",
                "sso-oauth:CreateToken",
                "sts:AssumeRole",
                "sts:AssumeRoleWithWebIdentity"
            })
    void theAccountItselfSignsIn(String action) {
        assertThatCode(() -> check(WriteGuard.ofSignIn(), action)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sts:GetSessionToken",
                "sts:AssumeRoot",
                "sso:ListAccounts",
                "sso-oauth:RegisterClient",
                "ec2:DescribeVpcs"
            })
    void signingInIsNothingElse(String action) {
        WriteGuard signIn = WriteGuard.ofSignIn();
        signIn.unlock();
        assertThatThrownBy(() -> check(signIn, action))
                .isInstanceOf(WriteRefusedException.class)
                .hasMessageContaining(action);
    }

    private void check(String action) {
        check(guard, action);
    }

    private static void check(WriteGuard guard, String action) {
        int colon = action.indexOf(':');
        guard.check(action.substring(0, colon), action.substring(colon + 1));
    }
}
