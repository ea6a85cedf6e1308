package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.util.List;
import java.util.Optional;

/** The secrets that the application reads are there. What they hold is never read. */
final class SecretsCheck implements PreflightCheck {

    private static final String SECRET = ":secretsmanager:";

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        List<String> secrets =
                situation.original().service().secrets().stream()
                        .filter(each -> each.contains(SECRET))
                        .map(SecretsCheck::whole)
                        .distinct()
                        .toList();
        SecretsManagerClient client = situation.client(SecretsManagerClient.class);
        List<String> wrong =
                secrets.stream().flatMap(each -> problem(client, each).stream()).toList();
        if (!wrong.isEmpty()) {
            return fail(
                    String.join("; ", wrong),
                    "restore it with 'aws secretsmanager restore-secret', or the application does not start");
        }
        return secrets.isEmpty()
                ? pass("the application reads no secret of Secrets Manager")
                : pass(
                        secrets.size()
                                + (secrets.size() == 1 ? " is" : " are")
                                + " there; whether the database takes the password shows when it starts");
    }

    /** A task definition may name a member and a version after the ARN, with colons. */
    private static String whole(String valueFrom) {
        String[] parts = valueFrom.split(":", 8);
        return String.join(":", List.of(parts).subList(0, Math.min(7, parts.length)));
    }

    private static Optional<String> problem(SecretsManagerClient client, String secret) {
        try {
            return Optional.ofNullable(
                            client.describeSecret(request -> request.secretId(secret))
                                    .deletedDate())
                    .map(_ -> secret + " is scheduled for deletion");
        } catch (ResourceNotFoundException _) {
            return Optional.of(secret + " is not there any more");
        }
    }
}
