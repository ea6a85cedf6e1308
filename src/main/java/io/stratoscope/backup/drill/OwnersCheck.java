package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.List;
import java.util.Set;

/**
 * The copies say whose the files are. DataSync writes that beside each object, and gives what says nothing to nobody (DataSync's user
 * guide, "Understanding how DataSync handles file and object metadata"): the application can then not write where it has to.
 */
final class OwnersCheck implements PreflightCheck {

    /** Some are enough: what loses the owners, another tool or a copy of the bucket, loses them all. */
    private static final int SAMPLE = 5;

    private static final int PAGE = 100;

    private static final Set<String> OWNER = Set.of("file-owner", "file-group", "file-permissions");

    @Override
    public String name() {
        return "owners of the files";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        S3Client s3 = situation.client(S3Client.class);
        Original.Copies copies = situation.original().copies();
        List<String> some =
                s3
                        .listObjectsV2(request ->
                                request.bucket(copies.bucketName())
                                        .prefix(copies.prefix())
                                        .maxKeys(PAGE))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .filter(key -> !key.endsWith("/"))
                        .limit(SAMPLE)
                        .toList();
        if (some.isEmpty()) {
            return notCheckable("there is no file to look at");
        }
        List<String> nobodys =
                some.stream().filter(key -> !hasOwner(s3, copies.bucketName(), key)).toList();
        return nobodys.isEmpty()
                ? pass("all of " + some.size() + " files looked at have an owner and permissions")
                : fail(
                        "%d of %d files looked at have lost owner and permissions, as s3://%s/%s"
                                .formatted(
                                        nobodys.size(),
                                        some.size(),
                                        copies.bucketName(),
                                        nobodys.getFirst()),
                        "let the task that copies the files preserve them, and back up again with:"
                                + " stratoscope backup now --unlock");
    }

    private static boolean hasOwner(S3Client s3, String bucket, String key) {
        return s3.headObject(request -> request.bucket(bucket).key(key))
                .metadata()
                .keySet()
                .containsAll(OWNER);
    }
}
