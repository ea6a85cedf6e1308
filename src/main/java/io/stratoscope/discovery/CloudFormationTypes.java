package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

/** The CloudFormation type that an ARN's resource has. */
final class CloudFormationTypes {

    private CloudFormationTypes() {}

    static ResourceType of(Arn arn) {
        return new ResourceType("AWS::" + arn.service() + "::" + arn.resourceKind());
    }
}
