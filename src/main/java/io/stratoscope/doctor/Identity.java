package io.stratoscope.doctor;

import io.stratoscope.model.Arn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom AWS takes the caller for.
 *
 * @param account twelve digits
 */
public record Identity(String account, Arn arn) {

    /** IAM Identity Center names its roles {@code AWSReservedSSO_PERMISSIONSET_HASH}. */
    private static final Pattern SINGLE_SIGN_ON =
            Pattern.compile("assumed-role/AWSReservedSSO_(.+)_[0-9a-f]{16}/.*");

    private static final Pattern ASSUMED_ROLE = Pattern.compile("assumed-role/([^/]+)/.*");

    /** What kind of credentials it is, for people. */
    public String kind() {
        String who = arn.resource();
        Matcher signOn = SINGLE_SIGN_ON.matcher(who);
        if (signOn.matches()) {
            return "single sign-on with permission set " + signOn.group(1);
        }
        Matcher role = ASSUMED_ROLE.matcher(who);
        if (role.matches()) {
            return "assumed role " + role.group(1);
        }
        if (who.equals("root")) {
            return "account root user";
        }
        if (who.startsWith("federated-user/")) {
            return "federated user";
        }
        return who.startsWith("user/") ? "IAM user" : "credentials of an unknown kind";
    }

    /** Whether it is the root user, whom AWS says not to use for daily work. */
    public boolean root() {
        return arn.resource().equals("root");
    }
}
