package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.NoSuchOriginAccessControlException;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControl;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlConfig;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlList;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlSummary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The way on which a distribution reaches a private bucket. It cannot have tags, and there is nothing that it is part of, so its
 * description says whose it is: a stack's name may be how another's begins.
 */
final class CloudFrontOriginAccessControlDriver implements Driver {

    private static final String CONFIG = "OriginAccessControlConfig";
    private static final String NAME = "Name";
    private static final String DESCRIPTION = "Description";

    @Override
    public String type() {
        return "AWS::CloudFront::OriginAccessControl";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of();
    }

    @Override
    public String key(JsonObject properties) {
        return properties.text(CONFIG, NAME).orElse("");
    }

    private static String owner(String stack) {
        return Scope.STACK_TAG + "=" + stack;
    }

    @Override
    public List<Existing> list(Scope scope) {
        return owned(scope.client(CloudFrontClient.class), scope.stack());
    }

    private List<Existing> owned(CloudFrontClient cloudFront, String stack) {
        return all(cloudFront).stream()
                .filter(control -> owner(stack).equals(control.description()))
                .map(control -> existing(control.id(), SdkWords.SAME.read(control)))
                .toList();
    }

    // The SDK has no paginator for this call.
    private static List<OriginAccessControlSummary> all(CloudFrontClient cloudFront) {
        List<OriginAccessControlSummary> all = new ArrayList<>();
        OriginAccessControlList page =
                cloudFront.listOriginAccessControls(request -> {}).originAccessControlList();
        all.addAll(page.items());
        while (Boolean.TRUE.equals(page.isTruncated())) {
            String marker = page.nextMarker();
            page =
                    cloudFront
                            .listOriginAccessControls(request -> request.marker(marker))
                            .originAccessControlList();
            all.addAll(page.items());
        }
        return all;
    }

    private Existing existing(String id, JsonObject told) {
        JsonValue.ObjectBuilder config = JsonValue.object();
        told.members()
                .forEach((name, value) -> {
                    if (!name.equals("Id") && !name.equals(DESCRIPTION)) {
                        config.put(name, value);
                    }
                });
        JsonObject properties = JsonValue.object().put(CONFIG, config.build()).build();
        return Existing.part(
                type(), id, key(properties), JsonValue.object().put("Id", id).build(), properties);
    }

    @Override
    public Existing create(Order order) {
        CloudFrontClient cloudFront = order.client(CloudFrontClient.class);
        OriginAccessControlConfig config = config(order);
        try {
            OriginAccessControl made =
                    cloudFront
                            .createOriginAccessControl(
                                    request -> request.originAccessControlConfig(config))
                            .originAccessControl();
            return existing(made.id(), SdkWords.SAME.read(made.originAccessControlConfig()));
        } catch (OriginAccessControlAlreadyExistsException e) {
            // An earlier attempt made it, or it is somebody else's.
            return owned(cloudFront, order.stack()).stream()
                    .filter(there -> there.key().equals(config.name()))
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    private static OriginAccessControlConfig config(Order order) {
        order.properties()
                .members()
                .keySet()
                .forEach(name -> {
                    if (!name.equals(CONFIG)) {
                        throw new IllegalArgumentException("no such property: " + name);
                    }
                });
        if (order.properties().get(CONFIG).orElse(JsonObject.EMPTY) instanceof JsonObject config
                && config.get(DESCRIPTION).isEmpty()) {
            return SdkWords.SAME
                    .fill(OriginAccessControlConfig.builder(), config)
                    .description(owner(order.stack()))
                    .build();
        }
        throw new IllegalArgumentException(
                order.id() + " has to have an object for " + CONFIG + ", without a description");
    }

    @Override
    public void update(Existing existing, Order order) {
        CloudFrontClient cloudFront = order.client(CloudFrontClient.class);
        OriginAccessControlConfig config = config(order);
        String tag =
                cloudFront.getOriginAccessControl(request -> request.id(existing.ref())).eTag();
        cloudFront.updateOriginAccessControl(request ->
                request.id(existing.ref()).ifMatch(tag).originAccessControlConfig(config));
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        CloudFrontClient cloudFront = removal.client(CloudFrontClient.class);
        try {
            String tag =
                    cloudFront.getOriginAccessControl(request -> request.id(existing.ref())).eTag();
            cloudFront.deleteOriginAccessControl(
                    request -> request.id(existing.ref()).ifMatch(tag));
        } catch (NoSuchOriginAccessControlException _) {
            // Gone already.
        }
    }
}
