package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.CreateLocationEfsRequest;
import software.amazon.awssdk.services.datasync.model.DescribeLocationEfsResponse;
import software.amazon.awssdk.services.datasync.model.UpdateLocationEfsRequest;

import java.util.List;
import java.util.Set;

/** A file system that DataSync copies from or into. It mounts it from a subnet. */
final class DataSyncLocationEfsDriver implements Driver {

    private static final String FILE_SYSTEM = "EfsFilesystemArn";
    private static final String FROM = "Ec2Config";

    private static final SdkWords CHANGEABLE = SdkWords.without(FILE_SYSTEM, FROM);
    private static final SdkWords TOLD =
            SdkWords.without("LocationArn", "LocationUri", "CreationTime");

    private final DataSyncLocations locations =
            new DataSyncLocations(type(), "efs://", this::properties);

    @Override
    public String type() {
        return "AWS::DataSync::LocationEFS";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(FILE_SYSTEM, FROM);
    }

    @Override
    public List<Existing> list(Scope scope) {
        return locations.list(scope);
    }

    private JsonObject properties(DataSyncClient dataSync, String arn) {
        DescribeLocationEfsResponse location =
                dataSync.describeLocationEfs(request -> request.locationArn(arn));
        JsonValue.ObjectBuilder properties = JsonValue.object();
        TOLD.read(location).members().forEach(properties::put);
        return properties
                .put(FILE_SYSTEM, fileSystem(arn, location.locationUri()))
                .put(DataSyncLocations.SUBDIRECTORY, locations.folder(location.locationUri()))
                .build();
    }

    // The URI says efs://eu-central-1.fs-1/; DataSync and what it mounts are of one account.
    private String fileSystem(String location, String uri) {
        String[] arn = location.split(":", -1);
        String[] host = locations.host(uri).split("\\.", 2);
        return "arn:%s:elasticfilesystem:%s:%s:file-system/%s"
                .formatted(DataSyncLocations.partition(location), host[0], arn[4], host[1]);
    }

    @Override
    public Existing create(Order order) {
        CreateLocationEfsRequest.Builder request =
                SdkWords.SAME.fill(CreateLocationEfsRequest.builder(), order.properties());
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        return locations.made(
                order,
                order.client(DataSyncClient.class)
                        .createLocationEfs(request.build())
                        .locationArn());
    }

    @Override
    public void update(Existing existing, Order order) {
        UpdateLocationEfsRequest.Builder request =
                CHANGEABLE.fill(UpdateLocationEfsRequest.builder(), order.properties());
        order.client(DataSyncClient.class)
                .updateLocationEfs(request.locationArn(existing.ref()).build());
        DataSyncTags.set(existing.ref(), order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        locations.delete(existing, removal);
    }
}
