package io.stratoscope.provision.terraform;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Terraform manages, by its state: only which resources, never what else the state says of them.
 *
 * @param resources in the order of the state; no data sources
 */
public record TerraformState(List<StateResource> resources) {

    /** Of types that often have no ARN in a state: their kind in the ARN. */
    private static final Map<ResourceType, String> EC2_KINDS =
            Map.ofEntries(
                    Map.entry(ResourceType.EC2_INSTANCE, "instance"),
                    Map.entry(ResourceType.ELASTIC_IP, "elastic-ip"),
                    Map.entry(ResourceType.FLOW_LOG, "vpc-flow-log"),
                    Map.entry(ResourceType.INTERNET_GATEWAY, "internet-gateway"),
                    Map.entry(ResourceType.NAT_GATEWAY, "natgateway"),
                    Map.entry(ResourceType.NETWORK_ACL, "network-acl"),
                    Map.entry(ResourceType.ROUTE_TABLE, "route-table"),
                    Map.entry(ResourceType.SECURITY_GROUP, "security-group"),
                    Map.entry(ResourceType.SUBNET, "subnet"),
                    Map.entry(ResourceType.VPC, "vpc"),
                    Map.entry(ResourceType.VPC_ENDPOINT, "vpc-endpoint"));

    public TerraformState {
        resources = List.copyOf(resources);
    }

    /**
     * Reads the text of a state.
     *
     * @param source what the text is called in messages
     * @throws TerraformStateException when it is not one that can be read
     */
    public static TerraformState parse(String source, String text) {
        return new StateReader(source).read(text).withArns();
    }

    /** The ARNs of what it manages, as far as it tells them. */
    public Set<Arn> arns() {
        Set<Arn> arns = new TreeSet<>();
        resources.stream()
                .filter(resource -> resource.resourceType().isPresent())
                .forEach(resource -> resource.arn().ifPresent(arns::add));
        return arns;
    }

    // A NAT gateway has no ARN in a state. Its account is that of the others, and its region too
    // where
    // they are all in one.
    private TerraformState withArns() {
        List<Arn> known = resources.stream().flatMap(each -> each.arn().stream()).toList();
        Optional<Arn> home = known.stream().filter(arn -> arn.account().length() == 12).findFirst();
        List<String> regions =
                known.stream()
                        .map(Arn::region)
                        .filter(region -> !region.isEmpty())
                        .distinct()
                        .toList();
        Optional<String> only =
                regions.size() == 1 ? Optional.of(regions.getFirst()) : Optional.empty();
        return new TerraformState(
                resources.stream().map(each -> each.withArn(completed(each, home, only))).toList());
    }

    private static Optional<Arn> completed(
            StateResource resource, Optional<Arn> home, Optional<String> region) {
        return resource.arn()
                .map(arn -> home.map(one -> inPartition(arn, one.partition())).orElse(arn))
                .or(() -> home.flatMap(one -> arn(resource, one, region)));
    }

    // All of an account is in one partition; a record's ARN is made without knowing which.
    private static Arn inPartition(Arn arn, String partition) {
        return new Arn(partition, arn.service(), arn.region(), arn.account(), arn.resource());
    }

    private static Optional<Arn> arn(StateResource resource, Arn home, Optional<String> region) {
        Optional<String> kind =
                resource.resourceType().flatMap(type -> Optional.ofNullable(EC2_KINDS.get(type)));
        Optional<String> where = resource.region().or(() -> region);
        if (kind.isEmpty() || where.isEmpty()) {
            return Optional.empty();
        }
        return resource.id()
                .map(id ->
                        new Arn(
                                home.partition(),
                                "ec2",
                                where.get(),
                                home.account(),
                                kind.get() + "/" + id));
    }
}
