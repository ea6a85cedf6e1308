package io.stratoscope.simulator;

import java.util.Map;

/** What services say where an account has as much of something as it may, by action. */
final class QuotaErrors {

    /** A service's answer. */
    record Refusal(int status, String code, String message) {}

    private static final Map<String, Refusal> KNOWN =
            Map.of(
                    "ec2:CreateVpc",
                    new Refusal(
                            400,
                            "VpcLimitExceeded",
                            "The maximum number of VPCs has been reached."),
                    "elasticfilesystem:CreateAccessPoint",
                    new Refusal(
                            403,
                            "AccessPointLimitExceeded",
                            "The maximum number of access points has been reached."),
                    "elasticfilesystem:CreateFileSystem",
                    new Refusal(
                            403,
                            "FileSystemLimitExceeded",
                            "The maximum number of file systems has been reached."),
                    "elasticfilesystem:CreateMountTarget",
                    new Refusal(
                            409,
                            "NetworkInterfaceLimitExceeded",
                            "The maximum number of network interfaces has been reached."),
                    "elasticloadbalancing:CreateLoadBalancer",
                    new Refusal(
                            400,
                            "TooManyLoadBalancers",
                            "The maximum number of load balancers has been reached."),
                    "rds:CreateDBInstance",
                    new Refusal(400, "InstanceQuotaExceeded", "DB instance quota exceeded"),
                    "rds:RestoreDBClusterFromSnapshot",
                    new Refusal(403, "DBClusterQuotaExceededFault", "DB cluster quota exceeded"),
                    "rds:RestoreDBClusterToPointInTime",
                    new Refusal(403, "DBClusterQuotaExceededFault", "DB cluster quota exceeded"),
                    "ecs:RunTask",
                    new Refusal(
                            400,
                            "LimitExceededException",
                            "You've reached the limit on the number of vCPUs you can run"
                                    + " concurrently"));

    private QuotaErrors() {}

    /** The answer to an action; in general words where the service's are not known here. */
    static Refusal of(String service, String operation) {
        return KNOWN.getOrDefault(
                service + ":" + operation,
                new Refusal(
                        400,
                        "LimitExceededException",
                        "The limit for this resource has been reached."));
    }
}
