package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudcontrol.model.CreateResourceRequest;
import software.amazon.awssdk.services.cloudcontrol.model.DeleteResourceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class CloudControlReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            CloudControlClient.class,
                            CreateResourceRequest.class,
                            CreateResourceRequest::builder,
                            CloudControlClient::createResource),
                    change(
                            CloudControlClient.class,
                            DeleteResourceRequest.class,
                            DeleteResourceRequest::builder,
                            CloudControlClient::deleteResource));

    private CloudControlReplays() {}
}
