package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.PhotoLibrary;
import io.stratoscope.simulator.photos.StoredFile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in file systems, by their ids. Under the account's lock only. */
final class EfsContents {

    /**
     * What somebody uploads into.
     *
     * @param folder begins and ends with a slash
     */
    private record Uploads(PhotoLibrary library, String folder, UploadTimes times) {

        /** The files that came after one time and until another. */
        FileTree added(Instant after, Instant until) {
            FileTree all = FileTree.EMPTY;
            for (UploadTimes.Span span : times.spans()) {
                Instant from = span.after().isAfter(after) ? span.after() : after;
                Instant to = span.until().isBefore(until) ? span.until() : until;
                if (from.isBefore(to)) {
                    all =
                            all.with(
                                    from.equals(Instant.MIN)
                                            ? library.files(to)
                                            : library.added(from, to));
                }
            }
            return all.into(folder);
        }

        Uploads with(UploadTimes others) {
            return new Uploads(library, folder, others);
        }
    }

    private final Map<String, Uploads> inUse = new TreeMap<>();

    private final Set<String> gone = new TreeSet<>();

    private final HeldFiles copied = new HeldFiles();

    /**
     * From its beginning on, a file system holds what is uploaded.
     *
     * @param folder where; begins and ends with a slash
     */
    void use(String fileSystem, PhotoLibrary library, String folder) {
        inUse.put(fileSystem, new Uploads(library, folder, UploadTimes.always()));
    }

    /**
     * Who uploaded into one file system uploads into another from now on.
     *
     * @param folder where; begins and ends with a slash
     */
    void move(String from, String to, String folder, Instant at) {
        Uploads former = inUse.get(from);
        if (former != null && former.times().holds(Instant.MAX)) {
            inUse.put(from, former.with(former.times().until(at)));
            UploadTimes there =
                    Optional.ofNullable(inUse.get(to))
                            .filter(uploads -> uploads.folder().equals(folder))
                            .map(Uploads::times)
                            .orElseGet(UploadTimes::never);
            inUse.put(to, new Uploads(former.library(), folder, there.andAfter(at)));
        }
    }

    /** All files at a time; of what was copied into it, all that there is by now. */
    FileTree at(String fileSystem, Instant time) {
        return uploaded(fileSystem, Instant.MIN, time).with(copied.of(fileSystem));
    }

    /** One of them, without making the others. */
    Optional<StoredFile> file(String fileSystem, String path, Instant time) {
        Optional<StoredFile> there = copied.of(fileSystem).get(path);
        Uploads uploads = inUse.get(fileSystem);
        return there.isPresent() || uploads == null || !path.startsWith(uploads.folder())
                ? there
                : uploads.library()
                        .file(path.substring(uploads.folder().length() - 1), time)
                        .filter(file -> uploads.times().holds(file.modified()));
    }

    /** How much is in it at a time. */
    long bytes(String fileSystem, Instant time) {
        Uploads uploads = inUse.get(fileSystem);
        FileTree more = copied.of(fileSystem);
        return uploads == null
                        || gone.contains(fileSystem)
                        || !uploads.times().equals(UploadTimes.always())
                        || !more.equals(FileTree.EMPTY)
                ? at(fileSystem, time).bytes()
                : uploads.library().bytes(time);
    }

    /** The files that were uploaded after one time and until another. */
    FileTree uploaded(String fileSystem, Instant after, Instant until) {
        return Optional.ofNullable(inUse.get(fileSystem))
                .filter(_ -> !gone.contains(fileSystem))
                .map(uploads -> uploads.added(after, until))
                .orElse(FileTree.EMPTY);
    }

    /** Files come in, over those with the same paths. */
    void add(String fileSystem, FileTree files) {
        copied.add(fileSystem, files);
    }

    /** Nothing is in it but these, and what is uploaded from now on where somebody still uploads. */
    void replace(String fileSystem, FileTree files, Instant now) {
        inUse.computeIfPresent(
                fileSystem,
                (_, uploads) ->
                        uploads.with(
                                uploads.times().holds(Instant.MAX)
                                        ? UploadTimes.never().andAfter(now)
                                        : UploadTimes.never()));
        copied.replace(fileSystem, files);
    }

    /** It is gone, with all that was in it. Who uploaded into it will upload into the one that takes its place. */
    void forget(String fileSystem) {
        gone.add(fileSystem);
        copied.forget(fileSystem);
    }
}
