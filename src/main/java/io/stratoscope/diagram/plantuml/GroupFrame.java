package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram.GroupKind;

import java.util.Optional;

/**
 * How the AWS library frames a kind of container.
 *
 * @param file its file among the library's groups
 * @param imageName the library's image in its corner; empty for those that have none
 * @param colour of the title, as the library has it
 * @param border what is said of its border where that is not the library's; may be empty
 */
record GroupFrame(String file, Optional<String> imageName, String colour, String border) {

    static GroupFrame of(GroupKind kind) {
        return switch (kind) {
            case ACCOUNT -> withImage("AWSCloud", "#232F3E");
            case REGION -> withImage("Region", "#147EBA");
            case VPC -> withImage("VPC", "#1E8900");
            case AVAILABILITY_ZONE ->
                    new GroupFrame("AvailabilityZone", Optional.empty(), "#147EBA", "");
            case PUBLIC_SUBNET -> withImage("PublicSubnet", "#1E8900");
            case PRIVATE_SUBNET -> withImage("PrivateSubnet", "#147EBA");
            case GENERIC -> new GroupFrame("Generic", Optional.empty(), "#5A6B86", "");
            case MODULE ->
                    new GroupFrame(
                            "Generic", Optional.empty(), "#232F3E", "#line:232F3E;line.bold");
            case UNMANAGED ->
                    new GroupFrame(
                            "Generic", Optional.empty(), "#B7791F", "#line:B7791F;line.dashed");
        };
    }

    private static GroupFrame withImage(String name, String colour) {
        return new GroupFrame(name, Optional.of(name), colour, "");
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
