package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.Ownership;
import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.datasync.model.OverwriteMode;
import software.amazon.awssdk.services.datasync.model.PreserveDeletedFiles;
import software.amazon.awssdk.services.datasync.model.TransferMode;
import software.amazon.awssdk.services.datasync.model.VerifyMode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one execution of a DataSync task has to do, as its preparation finds it: the files that the destination has not, or has
 * otherwise. What is in a file does not tell: size, time and owner do, so that silent damage is only seen by what verifies all.
 *
 * @param wanted the source, as far as the task includes it
 * @param present the destination before
 * @param transferred what is copied, in the order of paths
 * @param arriving the same, as it is at the destination: an access point that enforces an identity makes it the owner of all
 * @param removes whether what the source has not goes from the destination
 */
record DataSyncCopy(
        FileTree wanted,
        FileTree present,
        FileTree transferred,
        FileTree arriving,
        boolean removes,
        VerifyMode verify) {

    /**
     * What is to be done.
     *
     * @param included begins of paths; empty: all
     * @param enforced whom an access point at the destination makes the owner
     */
    static DataSyncCopy of(
            FileTree source,
            FileTree destination,
            List<String> included,
            Optional<Ownership> enforced,
            software.amazon.awssdk.services.datasync.model.Options options) {
        FileTree wanted = included.isEmpty() ? source : filtered(source, included);
        Map<String, StoredFile> transferred = new TreeMap<>();
        Map<String, StoredFile> arriving = new TreeMap<>();
        boolean overwrites = options.overwriteMode() != OverwriteMode.NEVER;
        boolean all = options.transferMode() == TransferMode.ALL;
        wanted.files()
                .forEach((path, file) -> {
                    Optional<StoredFile> there = destination.get(path);
                    if (there.isEmpty() || (overwrites && (all || !there.get().looksLike(file)))) {
                        transferred.put(path, file);
                        arriving.put(
                                path,
                                enforced.map(owner ->
                                                file.owned(
                                                        file.ownership()
                                                                .of(owner.user(), owner.group())))
                                        .orElse(file));
                    }
                });
        return new DataSyncCopy(
                wanted,
                destination,
                FileTree.of(transferred),
                FileTree.of(arriving),
                options.preserveDeletedFiles() == PreserveDeletedFiles.REMOVE,
                options.verifyMode() == null
                        ? VerifyMode.POINT_IN_TIME_CONSISTENT
                        : options.verifyMode());
    }

    private static FileTree filtered(FileTree source, List<String> included) {
        Map<String, StoredFile> kept = new TreeMap<>();
        source.files()
                .forEach((path, file) -> {
                    if (included.stream().anyMatch(folder -> isIn(path, folder))) {
                        kept.put(path, file);
                    }
                });
        return FileTree.of(kept);
    }

    private static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    /** The files that have come over when so much of the transfer is done, in the order of paths. */
    FileTree arrived(double part) {
        long bytes = (long) (transferred.bytes() * part);
        Map<String, StoredFile> done = new TreeMap<>();
        for (Map.Entry<String, StoredFile> file : arriving.files().entrySet()) {
            bytes -= file.getValue().size();
            if (bytes < 0) {
                break;
            }
            done.put(file.getKey(), file.getValue());
        }
        return part >= 1 ? arriving : FileTree.of(done);
    }

    /** The destination after all of it. */
    FileTree after() {
        return removes ? wanted.with(arriving) : present.with(arriving);
    }

    /** Paths that are at the destination otherwise than at the source; none where nothing is verified. */
    List<String> mismatches() {
        FileTree after = after();
        return switch (verify) {
            case NONE -> List.of();
            case ONLY_FILES_TRANSFERRED -> mismatches(transferred, after);
            case POINT_IN_TIME_CONSISTENT, UNKNOWN_TO_SDK_VERSION -> mismatches(wanted, after);
        };
    }

    private static List<String> mismatches(FileTree expected, FileTree there) {
        return expected.files().entrySet().stream()
                .filter(file ->
                        !there.get(file.getKey())
                                .filter(found -> found.equals(file.getValue()))
                                .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }
}
