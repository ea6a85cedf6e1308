package io.stratoscope.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names and addresses of one Immich stack.
 *
 * @param name prefix of every name in it, for example {@code immich}
 * @param accountId twelve digits
 * @param region region code
 * @param network first two octets of its VPC, for example {@code 10.0}
 * @param publicZone DNS zone that the world sees
 * @param privateZone DNS zone that only its VPC sees
 * @param tags what every resource carries
 */
record ImmichStack(
        String name,
        String accountId,
        String region,
        String network,
        String publicZone,
        String privateZone,
        ProjectTags tags) {

    static final int SERVER_PORT = 2283;
    static final int MACHINE_LEARNING_PORT = 3003;
    static final int DATABASE_PORT = 5432;
    static final int CACHE_PORT = 6379;
    static final int NFS_PORT = 2049;

    /** The stack that Stratoscope was made for. */
    static ImmichStack production(String accountId, String region) {
        return new ImmichStack(
                "immich",
                accountId,
                region,
                "10.0",
                "immich.ronchese.pp.ua",
                "immich.internal",
                tags("production"));
    }

    /** One of many stacks of the same shape, for measuring. */
    static ImmichStack copy(String accountId, String region, int number) {
        String name = String.format(Locale.ROOT, "immich-%03d", number);
        return new ImmichStack(
                name,
                accountId,
                region,
                "10." + number % 256,
                name + ".ronchese.pp.ua",
                name + ".internal",
                tags(String.format(Locale.ROOT, "load-%03d", number)));
    }

    private static ProjectTags tags(String environment) {
        return new ProjectTags(
                Map.of("Project", "immich", "Environment", environment, "ManagedBy", "terraform"));
    }

    /** {@code immich-alb} for {@code alb}. */
    String named(String part) {
        return name + "-" + part;
    }

    /** Bucket names are unique in the whole world, so they carry the account. */
    String bucket(String part) {
        return name + "-" + part + "-" + accountId;
    }

    String vpcCidr() {
        return network + ".0.0/16";
    }

    /** The third octet says the tier: 1 and 2 public, 11 and 12 private. */
    String subnetCidr(int thirdOctet) {
        return network + "." + thirdOctet + ".0/24";
    }

    List<String> zones() {
        return List.of(region + "a", region + "b");
    }

    String internal(String host) {
        return host + "." + privateZone;
    }
}
