package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class SecretsManagerReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            SecretsManagerClient.class,
                            CreateSecretRequest.class,
                            CreateSecretRequest::builder,
                            SecretsManagerClient::createSecret),
                    change(
                            SecretsManagerClient.class,
                            DeleteSecretRequest.class,
                            DeleteSecretRequest::builder,
                            SecretsManagerClient::deleteSecret),
                    change(
                            SecretsManagerClient.class,
                            PutSecretValueRequest.class,
                            PutSecretValueRequest::builder,
                            SecretsManagerClient::putSecretValue),
                    change(
                            SecretsManagerClient.class,
                            RestoreSecretRequest.class,
                            RestoreSecretRequest::builder,
                            SecretsManagerClient::restoreSecret),
                    change(
                            SecretsManagerClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            SecretsManagerClient::tagResource),
                    change(
                            SecretsManagerClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            SecretsManagerClient::untagResource),
                    change(
                            SecretsManagerClient.class,
                            UpdateSecretRequest.class,
                            UpdateSecretRequest::builder,
                            SecretsManagerClient::updateSecret));

    private SecretsManagerReplays() {}
}
