package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyShapeTest {

    @ParameterizedTest
    @CsvSource({
        "AWS::KMS::Key,'',KeyPolicy,DOCUMENT",
        "AWS::IAM::Role,Policies,PolicyDocument,DOCUMENT",
        "AWS::RDS::DBClusterParameterGroup,'',Parameters,DOCUMENT",
        "AWS::SSM::Association,'',Parameters,ATTRIBUTES",
        "AWS::ElastiCache::ParameterGroup,'',Properties,MAP",
        "AWS::Other::Thing,'',Properties,ATTRIBUTES",
        "AWS::ECS::TaskDefinition,LogConfiguration,Options,MAP",
        "AWS::DataSync::Task,'',Options,ATTRIBUTES",
        "AWS::ECS::TaskDefinition,ContainerDefinitions,DockerLabels,MAP",
        "AWS::S3::Bucket,'',VersioningConfiguration,ATTRIBUTES",
    })
    void aPropertyHasTheShapeOfTheSchema(
            String type, String parent, String property, PropertyShape shape) {
        assertThat(PropertyShape.of(type, parent, property)).isEqualTo(shape);
    }
}
