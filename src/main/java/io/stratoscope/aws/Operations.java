package io.stratoscope.aws;

import java.util.List;
import java.util.Set;

/** What is known of API operations by their names. Closed by default: what is not known to only read, writes. */
final class Operations {

    private static final List<String> READING_VERBS =
            List.of(
                    "Describe",
                    "List",
                    "Get",
                    "Head",
                    "Search",
                    "Lookup",
                    "BatchGet",
                    "Filter",
                    "Simulate",
                    "TestMetric");

    private static final Set<String> READS_ALL_THE_SAME =
            Set.of("logs:StartQuery", "logs:StopQuery", "logs:StartLiveTail", "sts:AssumeRole");

    private static final Set<String> REVEALS_SECRETS =
            Set.of(
                    "secretsmanager:GetSecretValue",
                    "secretsmanager:BatchGetSecretValue",
                    "secretsmanager:GetRandomPassword",
                    "kms:Decrypt",
                    "kms:GenerateDataKey",
                    "ssm:GetParameter",
                    "ssm:GetParameters",
                    "ssm:GetParametersByPath",
                    "ec2:GetPasswordData");

    private Operations() {}

    static boolean onlyReads(String service, String operation) {
        String action = service + ":" + operation;
        return READS_ALL_THE_SAME.contains(action)
                || READING_VERBS.stream().anyMatch(verb -> startsWithVerb(operation, verb));
    }

    static boolean revealsSecrets(String service, String operation) {
        return REVEALS_SECRETS.contains(service + ":" + operation);
    }

    // "Getaway" is not "Get": after the verb a new word begins.
    private static boolean startsWithVerb(String operation, String verb) {
        return operation.startsWith(verb)
                && (operation.length() == verb.length()
                        || Character.isUpperCase(operation.charAt(verb.length())));
    }
}
