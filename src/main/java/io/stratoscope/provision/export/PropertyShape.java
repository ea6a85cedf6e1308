package io.stratoscope.provision.export;

import java.util.Set;

/** How the awscc provider wants an object that is a property's value. By the registry schemas that it is made from. */
enum PropertyShape {
    /** Its members are attributes, and their names are the provider's. */
    ATTRIBUTES,
    /** Its members are entries, and their names are the user's. */
    MAP,
    /** It is a JSON document as a text. */
    DOCUMENT;

    private static final Set<String> DOCUMENTS =
            Set.of(
                    "ArchivePolicy",
                    "AssumeRolePolicyDocument",
                    "DataProtectionPolicy",
                    "DeliveryPolicy",
                    "FileSystemPolicy",
                    "FilterPolicy",
                    "HookDetails",
                    "KeyPolicy",
                    "PolicyDocument",
                    "RedrivePolicy",
                    "ReplayPolicy");

    private static final Set<String> MAPS =
            Set.of("AuthenticationRequestExtraParams", "DockerLabels", "DriverOpts", "Labels");

    /** Whose {@code Options} are attributes elsewhere, as those of a DataSync task. */
    private static final Set<String> WITH_OPTIONS =
            Set.of("LogConfiguration", "FirelensConfiguration");

    /**
     * @param type the resource's
     * @param parent the property that the object with this property is the value of; empty for the resource itself
     * @param property its own name
     */
    static PropertyShape of(String type, String parent, String property) {
        if (DOCUMENTS.contains(property)) {
            return DOCUMENT;
        }
        if (MAPS.contains(property)
                || (property.equals("Options") && WITH_OPTIONS.contains(parent))) {
            return MAP;
        }
        return switch (type + "." + property) {
            case "AWS::RDS::DBClusterParameterGroup.Parameters",
                    "AWS::RDS::DBParameterGroup.Parameters" ->
                    DOCUMENT;
            case "AWS::ElastiCache::ParameterGroup.Properties" -> MAP;
            default -> ATTRIBUTES;
        };
    }
}
