package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.PutKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.TagResourceRequest;
import software.amazon.awssdk.services.kms.model.UntagResourceRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class KmsReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            KmsClient.class,
                            CreateAliasRequest.class,
                            CreateAliasRequest::builder,
                            KmsClient::createAlias),
                    change(
                            KmsClient.class,
                            CreateKeyRequest.class,
                            CreateKeyRequest::builder,
                            KmsClient::createKey),
                    change(
                            KmsClient.class,
                            DeleteAliasRequest.class,
                            DeleteAliasRequest::builder,
                            KmsClient::deleteAlias),
                    change(
                            KmsClient.class,
                            DisableKeyRequest.class,
                            DisableKeyRequest::builder,
                            KmsClient::disableKey),
                    change(
                            KmsClient.class,
                            DisableKeyRotationRequest.class,
                            DisableKeyRotationRequest::builder,
                            KmsClient::disableKeyRotation),
                    change(
                            KmsClient.class,
                            EnableKeyRequest.class,
                            EnableKeyRequest::builder,
                            KmsClient::enableKey),
                    change(
                            KmsClient.class,
                            EnableKeyRotationRequest.class,
                            EnableKeyRotationRequest::builder,
                            KmsClient::enableKeyRotation),
                    change(
                            KmsClient.class,
                            PutKeyPolicyRequest.class,
                            PutKeyPolicyRequest::builder,
                            KmsClient::putKeyPolicy),
                    change(
                            KmsClient.class,
                            ScheduleKeyDeletionRequest.class,
                            ScheduleKeyDeletionRequest::builder,
                            KmsClient::scheduleKeyDeletion),
                    change(
                            KmsClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            KmsClient::tagResource),
                    change(
                            KmsClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            KmsClient::untagResource),
                    change(
                            KmsClient.class,
                            UpdateAliasRequest.class,
                            UpdateAliasRequest::builder,
                            KmsClient::updateAlias),
                    change(
                            KmsClient.class,
                            UpdateKeyDescriptionRequest.class,
                            UpdateKeyDescriptionRequest::builder,
                            KmsClient::updateKeyDescription));

    private KmsReplays() {}
}
