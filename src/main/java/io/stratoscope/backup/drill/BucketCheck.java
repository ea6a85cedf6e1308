package io.stratoscope.backup.drill;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket has files in the folder that the copies go to. */
final class BucketCheck implements PreflightCheck {

    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "copied files";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        Original.Copies copies = situation.original().copies();
        String prefix = copies.prefix();
        String words = "s3://" + copies.bucketName() + "/" + prefix;
        try {
            return situation
                            .client(S3Client.class)
                            .listObjectsV2(request ->
                                    request.bucket(copies.bucketName()).prefix(prefix).maxKeys(1))
                            .contents()
                            .isEmpty()
                    ? fail(words + " is empty", "back up with: stratoscope backup now --unlock")
                    : pass(words + " holds files");
        } catch (NoSuchBucketException _) {
            return gone(words);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return gone(words);
            }
            throw e;
        }
    }

    private DrillCheck gone(String words) {
        return fail(words + ": there is no such bucket", "without it no file can be restored");
    }
}
