package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram.GroupKind;

import java.util.Optional;

/**
 * How the AWS library frames a kind of container.
 *
 * @param file its file among the library's groups
 * @param imageName the library's image in its corner; empty for those that have none
 * @param colour of the title, as the library has it
 */
record GroupFrame(String file, Optional<String> imageName, String colour) {

    static GroupFrame of(GroupKind kind) {
        return switch (kind) {
            case ACCOUNT -> withImage("AWSCloud", "#232F3E");
            case REGION -> withImage("Region", "#147EBA");
            case VPC -> withImage("VPC", "#1E8900");
            case AVAILABILITY_ZONE ->
                    new GroupFrame("AvailabilityZone", Optional.empty(), "#147EBA");
            case PUBLIC_SUBNET -> withImage("PublicSubnet", "#1E8900");
            case PRIVATE_SUBNET -> withImage("PrivateSubnet", "#147EBA");
            case GENERIC -> new GroupFrame("Generic", Optional.empty(), "#5A6B86");
        };
    }

    private static GroupFrame withImage(String name, String colour) {
        return new GroupFrame(name, Optional.of(name), colour);
    }

    String include() {
        return "awslib/Groups/" + file;
    }

    String stereotype() {
        return file + "Group";
    }

    /** The call that gives the image at half its size. */
    Optional<String> image() {
        return imageName.map(name -> "$" + name + "IMG(\"0.5\")");
    }
}
