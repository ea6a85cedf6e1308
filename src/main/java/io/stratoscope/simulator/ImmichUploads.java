package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.Ownership;
import io.stratoscope.simulator.photos.PhotoLibrary;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;

/** The family behind the Immich project: from the day that it was made, they put their photos into its file system. */
final class ImmichUploads {

    private static final int READABLE = 0644;

    private ImmichUploads() {}

    /** They begin. The project must be there, and nothing else. */
    static void begin(AccountState account) {
        SimulatedEfs efs =
                account.service(SimulatedEfs.class, EfsClient.class, account.homeRegion());
        for (AccessPointDescription point : efs.state().accessPoints().all()) {
            efs.contents()
                    .use(
                            point.fileSystemId(),
                            new PhotoLibrary("immich", account.now(), owner(point)),
                            folder(point));
        }
    }

    private static Ownership owner(AccessPointDescription point) {
        return new Ownership(
                Math.toIntExact(point.posixUser().uid()),
                Math.toIntExact(point.posixUser().gid()),
                READABLE);
    }

    private static String folder(AccessPointDescription point) {
        String path = point.rootDirectory().path();
        return path.endsWith("/") ? path : path + "/";
    }
}
