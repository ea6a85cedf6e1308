package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CreateDistributionWithTagsRequest;
import software.amazon.awssdk.services.cloudfront.model.CreateOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.DeleteOriginAccessControlRequest;
import software.amazon.awssdk.services.cloudfront.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateOriginAccessControlRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class CloudFrontReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            CloudFrontClient.class,
                            CreateDistributionWithTagsRequest.class,
                            CreateDistributionWithTagsRequest::builder,
                            CloudFrontClient::createDistributionWithTags),
                    change(
                            CloudFrontClient.class,
                            CreateOriginAccessControlRequest.class,
                            CreateOriginAccessControlRequest::builder,
                            CloudFrontClient::createOriginAccessControl),
                    change(
                            CloudFrontClient.class,
                            DeleteDistributionRequest.class,
                            DeleteDistributionRequest::builder,
                            CloudFrontClient::deleteDistribution),
                    change(
                            CloudFrontClient.class,
                            DeleteOriginAccessControlRequest.class,
                            DeleteOriginAccessControlRequest::builder,
                            CloudFrontClient::deleteOriginAccessControl),
                    change(
                            CloudFrontClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            CloudFrontClient::tagResource),
                    change(
                            CloudFrontClient.class,
                            UpdateDistributionRequest.class,
                            UpdateDistributionRequest::builder,
                            CloudFrontClient::updateDistribution),
                    change(
                            CloudFrontClient.class,
                            UpdateOriginAccessControlRequest.class,
                            UpdateOriginAccessControlRequest::builder,
                            CloudFrontClient::updateOriginAccessControl));

    private CloudFrontReplays() {}
}
