package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.Ownership;
import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What DataSync copied into buckets, as objects, and what others put there, as files: the two ways in which one and the same bucket is
 * seen. An object that somebody puts or deletes takes a copy's place. Under the account's lock only.
 */
final class S3Copies {

    /** Whose DataSync takes an object's file to be that says nothing of it, as its user guide has it. */
    private static final Ownership NOBODY = new Ownership(65534, 65534, 0755);

    private static final String OWNER = "file-owner";
    private static final String GROUP = "file-group";
    private static final String MODE = "file-permissions";
    private static final String MODIFIED = "file-mtime";

    /** Of a file that is no folder, before its permission bits. */
    private static final int REGULAR = 0100000;

    private static final int OCTAL = 8;
    private static final int PERMISSIONS = 07777;
    private static final Pattern NANOS = Pattern.compile("(\\d{1,10})\\d{9}ns");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final AccountState account;
    private final S3Store store;

    S3Copies(AccountState account, S3Store store) {
        this.account = account;
        this.store = store;
    }

    /** What DataSync put into a bucket that nobody replaced or deleted since. */
    FileTree of(String bucket) {
        return store.copies().of(bucket);
    }

    /** The same by now: what the nights brought is there. */
    private FileTree now(S3Store.BucketRow bucket) {
        account.service(
                        SimulatedDataSync.class,
                        DataSyncClient.class,
                        bucket.bucket().bucketRegion())
                .catchUp();
        return of(bucket.bucket().name());
    }

    /** By key. */
    SortedMap<String, StoredFile> all(S3Store.BucketRow bucket, String prefix) {
        SortedMap<String, StoredFile> all = new TreeMap<>();
        for (Map.Entry<String, StoredFile> file :
                now(bucket).files().tailMap("/" + prefix).entrySet()) {
            if (!file.getKey().startsWith("/" + prefix)) {
                break;
            }
            all.put(file.getKey().substring(1), file.getValue());
        }
        return all;
    }

    Optional<StoredFile> get(S3Store.BucketRow bucket, String key) {
        return now(bucket).get("/" + key);
    }

    /** One is no longer what a caller sees; a bucket that keeps versions keeps it as one. */
    void supersede(S3Store.BucketRow bucket, String key) {
        get(bucket, key)
                .ifPresent(file -> {
                    if (bucket.versioning()
                            .filter(BucketVersioningStatus.ENABLED::equals)
                            .isPresent()) {
                        bucket.versions()
                                .add(key, version(bucket, file), Optional.of(listed(key, file)));
                    }
                    remove(bucket, key);
                });
    }

    /** One is gone for good, if that is its version. */
    void remove(S3Store.BucketRow bucket, String key, String version) {
        get(bucket, key)
                .filter(file -> version(bucket, file).equals(version))
                .ifPresent(_ -> remove(bucket, key));
    }

    private void remove(S3Store.BucketRow bucket, String key) {
        String name = bucket.bucket().name();
        store.copies().replace(name, of(name).without("/" + key));
    }

    /** The version that a copy is. */
    String version(S3Store.BucketRow bucket, StoredFile file) {
        return bucket.versioning().isPresent()
                ? Dice.of(file.seed(), file.size()).hex(32)
                : S3Versions.NULL;
    }

    /** As S3 lists it. */
    static S3Object listed(String key, StoredFile file) {
        return S3Object.builder()
                .key(key)
                .size(file.size())
                .eTag('"' + Dice.of(Ids.mix(file.seed()), file.size()).hex(32) + '"')
                .lastModified(file.modified())
                .storageClass(ObjectStorageClass.STANDARD)
                .build();
    }

    /** What DataSync writes beside an object, so that the file that is made of it later belongs to whom it did. */
    static Map<String, String> metadata(StoredFile file) {
        Ownership ownership = file.ownership();
        if (ownership.equals(NOBODY)) {
            return Map.of();
        }
        return Map.of(
                OWNER,
                String.valueOf(ownership.user()),
                GROUP,
                String.valueOf(ownership.group()),
                MODE,
                "0" + Integer.toOctalString(REGULAR | ownership.mode()),
                MODIFIED,
                nanos(file.modified()),
                "file-atime",
                nanos(file.modified()),
                "user-agent",
                "aws-datasync");
    }

    private static String nanos(Instant time) {
        return "%d%09dns".formatted(time.getEpochSecond(), time.getNano());
    }

    /** A bucket as DataSync reads it: also what others put there, with default owners where they did not say whose it is. */
    FileTree read(String bucket) {
        Map<String, StoredFile> put = new HashMap<>();
        S3Store.BucketRow row = store.buckets().get(bucket);
        if (row != null) {
            for (S3Object object : row.versions().current()) {
                if (!object.key().endsWith("/")) {
                    put.put("/" + object.key(), file(object));
                }
            }
        }
        return FileTree.of(put).with(of(bucket));
    }

    private StoredFile file(S3Object object) {
        Map<String, String> said = store.metadata().getOrDefault(object.eTag(), Map.of());
        return new StoredFile(
                object.size(),
                Ids.mix(object.eTag().hashCode()) & Long.MAX_VALUE,
                modified(said).orElse(object.lastModified()),
                new Ownership(
                        number(said, OWNER, NOBODY.user()),
                        number(said, GROUP, NOBODY.group()),
                        mode(said)));
    }

    private static Optional<Instant> modified(Map<String, String> said) {
        Matcher matcher = NANOS.matcher(said.getOrDefault(MODIFIED, ""));
        return matcher.matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    private static int number(Map<String, String> said, String name, int otherwise) {
        String text = said.getOrDefault(name, "");
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : otherwise;
    }

    private static int mode(Map<String, String> said) {
        String text = said.getOrDefault(MODE, "");
        return text.matches("[0-7]{3,7}")
                ? Integer.parseInt(text, OCTAL) & PERMISSIONS
                : NOBODY.mode();
    }

    /** DataSync writes into a bucket. */
    void add(String bucket, FileTree files) {
        store.copies().add(bucket, files);
    }

    /**
     * DataSync leaves nothing in a folder but these.
     *
     * @param folder begins and ends with a slash
     */
    void keepOnly(String bucket, String folder, FileTree files) {
        S3Store.BucketRow row = store.buckets().get(bucket);
        if (row != null) {
            for (S3Object object : row.versions().current()) {
                if (("/" + object.key()).startsWith(folder)) {
                    row.versions().hide(object.key(), row.versioning().isPresent());
                }
            }
        }
        store.copies().replace(bucket, of(bucket).outside(folder).with(files.into(folder)));
    }
}
