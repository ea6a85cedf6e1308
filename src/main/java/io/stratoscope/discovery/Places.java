package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which describer is asked for an ARN, and in which region. */
final class Places {

    /** A describer in a region: what is asked together. */
    record Place(Describer describer, String region) {}

    private static final Set<String> GLOBAL_SERVICES =
            Set.of(
                    "iam",
                    "route53",
                    "route53domains",
                    "cloudfront",
                    "globalaccelerator",
                    "organizations",
                    "shield",
                    "budgets",
                    "networkmanager");

    private final List<Describer> describers;
    private final List<String> regions;
    private final String globalRegion;

    Places(List<Describer> describers, List<String> regions, String partition) {
        this.describers = describers;
        this.regions = regions;
        this.globalRegion = globalRegion(partition);
    }

    /** Where the tagging API of a partition names what is global. */
    static String globalRegion(String partition) {
        return switch (partition) {
            case "aws-cn" -> "cn-northwest-1";
            case "aws-us-gov" -> "us-gov-west-1";
            default -> "us-east-1";
        };
    }

    /** The chosen regions, and the one where the tagging API names what is global. */
    List<String> sweptRegions() {
        return Stream.concat(regions.stream(), Stream.of(globalRegion)).distinct().toList();
    }

    /** Where nobody chose the region of what is global, only that is taken from it. */
    boolean keepsFromSweep(Arn arn, String sweptRegion) {
        return regions.contains(sweptRegion) || countsAsGlobal(arn, globalRegion);
    }

    /** Whether it is global, or a certificate such as CloudFront uses. */
    static boolean countsAsGlobal(Arn arn, String globalRegion) {
        return isGlobal(arn) || (arn.service().equals("acm") && arn.region().equals(globalRegion));
    }

    private static boolean isGlobal(Arn arn) {
        return GLOBAL_SERVICES.contains(arn.service())
                || (arn.service().equals("wafv2") && arn.resource().startsWith("global/"));
    }

    /** The first describer that handles it. */
    Optional<Describer> describer(Arn arn) {
        return describers.stream().filter(each -> each.handles(arn)).findFirst();
    }

    Optional<Place> of(Node node) {
        return describer(node.arn).map(describer -> new Place(describer, askedIn(node, describer)));
    }

    private String askedIn(Node node, Describer describer) {
        if (describer.global()) {
            return Resource.GLOBAL;
        }
        if (!node.arn.region().isEmpty()) {
            return node.arn.region();
        }
        if (isGlobal(node.arn)) {
            return globalRegion;
        }
        return node.region.equals(Resource.GLOBAL) ? regions.getFirst() : node.region;
    }

    /** The region that a resource of the snapshot has, and the ledger's row. */
    String regionOf(Node node) {
        if (isGlobal(node.arn) || describer(node.arn).filter(Describer::global).isPresent()) {
            return Resource.GLOBAL;
        }
        return node.arn.region().isEmpty() ? node.region : node.arn.region();
    }

    /** The ledger's row. */
    String serviceOf(Node node) {
        return describer(node.arn)
                .map(Describer::service)
                .filter(service -> !service.isEmpty())
                .orElse(node.arn.service());
    }

    /** Another account's resources cannot be described with this one's credentials. */
    boolean ownAccount(Arn arn, String accountId) {
        return arn.account().isEmpty()
                || arn.account().equals(accountId)
                || arn.account().equals("aws");
    }
}
