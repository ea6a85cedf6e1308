package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AddTagsToCertificateRequest;
import software.amazon.awssdk.services.acm.model.DeleteCertificateRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class AcmReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            AcmClient.class,
                            AddTagsToCertificateRequest.class,
                            AddTagsToCertificateRequest::builder,
                            AcmClient::addTagsToCertificate),
                    change(
                            AcmClient.class,
                            DeleteCertificateRequest.class,
                            DeleteCertificateRequest::builder,
                            AcmClient::deleteCertificate),
                    change(
                            AcmClient.class,
                            RequestCertificateRequest.class,
                            RequestCertificateRequest::builder,
                            AcmClient::requestCertificate));

    private AcmReplays() {}
}
