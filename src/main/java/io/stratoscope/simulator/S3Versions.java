package io.stratoscope.simulator;

import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one bucket holds: under each key its versions, newest first, delete markers among them. */
final class S3Versions {

    /** The id of what was put while the bucket kept no versions. */
    static final String NULL = "null";

    /**
     * One version.
     *
     * @param object empty for a delete marker
     */
    record Version(String key, String id, boolean latest, Optional<S3Object> object) {
        Version latest(boolean is) {
            return new Version(key, id, is, object);
        }
    }

    private final Map<String, List<Version>> byKey = new TreeMap<>();

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** What a caller who asks for no version sees, by key. */
    List<S3Object> current() {
        return byKey.values().stream()
                .flatMap(versions -> versions.getFirst().object().stream())
                .toList();
    }

    /** Every version, sorted by key, newest first. */
    List<Version> all() {
        List<Version> all = new ArrayList<>();
        for (List<Version> versions : byKey.values()) {
            for (int i = 0; i < versions.size(); i++) {
                all.add(versions.get(i).latest(i == 0));
            }
        }
        return all;
    }

    /** Adds a version, or a delete marker; it takes the place of the one with the same id. */
    void add(String key, String id, Optional<S3Object> object) {
        List<Version> versions = byKey.computeIfAbsent(key, name -> new ArrayList<>());
        versions.removeIf(version -> version.id().equals(id));
        versions.addFirst(new Version(key, id, true, object));
    }

    /**
     * DataSync deletes an object.
     *
     * @param kept whether its bucket keeps versions
     */
    void hide(String key, boolean kept) {
        if (kept) {
            add(key, "datasync-" + byKey.getOrDefault(key, List.of()).size(), Optional.empty());
        } else {
            remove(key, NULL);
        }
    }

    /** Takes a version away for good; one that is not there is none too many. */
    void remove(String key, String id) {
        List<Version> versions = byKey.get(key);
        if (versions != null) {
            versions.removeIf(version -> version.id().equals(id));
            if (versions.isEmpty()) {
                byKey.remove(key);
            }
        }
    }
}
