package io.stratoscope.aws;

import java.util.List;
import java.util.Set;

/**
 * What is known of API operations by their names. Closed by default: what is not known to only read, writes. AWS names
 * operations by a verb and what it is done to; the verbs below only ever read, except where an operation is listed.
 */
final class Operations {

    private static final List<String> READING_VERBS =
            List.of(
                    "BatchDescribe",
                    "BatchGet",
                    "Describe",
                    "Filter",
                    "Get",
                    "Head",
                    "List",
                    "Lookup",
                    "Search",
                    "Simulate");

    /** Read although their verb does not say so. */
    private static final Set<String> READS_ALL_THE_SAME =
            Set.of(
                    "logs:StartLiveTail",
                    "logs:StartQuery",
                    "logs:StopQuery",
                    "logs:TestMetricFilter",
                    "route53:TestDNSAnswer",
                    "sts:DecodeAuthorizationMessage");

    /** How an account gets the credentials that it works with. */
    private static final Set<String> SIGNS_IN =
            Set.of(
                    "sso:GetRoleCredentials",
                    "sso-oauth:CreateToken",
                    "sts:AssumeRole",
                    "sts:AssumeRoleWithWebIdentity");

    /**
     * Hand out secret values, credentials, key material or what was encrypted with it. Never allowed, but for the account's
     * own sign-in.
     */
    private static final Set<String> REVEALS_SECRETS =
            Set.of(
                    "sts:AssumeRole",
                    "sts:AssumeRoleWithSAML",
                    "sts:AssumeRoleWithWebIdentity",
                    "sts:AssumeRoot",
                    "sts:GetDelegatedAccessToken",
                    "sts:GetFederationToken",
                    "sts:GetSessionToken",
                    "sts:GetWebIdentityToken",
                    "secretsmanager:GetSecretValue",
                    "secretsmanager:BatchGetSecretValue",
                    "secretsmanager:GetRandomPassword",
                    "kms:Decrypt",
                    "kms:DeriveSharedSecret",
                    "kms:GenerateDataKey",
                    "kms:GenerateDataKeyPair",
                    "ssm:GetParameter",
                    "ssm:GetParameters",
                    "ssm:GetParametersByPath",
                    "ssm:GetParameterHistory",
                    "ec2:GetPasswordData",
                    // Pre-shared keys of tunnels, client secrets of identity providers, passwords
                    // of shares.
                    "ec2:DescribeVpnConnections",
                    "ec2:GetVpnConnectionDeviceSampleConfiguration",
                    "ec2:DescribeVerifiedAccessTrustProviders",
                    "datasync:DescribeLocationFsxOntap",
                    "datasync:DescribeLocationFsxOpenZfs",
                    "acm:ExportCertificate",
                    "lightsail:DownloadDefaultKeyPair",
                    "redshift:GetClusterCredentials",
                    "redshift:GetClusterCredentialsWithIAM",
                    "ecr:GetAuthorizationToken",
                    "codeartifact:GetAuthorizationToken",
                    "sso:GetRoleCredentials",
                    "cognito-identity:GetCredentialsForIdentity");

    private Operations() {}

    static boolean onlyReads(String service, String operation) {
        String action = service + ":" + operation;
        return READS_ALL_THE_SAME.contains(action)
                || READING_VERBS.stream().anyMatch(verb -> begins(operation, verb));
    }

    static boolean signsIn(String service, String operation) {
        return SIGNS_IN.contains(service + ":" + operation);
    }

    static boolean revealsSecrets(String service, String operation) {
        return REVEALS_SECRETS.contains(service + ":" + operation);
    }

    // "Getaway" is not "Get": after the verb a new word begins.
    private static boolean begins(String operation, String verb) {
        return operation.startsWith(verb)
                && (operation.length() == verb.length()
                        || Character.isUpperCase(operation.charAt(verb.length())));
    }
}
