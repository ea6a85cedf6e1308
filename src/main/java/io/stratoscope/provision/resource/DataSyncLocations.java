package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.InvalidRequestException;
import software.amazon.awssdk.services.datasync.model.LocationListEntry;

import java.util.List;
import java.util.function.BiFunction;

/**
 * What locations have in common, wherever they are.
 *
 * @param type CloudFormation's
 * @param scheme what their URIs begin with: {@code s3://}
 * @param properties reads what is particular to one, by its ARN
 */
record DataSyncLocations(
        String type, String scheme, BiFunction<DataSyncClient, String, JsonObject> properties) {

    static final String SUBDIRECTORY = "Subdirectory";

    List<Existing> list(Scope scope) {
        DataSyncClient dataSync = scope.client(DataSyncClient.class);
        return dataSync.listLocationsPaginator().locations().stream()
                .filter(location -> location.locationUri().startsWith(scheme))
                .map(LocationListEntry::locationArn)
                .filter(arn -> scope.owns(DataSyncTags.of(dataSync, arn)))
                .map(arn -> read(dataSync, arn))
                .toList();
    }

    Existing read(DataSyncClient dataSync, String arn) {
        JsonObject read = properties.apply(dataSync, arn);
        return Existing.tagged(
                type,
                arn,
                State.READY,
                JsonValue.object().put("Arn", arn).put("LocationArn", arn).build(),
                read,
                DataSyncTags.of(dataSync, arn));
    }

    /** A location as it was just made. */
    Existing made(Order order, String arn) {
        return read(order.client(DataSyncClient.class), arn);
    }

    /** What a URI names after its scheme, up to the first slash: a bucket, or a region and a file system. */
    String host(String uri) {
        return uri.substring(scheme.length()).split("/", 2)[0];
    }

    /** The folder that a URI names; DataSync adds a slash at its end. */
    String folder(String uri) {
        String path = uri.substring(scheme.length() + host(uri).length());
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    /** The partition that a location is in. */
    static String partition(String arn) {
        return arn.split(":", -1)[1];
    }

    /** DataSync refuses a location that is gone just as one that a task uses. */
    void delete(Existing existing, Removal removal) {
        DataSyncClient dataSync = removal.client(DataSyncClient.class);
        try {
            dataSync.deleteLocation(request -> request.locationArn(existing.ref()));
        } catch (InvalidRequestException e) {
            boolean there =
                    dataSync.listLocationsPaginator().locations().stream()
                            .anyMatch(location -> location.locationArn().equals(existing.ref()));
            if (there) {
                throw e;
            }
        }
    }
}
