package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** Whether a key can be used, and what cannot be read without it. */
final class KmsKeyRule implements HealthRule {

    @Override
    public String key() {
        return "kms-key";
    }

    @Override
    public String title() {
        return "A key that something is encrypted by is enabled and stays.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.KMS_KEY).stream()
                .map(key -> verdict(key, situation))
                .toList();
    }

    private Verdict verdict(Resource key, Situation situation) {
        String state = key.description().text("KeyState").orElse("");
        Reading read = Reading.of(key, state, "KeyState");
        List<String> encrypted =
                situation
                        .topology()
                        .sources(key.arn(), RelationKind.ENCRYPTED_BY)
                        .map(situation.topology()::name)
                        .distinct()
                        .toList();
        String what =
                encrypted.isEmpty()
                        ? "nothing here is encrypted by it"
                        : String.join(", ", encrypted) + " cannot be read or written without it";
        return switch (state) {
            case "Enabled" ->
                    Verdict.ok(key(), key.arn(), "It is enabled: " + count(encrypted), read);
            case "" ->
                    Verdict.unknown(
                            key(), key.arn(), "KMS did not say how it is.", "Refresh.", read);
            case "PendingDeletion", "PendingReplicaDeletion" ->
                    bad(
                            key,
                            !encrypted.isEmpty(),
                            "It will be deleted"
                                    + key.description()
                                            .text("DeletionDate")
                                            .map(date -> " on " + date.substring(0, 10))
                                            .orElse("")
                                    + ", for good: "
                                    + what
                                    + ".",
                            "Cancel the deletion (kms cancel-key-deletion) and enable it again.",
                            read);
            default ->
                    bad(
                            key,
                            !encrypted.isEmpty(),
                            "It is " + state + ": " + what + ".",
                            "Enable it again (kms enable-key).",
                            read);
        };
    }

    private static String count(List<String> encrypted) {
        return encrypted.size() == 1
                ? encrypted.getFirst() + " is encrypted by it."
                : encrypted.size() + " resources are encrypted by it.";
    }

    /** A key that nothing needs may go. */
    private Verdict bad(
            Resource key, boolean needed, String words, String remedy, Reading reading) {
        return needed
                ? Verdict.down(key(), key.arn(), words, remedy, reading)
                : Verdict.notice(key(), key.arn(), words, remedy, reading);
    }
}
