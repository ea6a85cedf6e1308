package io.stratoscope.simulator;

import static io.stratoscope.simulator.Replay.change;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

import java.util.List;

/** The operations that change something, for doing them again when a kept account is opened. */
final class EcsReplays {
    static final List<Replay<?, ?>> ALL =
            List.of(
                    change(
                            EcsClient.class,
                            CreateClusterRequest.class,
                            CreateClusterRequest::builder,
                            EcsClient::createCluster),
                    change(
                            EcsClient.class,
                            CreateServiceRequest.class,
                            CreateServiceRequest::builder,
                            EcsClient::createService),
                    change(
                            EcsClient.class,
                            DeleteClusterRequest.class,
                            DeleteClusterRequest::builder,
                            EcsClient::deleteCluster),
                    change(
                            EcsClient.class,
                            DeleteServiceRequest.class,
                            DeleteServiceRequest::builder,
                            EcsClient::deleteService),
                    change(
                            EcsClient.class,
                            DeleteTaskDefinitionsRequest.class,
                            DeleteTaskDefinitionsRequest::builder,
                            EcsClient::deleteTaskDefinitions),
                    change(
                            EcsClient.class,
                            DeregisterTaskDefinitionRequest.class,
                            DeregisterTaskDefinitionRequest::builder,
                            EcsClient::deregisterTaskDefinition),
                    change(
                            EcsClient.class,
                            PutClusterCapacityProvidersRequest.class,
                            PutClusterCapacityProvidersRequest::builder,
                            EcsClient::putClusterCapacityProviders),
                    change(
                            EcsClient.class,
                            RegisterTaskDefinitionRequest.class,
                            RegisterTaskDefinitionRequest::builder,
                            EcsClient::registerTaskDefinition),
                    change(
                            EcsClient.class,
                            StopTaskRequest.class,
                            StopTaskRequest::builder,
                            EcsClient::stopTask),
                    change(
                            EcsClient.class,
                            TagResourceRequest.class,
                            TagResourceRequest::builder,
                            EcsClient::tagResource),
                    change(
                            EcsClient.class,
                            UntagResourceRequest.class,
                            UntagResourceRequest::builder,
                            EcsClient::untagResource),
                    change(
                            EcsClient.class,
                            UpdateClusterRequest.class,
                            UpdateClusterRequest::builder,
                            EcsClient::updateCluster),
                    change(
                            EcsClient.class,
                            UpdateServiceRequest.class,
                            UpdateServiceRequest::builder,
                            EcsClient::updateService));

    private EcsReplays() {}
}
