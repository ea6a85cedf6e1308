package io.stratoscope.simulator;

import software.amazon.awssdk.services.kms.KmsClient;

/** The KMS keys of an Immich stack, each with its alias. */
final class ImmichKeys {

    /** ARNs, by what they encrypt. */
    record Keys(String logs, String secrets, String database, String files) {}

    private final KmsClient kms;
    private final ImmichStack stack;

    ImmichKeys(KmsClient kms, ImmichStack stack) {
        this.kms = kms;
        this.stack = stack;
    }

    Keys create() {
        return new Keys(
                key("logs", "logs." + stack.region() + ".amazonaws.com"),
                key("secrets", "secretsmanager.amazonaws.com"),
                key("database", "rds.amazonaws.com"),
                key("files", "elasticfilesystem.amazonaws.com"));
    }

    private String key(String purpose, String user) {
        String arn =
                kms.createKey(request ->
                                request.description(
                                                "Encrypts the " + purpose + " of " + stack.name())
                                        .policy(policy(user))
                                        .tags(stack.tags().kms(stack.named(purpose))))
                        .keyMetadata()
                        .arn();
        kms.createAlias(request ->
                request.aliasName("alias/" + stack.name() + "/" + purpose).targetKeyId(arn));
        kms.enableKeyRotation(request -> request.keyId(arn));
        return arn;
    }

    private String policy(String user) {
        return """
        {"Version":"2012-10-17","Statement":[\
        {"Sid":"Administration","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::%s:root"},\
        "Action":"kms:*","Resource":"*"},\
        {"Sid":"Use","Effect":"Allow","Principal":{"Service":"%s"},\
        "Action":["kms:Encrypt","kms:Decrypt","kms:GenerateDataKey*","kms:DescribeKey"],\
        "Resource":"*"}]}\
        """
                .formatted(stack.accountId(), user);
    }
}
