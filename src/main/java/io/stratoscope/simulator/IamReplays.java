package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.UntagRoleRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateRoleRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class IamReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            IamClient.class,
                            AddRoleToInstanceProfileRequest.class,
                            AddRoleToInstanceProfileRequest::builder,
                            IamClient::addRoleToInstanceProfile),
                    change(
                            IamClient.class,
                            AttachRolePolicyRequest.class,
                            AttachRolePolicyRequest::builder,
                            IamClient::attachRolePolicy),
                    change(
                            IamClient.class,
                            CreateInstanceProfileRequest.class,
                            CreateInstanceProfileRequest::builder,
                            IamClient::createInstanceProfile),
                    change(
                            IamClient.class,
                            CreatePolicyRequest.class,
                            CreatePolicyRequest::builder,
                            IamClient::createPolicy),
                    change(
                            IamClient.class,
                            CreateRoleRequest.class,
                            CreateRoleRequest::builder,
                            IamClient::createRole),
                    change(
                            IamClient.class,
                            DeleteInstanceProfileRequest.class,
                            DeleteInstanceProfileRequest::builder,
                            IamClient::deleteInstanceProfile),
                    change(
                            IamClient.class,
                            DeletePolicyRequest.class,
                            DeletePolicyRequest::builder,
                            IamClient::deletePolicy),
                    change(
                            IamClient.class,
                            DeleteRoleRequest.class,
                            DeleteRoleRequest::builder,
                            IamClient::deleteRole),
                    change(
                            IamClient.class,
                            DeleteRolePermissionsBoundaryRequest.class,
                            DeleteRolePermissionsBoundaryRequest::builder,
                            IamClient::deleteRolePermissionsBoundary),
                    change(
                            IamClient.class,
                            DeleteRolePolicyRequest.class,
                            DeleteRolePolicyRequest::builder,
                            IamClient::deleteRolePolicy),
                    change(
                            IamClient.class,
                            DetachRolePolicyRequest.class,
                            DetachRolePolicyRequest::builder,
                            IamClient::detachRolePolicy),
                    change(
                            IamClient.class,
                            PutRolePermissionsBoundaryRequest.class,
                            PutRolePermissionsBoundaryRequest::builder,
                            IamClient::putRolePermissionsBoundary),
                    change(
                            IamClient.class,
                            PutRolePolicyRequest.class,
                            PutRolePolicyRequest::builder,
                            IamClient::putRolePolicy),
                    change(
                            IamClient.class,
                            RemoveRoleFromInstanceProfileRequest.class,
                            RemoveRoleFromInstanceProfileRequest::builder,
                            IamClient::removeRoleFromInstanceProfile),
                    change(
                            IamClient.class,
                            TagRoleRequest.class,
                            TagRoleRequest::builder,
                            IamClient::tagRole),
                    change(
                            IamClient.class,
                            UntagRoleRequest.class,
                            UntagRoleRequest::builder,
                            IamClient::untagRole),
                    change(
                            IamClient.class,
                            UpdateAssumeRolePolicyRequest.class,
                            UpdateAssumeRolePolicyRequest::builder,
                            IamClient::updateAssumeRolePolicy),
                    change(
                            IamClient.class,
                            UpdateRoleRequest.class,
                            UpdateRoleRequest::builder,
                            IamClient::updateRole));

    private IamReplays() {}
}
