package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.datasync.model.CreateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Response;
import software.amazon.awssdk.services.datasync.model.DeleteLocationRequest;
import software.amazon.awssdk.services.datasync.model.DeleteLocationResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Request;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Response;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.ListLocationsRequest;
import software.amazon.awssdk.services.datasync.model.ListLocationsResponse;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;
import software.amazon.awssdk.services.datasync.model.TagListEntry;
import software.amazon.awssdk.services.datasync.model.UpdateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.UpdateLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.UpdateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.UpdateLocationS3Response;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Locations on EFS and S3. */
final class DataSyncLocations {

    private final SimulatedDataSync dataSync;
    private final ServiceTags<TagListEntry> tags;
    private final Rows<DescribeTaskResponse> tasks;
    private final DataSyncAccess access;
    private final Map<String, DescribeLocationEfsResponse> efsLocations = new TreeMap<>();
    private final Map<String, DescribeLocationS3Response> s3Locations = new TreeMap<>();

    DataSyncLocations(
            SimulatedDataSync dataSync,
            ServiceTags<TagListEntry> tags,
            Rows<DescribeTaskResponse> tasks) {
        this.dataSync = dataSync;
        this.tags = tags;
        this.tasks = tasks;
        access = new DataSyncAccess(dataSync);
    }

    CreateLocationEfsResponse createLocationEfs(CreateLocationEfsRequest request) {
        String fileSystem = SimulatedDataSync.lastPart(request.efsFilesystemArn());
        access.toExisting(fileSystem);
        if (request.ec2Config() != null) {
            access.toFileSystem(fileSystem, request.ec2Config().subnetArn());
        }
        String arn = dataSync.arn("location/" + dataSync.account().ids().ec2("loc"));
        efsLocations.put(
                arn,
                DescribeLocationEfsResponse.builder()
                        .locationArn(arn)
                        .locationUri(
                                "efs://"
                                        + dataSync.region()
                                        + "."
                                        + fileSystem
                                        + path(request.subdirectory()))
                        .ec2Config(request.ec2Config())
                        .accessPointArn(request.accessPointArn())
                        .fileSystemAccessRoleArn(request.fileSystemAccessRoleArn())
                        .inTransitEncryption(request.inTransitEncryption())
                        .creationTime(dataSync.account().now())
                        .build());
        tags.register(arn, request.tags());
        return CreateLocationEfsResponse.builder().locationArn(arn).build();
    }

    CreateLocationS3Response createLocationS3(CreateLocationS3Request request) {
        String bucket = request.s3BucketArn().substring("arn:aws:s3:::".length());
        if (request.s3Config() != null) {
            access.toBucket(bucket, request.s3Config().bucketAccessRoleArn());
        }
        String arn = dataSync.arn("location/" + dataSync.account().ids().ec2("loc"));
        s3Locations.put(
                arn,
                DescribeLocationS3Response.builder()
                        .locationArn(arn)
                        .locationUri("s3://" + bucket + path(request.subdirectory()))
                        .s3StorageClass(request.s3StorageClass())
                        .s3Config(request.s3Config())
                        .creationTime(dataSync.account().now())
                        .build());
        tags.register(arn, request.tags());
        return CreateLocationS3Response.builder().locationArn(arn).build();
    }

    // DataSync writes a path with a slash at both ends.
    private static String path(@Nullable String subdirectory) {
        String path = subdirectory == null ? "/" : subdirectory;
        return (path.startsWith("/") ? "" : "/") + path + (path.endsWith("/") ? "" : "/");
    }

    // What a request leaves out stays.
    UpdateLocationEfsResponse update(UpdateLocationEfsRequest request) {
        DescribeLocationEfsResponse location = efs(request.locationArn());
        DescribeLocationEfsResponse.Builder changed = location.toBuilder();
        if (request.subdirectory() != null) {
            changed.locationUri(moved(location.locationUri(), request.subdirectory()));
        }
        if (request.accessPointArn() != null) {
            changed.accessPointArn(request.accessPointArn());
        }
        if (request.fileSystemAccessRoleArn() != null) {
            changed.fileSystemAccessRoleArn(request.fileSystemAccessRoleArn());
        }
        if (request.inTransitEncryption() != null) {
            changed.inTransitEncryption(request.inTransitEncryption());
        }
        efsLocations.put(request.locationArn(), changed.build());
        return UpdateLocationEfsResponse.builder().build();
    }

