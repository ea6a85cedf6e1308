package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The keys that snapshot and files are encrypted with can be used. */
final class KeysCheck implements PreflightCheck {

    @Override
    public String name() {
        return "encryption keys";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        NavigableSet<String> keys = new TreeSet<>();
        situation.stack().snapshot().key().ifPresent(keys::add);
        situation.original().files().key().ifPresent(keys::add);
        if (keys.isEmpty()) {
            return pass("nothing is encrypted with a key that could be disabled");
        }
        KmsClient kms = situation.client(KmsClient.class);
        List<String> wrong = keys.stream().flatMap(key -> problem(kms, key).stream()).toList();
        return wrong.isEmpty()
                ? pass(String.join(", ", keys) + ": enabled")
                : fail(
                        String.join("; ", wrong),
                        "enable it or cancel its deletion in KMS: nothing encrypted with it can be read");
    }

    private static Optional<String> problem(KmsClient kms, String key) {
        try {
            KeyMetadata found = kms.describeKey(request -> request.keyId(key)).keyMetadata();
            return Boolean.TRUE.equals(found.enabled())
                    ? Optional.empty()
                    : Optional.of(key + " is " + found.keyStateAsString());
        } catch (NotFoundException _) {
            return Optional.of(key + " is not there any more");
        }
    }
}
