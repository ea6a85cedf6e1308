package io.stratoscope.aws;

import io.stratoscope.model.NearNames;
import io.stratoscope.model.Resource;

import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Which regions to work in, and what the SDK calls them. */
public final class Regions {

    private Regions() {}

    /**
     * The operator's regions, else the environment's, else the profile's: the order of AWS's own tools.
     *
     * @throws AccountException when there is none, or one that does not exist
     */
    static List<String> choose(
            LiveOptions options, AwsEnvironment environment, Optional<Profile> profile) {
        if (!options.regions().isEmpty()) {
            return options.regions().stream().distinct().map(Regions::known).toList();
        }
        return variable(environment, "AWS_REGION")
                .or(() -> variable(environment, "AWS_DEFAULT_REGION"))
                .or(() ->
                        profile.flatMap(found ->
                                found.property("region")
                                        .map(code -> known(code, "profile " + found.name()))))
                .map(List::of)
                .orElseThrow(() -> missing(profile));
    }

    private static Optional<String> variable(AwsEnvironment environment, String name) {
        return environment.variable(name).map(code -> known(code, name));
    }

    /**
     * The SDK's region for a region code.
     *
     * @param code a region code, or {@link Resource#GLOBAL}
     * @param globalService whether the service has one endpoint for the whole partition
     * @param home a region of the account: it tells the partition
     */
    static Region sdkRegion(String code, boolean globalService, String home) {
        if (!code.equals(Resource.GLOBAL) && !globalService) {
            return Region.of(code);
        }
        String partition = RegionMetadata.of(Region.of(home)).partition().id();
        return switch (partition) {
            case "aws-cn" -> globalService ? Region.AWS_CN_GLOBAL : Region.CN_NORTHWEST_1;
            case "aws-us-gov" -> globalService ? Region.AWS_US_GOV_GLOBAL : Region.US_GOV_WEST_1;
            // A regional service's view of global things (CloudFront's certificates, IAM's tags) is
            // in us-east-1.
            default -> globalService ? Region.AWS_GLOBAL : Region.US_EAST_1;
        };
    }

    /**
     * A region code that the SDK knows.
     *
     * @throws AccountException when it does not
     */
    public static String known(String code) {
        return known(code, "", "name region codes as in: --region eu-central-1,us-east-1");
    }

    /**
     * The same for a region that the command line does not name.
     *
     * @param where where it stands, for people
     */
    static String known(String code, String where) {
        return known(code, " (" + where + ")", "correct it there, or give --region");
    }

    private static String known(String code, String where, String remedy) {
        var known = new TreeSet<String>();
        for (Region region : Region.regions()) {
            if (!region.isGlobalRegion()) {
                known.add(region.id());
            }
        }
        if (known.contains(code)) {
            return code;
        }
        throw new AccountException(
                AccountException.Kind.WRONG_USAGE,
                "there is no region '"
                        + OneLine.of(code)
                        + "'"
                        + where
                        + "; "
                        + NearNames.hint(code, known),
                remedy);
    }

    private static AccountException missing(Optional<Profile> profile) {
        String where =
                profile.map(found -> "profile " + found.name() + " names none")
                        .orElse("no profile names one");
        return new AccountException(
                AccountException.Kind.WRONG_USAGE,
                "no region is chosen: " + where + ", and AWS_REGION is not set",
                "add --region eu-central-1, or the region of your project");
    }
}
