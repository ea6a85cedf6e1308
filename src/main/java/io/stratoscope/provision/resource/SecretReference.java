package io.stratoscope.provision.resource;

import java.util.List;

/**
 * A secret in whose stead a property has CloudFormation's <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html">dynamic
 * reference</a>.
 *
 * @param secretId its name or ARN
 */
record SecretReference(String secretId) {

    private static final String START = "{{resolve:secretsmanager:";
    private static final String END = "}}";

    /** The pieces between the colons of an ARN, such as {@code arn:aws:secretsmanager:eu-central-1:123456789012:secret:name-AbCdEf}. */
    private static final int ARN_PARTS = 7;

    /**
     * Reads the reference.
     *
     * @throws IllegalArgumentException when it is none, or one to a part of a secret or to a certain version. The text is not in the
     *     message: it may be a password.
     */
    static SecretReference of(String text) {
        if (!text.startsWith(START) || !text.endsWith(END)) {
            throw new IllegalArgumentException(
                    "a password is to be given as "
                            + START
                            + "the secret's ARN"
                            + END
                            + ", so that it is nowhere in the clear");
        }
        String inner = text.substring(START.length(), text.length() - END.length());
        List<String> parts = List.of(inner.split(":", -1));
        int own = Math.min(parts.size(), inner.startsWith("arn:") ? ARN_PARTS : 1);
        List<String> rest = parts.subList(own, parts.size());
        boolean whole =
                rest.isEmpty()
                        || (rest.getFirst().equals("SecretString")
                                && rest.stream().skip(1).allMatch(String::isEmpty));
        String secret = String.join(":", parts.subList(0, own));
        if (!whole || secret.isEmpty()) {
            throw new IllegalArgumentException(
                    "a password has to be the whole value of a secret, and its current one");
        }
        return new SecretReference(secret);
    }
}
