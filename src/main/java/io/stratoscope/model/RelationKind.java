package io.stratoscope.model;

/** What one resource is to another. Each reads as a verb from the relation's start to its end. */
public enum RelationKind {
    /** Is a part that does not live without the other: listener of a load balancer, task of a service, record of a zone. */
    PART_OF("is part of"),
    /** Stands in a VPC or subnet. */
    LOCATED_IN("is in"),
    /** Applies to the other: a route table or network ACL to its subnet or VPC, a subnet group to its subnets. */
    ATTACHED_TO("is attached to"),
    /** Sends traffic there: route, DNS record, listener action, target group's target. */
    ROUTES_TO("routes to"),
    /** Is a member of a security group. */
    PROTECTED_BY("is protected by"),
    /** A security group lets the other in; the detail says protocol and ports. */
    ALLOWS_FROM("allows from"),
    /** Opens connections to it: found from an endpoint name in its configuration. */
    CONNECTS_TO("connects to"),
    /** Mounts a file system or access point. */
    MOUNTS("mounts"),
    /** Keeps data in the other. */
    STORES_IN("stores in"),
    /** Reads its data from there: a DataSync task's source. */
    COPIES_FROM("copies from"),
    /** Writes its data to there: a DataSync task's destination. */
    COPIES_TO("copies to"),
    /** Replicates its data to the other. */
    REPLICATES_TO("replicates to"),
    /** Is encrypted with a key. */
    ENCRYPTED_BY("is encrypted by"),
    /** Presents a certificate. */
    USES_CERTIFICATE("uses certificate"),
    /** Runs with the permissions of a role. */
    ASSUMES_ROLE("assumes role"),
    /** Has a policy, or is allowed something on the other by one. */
    HAS_POLICY("has policy"),
    /** Reads a secret when it starts. */
    READS_SECRET("reads secret"),
    /** Writes its logs there. */
    LOGS_TO("logs to"),
    /** Is configured by: task definition, parameter group. */
    CONFIGURED_BY("is configured by"),
    /** Is another name for. */
    ALIAS_OF("is an alias of"),
    /** Watches: an alarm its resource. */
    MONITORS("monitors"),
    /** Sends messages to. */
    NOTIFIES("notifies"),
    /** A role may do something with the other, as one of its policies says; whether it ever does is not known. */
    MAY_USE("may use"),
    /** Is mentioned in the other's description; nothing more is known. */
    REFERENCES("references");

    private final String verb;

    RelationKind(String verb) {
        this.verb = verb;
    }

    /** Words for people: "A <i>is encrypted by</i> B". */
    public String verb() {
        return verb;
    }
}
