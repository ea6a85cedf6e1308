package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.PhotoLibrary;
import io.stratoscope.simulator.photos.StoredFile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is in file systems, by their ids. Under the account's lock only. */
final class EfsContents {

    /**
     * What somebody uploads into.
     *
     * @param folder begins and ends with a slash
     */
    private record Uploads(PhotoLibrary library, String folder) {}

    private final Map<String, Uploads> inUse = new TreeMap<>();

    /** Whose uploads are in the database: their rows stay when a file system goes. */
    private Optional<PhotoLibrary> library = Optional.empty();

    private final HeldFiles copied = new HeldFiles();

    /**
     * From now on a file system holds what is uploaded.
     *
     * @param folder where; begins and ends with a slash
     */
    void use(String fileSystem, PhotoLibrary library, String folder) {
        this.library = this.library.or(() -> Optional.of(library));
        inUse.put(fileSystem, new Uploads(library, folder));
    }

    /** All files at a time; of what was copied into it, all that there is by now. */
    FileTree at(String fileSystem, Instant time) {
        FileTree uploaded =
                Optional.ofNullable(inUse.get(fileSystem))
                        .map(uploads -> uploads.library().files(time).into(uploads.folder()))
                        .orElse(FileTree.EMPTY);
        return uploaded.with(copied.of(fileSystem));
    }

    /** One of them, without making the others. */
    Optional<StoredFile> file(String fileSystem, String path, Instant time) {
        Optional<StoredFile> there = copied.of(fileSystem).get(path);
        Uploads uploads = inUse.get(fileSystem);
        return there.isPresent() || uploads == null || !path.startsWith(uploads.folder())
                ? there
                : uploads.library().file(path.substring(uploads.folder().length() - 1), time);
    }

    /** What the database says of what is uploaded at a time. */
    LibraryRows rows(Instant time) {
        return library.map(all -> all.rows(time)).orElse(LibraryRows.NONE);
    }

    /** How much is in it at a time. */
    long bytes(String fileSystem, Instant time) {
        Uploads uploads = inUse.get(fileSystem);
        FileTree more = copied.of(fileSystem);
        return uploads == null || !more.equals(FileTree.EMPTY)
                ? at(fileSystem, time).bytes()
                : uploads.library().bytes(time);
    }

    /** The files that were uploaded after one time and until another. */
    FileTree uploaded(String fileSystem, Instant after, Instant until) {
        return Optional.ofNullable(inUse.get(fileSystem))
                .map(uploads -> uploads.library().added(after, until).into(uploads.folder()))
                .orElse(FileTree.EMPTY);
    }

    /** Files come in, over those with the same paths. */
    void add(String fileSystem, FileTree files) {
        copied.add(fileSystem, files);
    }

    /** Nothing is in it but these, and nobody uploads into it any more. */
    void replace(String fileSystem, FileTree files) {
        inUse.remove(fileSystem);
        copied.replace(fileSystem, files);
    }

    /** It is gone, with all that was in it. */
    void forget(String fileSystem) {
        inUse.remove(fileSystem);
        copied.forget(fileSystem);
    }
}
