package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.Ownership;

import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is at a location, and how something gets there. */
final class DataSyncEnds {

    private static final Pattern FILES = Pattern.compile("efs://[^./]+\\.([^/]+)(/.*)");

    private static final Pattern OBJECTS = Pattern.compile("s3://([^/]+)(/.*)");

    private final SimulatedDataSync dataSync;
    private final DataSyncLocations locations;

    DataSyncEnds(SimulatedDataSync dataSync, DataSyncLocations locations) {
        this.dataSync = dataSync;
        this.locations = locations;
    }

    private sealed interface Place {
        record Files(String fileSystem, String folder) implements Place {}

        record Objects(String bucket, String folder) implements Place {}
    }

    private Place place(String location) {
        String uri = locations.uri(location);
        Matcher bucket = OBJECTS.matcher(uri);
        if (bucket.matches()) {
            return new Place.Objects(bucket.group(1), bucket.group(2));
        }
        Matcher files = FILES.matcher(uri);
        if (!files.matches()) {
            throw new IllegalStateException("no location: " + uri);
        }
        return new Place.Files(files.group(1), rooted(location) + files.group(2).substring(1));
    }

    /** Where an access point has its root, if the location goes through one; ends with a slash. */
    private String rooted(String location) {
        return accessPoint(location).map(EfsAccessPoints::folder).orElse("/");
    }

    private Optional<AccessPointDescription> accessPoint(String location) {
        return locations
                .onEfs(location)
                .map(DescribeLocationEfsResponse::accessPointArn)
                .map(arn -> efs().state().accessPoints().get(arn));
    }

    /** The file system of a location; empty where it is in a bucket. */
    Optional<String> fileSystem(String location) {
        return switch (place(location)) {
            case Place.Files(String fileSystem, _) -> Optional.of(fileSystem);
            case Place.Objects _ -> Optional.empty();
        };
    }

    /** The files of a location at a time, by their paths from there. */
    FileTree read(String location, Instant at) {
        return switch (place(location)) {
            case Place.Files(String fileSystem, String folder) ->
                    efs().contents().at(fileSystem, at).in(folder);
            case Place.Objects(String bucket, String folder) ->
                    s3().copies().read(bucket).in(folder);
        };
    }

    /** The files that users put into a location after one time and until another. */
    FileTree uploaded(String location, Instant after, Instant until) {
        return switch (place(location)) {
            case Place.Files(String fileSystem, String folder) ->
                    efs().contents().uploaded(fileSystem, after, until).in(folder);
            case Place.Objects _ -> FileTree.EMPTY;
        };
    }

    /** Files come to a location. */
    void add(String location, FileTree files) {
        switch (place(location)) {
            case Place.Files(String fileSystem, String folder) ->
                    efs().contents().add(fileSystem, files.into(folder));
            case Place.Objects(String bucket, String folder) ->
                    s3().copies().add(bucket, files.into(folder));
        }
    }

    /** Nothing stays at a location but these. */
    void replace(String location, FileTree files) {
        switch (place(location)) {
            case Place.Files(String fileSystem, String folder) ->
                    efs().contents()
                            .replace(
                                    fileSystem,
                                    efs().contents()
                                            .at(fileSystem, dataSync.account().now())
                                            .outside(folder)
                                            .with(files.into(folder)),
                                    dataSync.account().now());
            case Place.Objects(String bucket, String folder) ->
                    s3().copies().keepOnly(bucket, folder, files);
        }
    }

    /** Whom an access point makes the owner of whatever is written through it. */
    Optional<Ownership> enforced(String location) {
        return accessPoint(location)
                .flatMap(point -> Optional.ofNullable(point.posixUser()))
                .map(user ->
                        new Ownership(Math.toIntExact(user.uid()), Math.toIntExact(user.gid()), 0));
    }

    private SimulatedEfs efs() {
        return dataSync.account().service(SimulatedEfs.class, EfsClient.class, dataSync.region());
    }

    private SimulatedS3 s3() {
        return dataSync.account().service(SimulatedS3.class, S3Client.class, dataSync.region());
    }
}
