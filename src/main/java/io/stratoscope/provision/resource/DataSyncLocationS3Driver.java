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
import software.amazon.awssdk.services.datasync.model.CreateLocationS3Request;
import software.amazon.awssdk.services.datasync.model.DescribeLocationS3Response;
import software.amazon.awssdk.services.datasync.model.UpdateLocationS3Request;

import java.util.List;
import java.util.Set;

/** A bucket that DataSync copies from or into. It goes there at once when it is told of it, with the role that it is given. */
final class DataSyncLocationS3Driver implements Driver {

    private static final String BUCKET = "S3BucketArn";

    private static final SdkWords CHANGEABLE = SdkWords.without(BUCKET);
    private static final SdkWords TOLD =
            SdkWords.without("LocationArn", "LocationUri", "AgentArns", "CreationTime");

    private final DataSyncLocations locations =
            new DataSyncLocations(type(), "s3://", this::properties);

    @Override
    public String type() {
        return "AWS::DataSync::LocationS3";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(BUCKET);
    }

    @Override
    public List<Existing> list(Scope scope) {
        return locations.list(scope);
    }

    private JsonObject properties(DataSyncClient dataSync, String arn) {
        DescribeLocationS3Response location =
                dataSync.describeLocationS3(request -> request.locationArn(arn));
        JsonValue.ObjectBuilder properties = JsonValue.object();
        TOLD.read(location).members().forEach(properties::put);
        return properties
                .put(
                        BUCKET,
                        "arn:%s:s3:::%s"
                                .formatted(
                                        DataSyncLocations.partition(arn),
                                        locations.host(location.locationUri())))
                .put(DataSyncLocations.SUBDIRECTORY, locations.folder(location.locationUri()))
                .build();
    }

    @Override
    public Existing create(Order order) {
        CreateLocationS3Request.Builder request =
                SdkWords.SAME.fill(CreateLocationS3Request.builder(), order.properties());
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        return locations.made(
                order,
                order.client(DataSyncClient.class).createLocationS3(request.build()).locationArn());
    }

    @Override
    public void update(Existing existing, Order order) {
        UpdateLocationS3Request.Builder request =
                CHANGEABLE.fill(UpdateLocationS3Request.builder(), order.properties());
        order.client(DataSyncClient.class)
                .updateLocationS3(request.locationArn(existing.ref()).build());
        DataSyncTags.set(existing.ref(), order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        locations.delete(existing, removal);
    }
}
