package io.stratoscope.doctor;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Keys, secrets, certificates and identities. */
final class SecurityProbes {

    private SecurityProbes() {}

    static List<Probe> keysAndSecrets() {
        return List.of(
                kms("ListKeys", c -> c.listKeys(r -> r.limit(1))),
                kms("ListAliases", c -> c.listAliases(r -> r.limit(1))),
                kms("DescribeKey", c -> c.describeKey(r -> r.keyId(Nothing.UUID))),
                kms("ListResourceTags", c -> c.listResourceTags(r -> r.keyId(Nothing.UUID))),
                Probe.of(
                        "secretsmanager",
                        "ListSecrets",
                        t -> secrets(t).listSecrets(r -> r.maxResults(1))),
                Probe.of(
                        "secretsmanager",
                        "DescribeSecret",
                        t -> secrets(t).describeSecret(r -> r.secretId(Nothing.NAME))),
                Probe.of(
                        "acm",
                        "ListCertificates",
                        t -> acm(t).listCertificates(r -> r.maxItems(1))),
                Probe.of(
                        "acm",
                        "DescribeCertificate",
                        t -> acm(t).describeCertificate(r -> r.certificateArn(noCertificate(t)))),
                Probe.of(
                        "acm",
                        "ListTagsForCertificate",
                        t ->
                                acm(t).listTagsForCertificate(
                                                r -> r.certificateArn(noCertificate(t)))));
    }

    static List<Probe> identities() {
        return List.of(
                iam("ListRoles", (c, t) -> c.listRoles(r -> r.maxItems(1))),
                iam(
                        "GetAccountAuthorizationDetails",
                        (c, t) -> c.getAccountAuthorizationDetails(r -> r.maxItems(1))),
                iam("ListPolicies", (c, t) -> c.listPolicies(r -> r.maxItems(1))),
                iam("ListInstanceProfiles", (c, t) -> c.listInstanceProfiles(r -> r.maxItems(1))),
                iam(
                        "GetInstanceProfile",
                        (c, t) -> c.getInstanceProfile(r -> r.instanceProfileName(Nothing.NAME))),
                iam("GetRole", (c, t) -> c.getRole(r -> r.roleName(Nothing.NAME))),
                iam("ListRoleTags", (c, t) -> c.listRoleTags(r -> r.roleName(Nothing.NAME))),
                iam(
                        "ListAttachedRolePolicies",
                        (c, t) -> c.listAttachedRolePolicies(r -> r.roleName(Nothing.NAME))),
                iam(
                        "ListRolePolicies",
                        (c, t) -> c.listRolePolicies(r -> r.roleName(Nothing.NAME))),
                iam(
                        "GetRolePolicy",
                        (c, t) ->
                                c.getRolePolicy(
                                        r -> r.roleName(Nothing.NAME).policyName(Nothing.NAME))),
                iam("GetPolicy", (c, t) -> c.getPolicy(r -> r.policyArn(noPolicy(t)))),
                iam(
                        "GetPolicyVersion",
                        (c, t) ->
                                c.getPolicyVersion(r -> r.policyArn(noPolicy(t)).versionId("v1"))));
    }

    private static Probe kms(String operation, Consumer<KmsClient> call) {
        return Probe.of("kms", operation, t -> call.accept(t.client(KmsClient.class)));
    }

    private static Probe iam(String operation, BiConsumer<IamClient, ProbeTarget> call) {
        return Probe.global("iam", operation, t -> call.accept(t.client(IamClient.class), t));
    }

    private static SecretsManagerClient secrets(ProbeTarget t) {
        return t.client(SecretsManagerClient.class);
    }

    private static AcmClient acm(ProbeTarget t) {
        return t.client(AcmClient.class);
    }

    private static String noCertificate(ProbeTarget t) {
        return t.arn("acm", "certificate/" + Nothing.UUID);
    }

    private static String noPolicy(ProbeTarget t) {
        return "arn:" + t.partition() + ":iam::" + t.accountId() + ":policy/" + Nothing.NAME;
    }
}
