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
    private final Map<String, DescribeLocationEfsResponse> efsLocations = new TreeMap<>();
    private final Map<String, DescribeLocationS3Response> s3Locations = new TreeMap<>();

    DataSyncLocations(
            SimulatedDataSync dataSync,
            ServiceTags<TagListEntry> tags,
            Rows<DescribeTaskResponse> tasks) {
        this.dataSync = dataSync;
        this.tags = tags;
        this.tasks = tasks;
    }

    CreateLocationEfsResponse createLocationEfs(CreateLocationEfsRequest request) {
        String arn = dataSync.arn("location/" + dataSync.account().ids().ec2("loc"));
        efsLocations.put(
                arn,
                DescribeLocationEfsResponse.builder()
                        .locationArn(arn)
                        .locationUri(
                                "efs://"
                                        + dataSync.region()
                                        + "."
                                        + SimulatedDataSync.lastPart(request.efsFilesystemArn())
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
        String arn = dataSync.arn("location/" + dataSync.account().ids().ec2("loc"));
        s3Locations.put(
                arn,
                DescribeLocationS3Response.builder()
                        .locationArn(arn)
                        .locationUri(
                                "s3://"
                                        + request.s3BucketArn().substring("arn:aws:s3:::".length())
                                        + path(request.subdirectory()))
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

    DescribeLocationEfsResponse describeLocationEfs(DescribeLocationEfsRequest request) {
        return Optional.ofNullable(efsLocations.get(request.locationArn()))
                .orElseThrow(() -> noLocation(request.locationArn()));
    }

    DescribeLocationS3Response describeLocationS3(DescribeLocationS3Request request) {
        return Optional.ofNullable(s3Locations.get(request.locationArn()))
                .orElseThrow(() -> noLocation(request.locationArn()));
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
