package io.stratoscope.aws;

/**
 * How many of something an account may have, in a region or, where it is global, in all. Codes, names and values are Service
 * Quotas' own, as {@code ListAWSDefaultServiceQuotas} gives them; what is global it tells in us-east-1 only.
 */
public enum Quota implements KnownQuota {
    VPCS("vpc", "L-F678F1CE", "VPCs per Region", 5),
    INTERNET_GATEWAYS("vpc", "L-A4707A72", "Internet gateways per Region", 5),
    SECURITY_GROUPS("vpc", "L-E79EC296", "VPC security groups per Region", 2500),
    ADDRESSES("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5),
    LOAD_BALANCERS(
            "elasticloadbalancing", "L-53DA6B97", "Application Load Balancers per Region", 50),
    TARGET_GROUPS("elasticloadbalancing", "L-B22855CB", "Target Groups per Region", 3000),
    DB_CLUSTERS("rds", "L-952B80B8", "DB clusters", 40),
    DB_INSTANCES("rds", "L-7B6409FD", "DB instances", 40),
    FILE_SYSTEMS("elasticfilesystem", "L-848C634D", "File systems per account", 1000),
    BUCKETS("s3", "L-DC2B2D3D", "General purpose buckets", 10_000),
    HOSTED_ZONES("route53", "L-4EA4796A", "Hosted zones", 500),
    ROLES("iam", "L-FE177D64", "Roles per account", 1000);

    private final String service;
    private final String code;
    private final String title;
    private final int usual;

    Quota(String service, String code, String title, int usual) {
        this.service = service;
        this.code = code;
        this.title = title;
        this.usual = usual;
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isGlobal() {
        return switch (this) {
            case BUCKETS, HOSTED_ZONES, ROLES -> true;
            case VPCS,
                    INTERNET_GATEWAYS,
                    SECURITY_GROUPS,
                    ADDRESSES,
                    LOAD_BALANCERS,
                    TARGET_GROUPS,
                    DB_CLUSTERS,
                    DB_INSTANCES,
                    FILE_SYSTEMS ->
                    false;
        };
    }

    @Override
    public int usual() {
        return usual;
    }
}
