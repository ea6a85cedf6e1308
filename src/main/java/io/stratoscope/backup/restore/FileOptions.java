package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import software.amazon.awssdk.services.datasync.model.Atime;
import software.amazon.awssdk.services.datasync.model.Gid;
import software.amazon.awssdk.services.datasync.model.Mtime;
import software.amazon.awssdk.services.datasync.model.Options;
import software.amazon.awssdk.services.datasync.model.PosixPermissions;
import software.amazon.awssdk.services.datasync.model.PreserveDeletedFiles;
import software.amazon.awssdk.services.datasync.model.Uid;
import software.amazon.awssdk.services.datasync.model.VerifyMode;

/**
 * How DataSync copies files back: owners, permissions and times as they were, nothing removed at the destination, and what was copied
 * verified. Facts: <a href="https://docs.aws.amazon.com/datasync/latest/userguide/API_Options.html">Options</a>.
 */
final class FileOptions {

    private FileOptions() {}

    /** Sets what has to be so. */
    static Options.Builder kept(Options.Builder options) {
        return options.uid(Uid.INT_VALUE)
                .gid(Gid.INT_VALUE)
                .posixPermissions(PosixPermissions.PRESERVE)
                .mtime(Mtime.PRESERVE)
                .atime(Atime.BEST_EFFORT)
                .preserveDeletedFiles(PreserveDeletedFiles.PRESERVE)
                .verifyMode(VerifyMode.ONLY_FILES_TRANSFERRED);
    }

    /** The options of a task that copies back, in the place of a former one's. */
    static JsonObject of(JsonObject former) {
        JsonValue.ObjectBuilder options = JsonValue.object();
        former.members().forEach(options::put);
        return options.put("Uid", "INT_VALUE")
                .put("Gid", "INT_VALUE")
                .put("PosixPermissions", "PRESERVE")
                .put("Mtime", "PRESERVE")
                .put("Atime", "BEST_EFFORT")
                .put("PreserveDeletedFiles", "PRESERVE")
                .put("VerifyMode", "ONLY_FILES_TRANSFERRED")
                .build();
    }

    /** Whether a task's options would lose something. */
    static boolean lose(JsonObject options) {
        return options.text("PreserveDeletedFiles").filter("REMOVE"::equals).isPresent()
                || options.text("Uid").filter("NONE"::equals).isPresent()
                || options.text("Gid").filter("NONE"::equals).isPresent()
                || options.text("PosixPermissions").filter("NONE"::equals).isPresent()
                || options.text("VerifyMode").filter("NONE"::equals).isPresent();
    }
}
