package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudfront.model.CreateOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateOriginAccessControlResponse;
import software.amazon.awssdk.services.cloudfront.model.DeleteOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteOriginAccessControlResponse;
import software.amazon.awssdk.services.cloudfront.model.GetOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.GetOriginAccessControlResponse;
import software.amazon.awssdk.services.cloudfront.model.ListOriginAccessControlsRequest;
import software.amazon.awssdk.services.cloudfront.model.ListOriginAccessControlsResponse;
import software.amazon.awssdk.services.cloudfront.model.NoSuchOriginAccessControlException;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControl;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlAlreadyExistsException;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlConfig;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlInUseException;
import software.amazon.awssdk.services.cloudfront.model.OriginAccessControlSummary;
import software.amazon.awssdk.services.cloudfront.model.UpdateOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateOriginAccessControlResponse;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The ways on which distributions reach private buckets. */
final class CloudFrontAccessControls {

    private record Control(OriginAccessControl control, String tag) {}

    private final SimulatedCloudFront cloudFront;
    private final Rows<Control> controls;

    CloudFrontAccessControls(SimulatedCloudFront cloudFront) {
        this.cloudFront = cloudFront;
        controls =
                Rows.sorted(
                        UnaryOperator.identity(),
                        id ->
                                cloudFront.error(
                                        NoSuchOriginAccessControlException.builder(),
                                        404,
                                        "NoSuchOriginAccessControl",
                                        "The specified origin access control does not exist."));
    }

    boolean has(String id) {
        return controls.has(id);
    }

    CreateOriginAccessControlResponse create(CreateOriginAccessControlRequest request) {
        String id = "E" + cloudFront.account().ids().upper("cloudfront-oac", 13);
        Control made = put(id, request.originAccessControlConfig());
        return CreateOriginAccessControlResponse.builder()
                .originAccessControl(made.control())
                .eTag(made.tag())
                .build();
    }

    private Control put(String id, OriginAccessControlConfig config) {
        boolean taken =
                controls.all().stream()
                        .map(Control::control)
                        .anyMatch(other ->
                                !other.id().equals(id)
                                        && other.originAccessControlConfig()
                                                .name()
                                                .equals(config.name()));
        if (taken) {
            throw cloudFront.error(
                    OriginAccessControlAlreadyExistsException.builder(),
                    409,
                    "OriginAccessControlAlreadyExists",
                    "An origin access control with the same name already exists.");
        }
        Control control =
                new Control(
                        OriginAccessControl.builder()
                                .id(id)
                                .originAccessControlConfig(config)
                                .build(),
                        cloudFront.newTag());
        controls.put(id, control);
        return control;
    }

    GetOriginAccessControlResponse get(GetOriginAccessControlRequest request) {
        Control found = controls.get(request.id());
        return GetOriginAccessControlResponse.builder()
                .originAccessControl(found.control())
                .eTag(found.tag())
                .build();
    }

    ListOriginAccessControlsResponse list(ListOriginAccessControlsRequest request) {
        List<OriginAccessControlSummary> all =
                controls.all().stream().map(found -> summary(found.control())).toList();
        var page =
                cloudFront.page(
                        all,
                        SimulatedCloudFront.PAGES,
                        Optional.ofNullable(request.maxItems()).map(Integer::valueOf).orElse(null),
                        request.marker());
        return ListOriginAccessControlsResponse.builder()
                .originAccessControlList(list ->
                        list.items(page.items())
                                .quantity(page.items().size())
                                .isTruncated(page.nextToken().isPresent())
                                .nextMarker(page.token()))
                .build();
    }

    private static OriginAccessControlSummary summary(OriginAccessControl control) {
        OriginAccessControlConfig config = control.originAccessControlConfig();
        return OriginAccessControlSummary.builder()
                .id(control.id())
                .name(config.name())
                .description(config.description())
                .signingProtocol(config.signingProtocol())
                .signingBehavior(config.signingBehavior())
                .originAccessControlOriginType(config.originAccessControlOriginType())
                .build();
    }

    UpdateOriginAccessControlResponse update(UpdateOriginAccessControlRequest request) {
        Control found = controls.get(request.id());
        cloudFront.match(Optional.ofNullable(request.ifMatch()).orElse(""), found.tag());
        Control changed = put(request.id(), request.originAccessControlConfig());
        return UpdateOriginAccessControlResponse.builder()
                .originAccessControl(changed.control())
                .eTag(changed.tag())
                .build();
    }

    DeleteOriginAccessControlResponse delete(DeleteOriginAccessControlRequest request) {
        Control found = controls.get(request.id());
        cloudFront.match(Optional.ofNullable(request.ifMatch()).orElse(""), found.tag());
        if (cloudFront.distributions().use(request.id())) {
            throw cloudFront.error(
                    OriginAccessControlInUseException.builder(),
                    409,
                    "OriginAccessControlInUse",
                    "Cannot delete the origin access control because it's in use by one or more distributions.");
        }
        controls.remove(request.id());
        return DeleteOriginAccessControlResponse.builder().build();
    }
}
