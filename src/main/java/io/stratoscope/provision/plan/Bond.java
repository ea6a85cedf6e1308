package io.stratoscope.provision.plan;

import io.stratoscope.model.RelationKind;

/**
 * What it means that a planned resource's properties name another, the same as discovery would say of the two once they are
 * there.
 *
 * @param backwards whether the relation leads from the one that is named
 */
record Bond(RelationKind kind, boolean backwards) {

    /**
     * Of two types, CloudFormation's.
     *
     * @param from whose properties name the other
     */
    static Bond of(String from, String to) {
        return switch (to) {
            case "AWS::EC2::VPC", "AWS::EC2::Subnet" -> forwards(RelationKind.LOCATED_IN);
            case "AWS::EC2::SecurityGroup" -> forwards(RelationKind.PROTECTED_BY);
            case "AWS::EC2::RouteTable" -> forwards(RelationKind.ATTACHED_TO);
            case "AWS::EC2::EIP" -> backwards(RelationKind.ATTACHED_TO);
            case "AWS::RDS::DBSubnetGroup", "AWS::ElastiCache::SubnetGroup" ->
                    forwards(RelationKind.ATTACHED_TO);
            case "AWS::KMS::Key" ->
                    forwards(
                            from.equals("AWS::KMS::Alias")
                                    ? RelationKind.ALIAS_OF
                                    : RelationKind.ENCRYPTED_BY);
            case "AWS::IAM::Role" -> forwards(RelationKind.ASSUMES_ROLE);
            case "AWS::Logs::LogGroup" -> forwards(RelationKind.LOGS_TO);
            case "AWS::SNS::Topic" -> forwards(RelationKind.NOTIFIES);
            case "AWS::SecretsManager::Secret" -> forwards(RelationKind.READS_SECRET);
            case "AWS::CertificateManager::Certificate" -> forwards(RelationKind.USES_CERTIFICATE);
            case "AWS::ECS::TaskDefinition" -> forwards(RelationKind.CONFIGURED_BY);
            case "AWS::ECS::Cluster", "AWS::RDS::DBCluster", "AWS::Route53::HostedZone" ->
                    forwards(RelationKind.PART_OF);
            case "AWS::EFS::FileSystem", "AWS::EFS::AccessPoint" ->
                    forwards(
                            from.startsWith("AWS::EFS::")
                                    ? RelationKind.PART_OF
                                    : from.startsWith("AWS::DataSync::")
                                            ? RelationKind.REFERENCES
                                            : RelationKind.MOUNTS);
            case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
                    forwards(
                            from.equals("AWS::ElasticLoadBalancingV2::Listener")
                                    ? RelationKind.PART_OF
                                    : from.equals("AWS::Route53::RecordSet")
                                            ? RelationKind.ROUTES_TO
                                            : RelationKind.REFERENCES);
            case "AWS::ElasticLoadBalancingV2::TargetGroup" ->
                    from.equals("AWS::ECS::Service")
                            ? backwards(RelationKind.ROUTES_TO)
                            : forwards(RelationKind.ROUTES_TO);
            default -> forwards(RelationKind.REFERENCES);
        };
    }

    private static Bond forwards(RelationKind kind) {
        return new Bond(kind, false);
    }

    private static Bond backwards(RelationKind kind) {
        return new Bond(kind, true);
    }
}