    UpdateLocationS3Response update(UpdateLocationS3Request request) {
        DescribeLocationS3Response location = s3(request.locationArn());
        DescribeLocationS3Response.Builder changed = location.toBuilder();
        if (request.s3Config() != null) {
            access.toBucket(
                    location.locationUri().split("/", -1)[2],
                    request.s3Config().bucketAccessRoleArn());
            changed.s3Config(request.s3Config());
        }
        if (request.subdirectory() != null) {
            changed.locationUri(moved(location.locationUri(), request.subdirectory()));
        }
        if (request.s3StorageClass() != null) {
            changed.s3StorageClass(request.s3StorageClass());
        }
        s3Locations.put(request.locationArn(), changed.build());
        return UpdateLocationS3Response.builder().build();
    }

    private static String moved(String uri, String subdirectory) {
        return uri.substring(0, uri.indexOf('/', uri.indexOf("://") + 3)) + path(subdirectory);
    }

    DescribeLocationEfsResponse describeLocationEfs(DescribeLocationEfsRequest request) {
        return efs(request.locationArn());
    }

    /** Where it is, as DataSync writes it. */
    String uri(String arn) {
        exists(arn);
        return efsLocations.containsKey(arn)
                ? efsLocations.get(arn).locationUri()
                : s3(arn).locationUri();
    }

    /** A location if it is one on EFS. */
    Optional<DescribeLocationEfsResponse> onEfs(String arn) {
        return Optional.ofNullable(efsLocations.get(arn));
    }

    private DescribeLocationEfsResponse efs(String arn) {
        return Optional.ofNullable(efsLocations.get(arn)).orElseThrow(() -> noLocation(arn));
    }

    DescribeLocationS3Response describeLocationS3(DescribeLocationS3Request request) {
        return s3(request.locationArn());
    }

    private DescribeLocationS3Response s3(String arn) {
        return Optional.ofNullable(s3Locations.get(arn)).orElseThrow(() -> noLocation(arn));
    }

    ListLocationsResponse listLocations(ListLocationsRequest request) {
        dataSync.unfiltered(request.hasFilters() && !request.filters().isEmpty());
        Map<String, String> uris = new TreeMap<>();
        efsLocations.forEach((arn, location) -> uris.put(arn, location.locationUri()));
        s3Locations.forEach((arn, location) -> uris.put(arn, location.locationUri()));
        List<LocationListEntry> entries = new ArrayList<>();
        uris.forEach((arn, uri) ->
                entries.add(LocationListEntry.builder().locationArn(arn).locationUri(uri).build()));
        var page =
                dataSync.page(
                        entries,
                        SimulatedDataSync.PAGES,
                        request.maxResults(),
                        request.nextToken());
        return ListLocationsResponse.builder()
                .locations(page.items())
                .nextToken(page.token())
                .build();
    }

    DeleteLocationResponse deleteLocation(DeleteLocationRequest request) {
        String arn = request.locationArn();
        exists(arn);
        boolean used =
                tasks.all().stream()
                        .anyMatch(task ->
                                task.sourceLocationArn().equals(arn)
                                        || task.destinationLocationArn().equals(arn));
        if (used) {
            throw dataSync.invalid(
                    "Location " + SimulatedDataSync.lastPart(arn) + " is in use by a task.");
        }
        efsLocations.remove(arn);
        s3Locations.remove(arn);
        tags.delete(arn);
        return DeleteLocationResponse.builder().build();
    }

    void exists(String location) {
        if (!efsLocations.containsKey(location) && !s3Locations.containsKey(location)) {
            throw noLocation(location);
        }
    }

    private RuntimeException noLocation(String arn) {
        return dataSync.invalid("Location " + SimulatedDataSync.lastPart(arn) + " is not found.");
    }
}
