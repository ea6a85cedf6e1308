package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.TagResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UntagResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdateHttpNamespaceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class CloudMapReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            ServiceDiscoveryClient.class,
                            CreateHttpNamespaceRequest.class,
                            CreateHttpNamespaceRequest::builder,
                            ServiceDiscoveryClient::createHttpNamespace),
                    change(
                            ServiceDiscoveryClient.class,
                            DeleteNamespaceRequest.class,
                            DeleteNamespaceRequest::builder,
                            ServiceDiscoveryClient::deleteNamespace),
                    change(
                            ServiceDiscoveryClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            ServiceDiscoveryClient::tagResource),
                    change(
                            ServiceDiscoveryClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            ServiceDiscoveryClient::untagResource),
                    change(
                            ServiceDiscoveryClient.class,
                            UpdateHttpNamespaceRequest.class,
                            UpdateHttpNamespaceRequest::builder,
                            ServiceDiscoveryClient::updateHttpNamespace));

    private CloudMapReplays() {}
}
