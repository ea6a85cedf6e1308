package io.stratoscope.aws;

/**
 * How much an account may have of what is not counted by resources, or not by region. Codes, names and values are Service Quotas'
 * own; what counts is told by the <a href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html">quotas of VPC</a>
 * and of <a href="https://docs.aws.amazon.com/general/latest/gr/ecs-service.html">Fargate</a>.
 */
public enum PartQuota implements KnownQuota {
    NAT_GATEWAYS("vpc", "L-FE5A380F", "NAT gateways per Availability Zone", 5),

    /** Of each direction, and of each of IPv4 and IPv6. */
    GROUP_RULES("vpc", "L-0EA8095F", "Inbound or outbound rules per security group", 60),

    /** Of all tasks that run in a region, without those on Fargate Spot. New accounts may have fewer. */
    FARGATE_VCPUS("fargate", "L-3032A538", "Fargate On-Demand vCPU resource count", 6);

    private final String service;
    private final String code;
    private final String title;
    private final int usual;

    PartQuota(String service, String code, String title, int usual) {
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
    public int usual() {
        return usual;
    }

    @Override
    public boolean isGlobal() {
        return false;
    }
}
