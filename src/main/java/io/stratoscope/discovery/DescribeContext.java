package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Scope;

import software.amazon.awssdk.core.SdkClient;

import java.util.List;
import java.util.Set;

/** What a describer is given for one region: clients, and where to put what it learns. Safe for many threads. */
public interface DescribeContext {

    /** Region code, or {@link io.stratoscope.model.Resource#GLOBAL}. */
    String region();

    /** Twelve digits. */
    String accountId();

    /** {@code aws}, {@code aws-cn}, … */
    String partition();

    Scope scope();

    /** The account's client of this type in this region. */
    <C extends SdkClient> C client(Class<C> type);

    /** An ARN in this account and region: {@code arn("ec2", "vpc/vpc-1")}. */
    default Arn arn(String service, String resource) {
        return new Arn(partition(), service, region(), accountId(), resource);
    }

    /** Whether the operator cancelled: asked between two calls. */
    boolean cancelled();

    /**
     * Whether a describe call already confirmed it in this discovery: then a describer need not look for it again. May say
     * no where that is not known.
     */
    default boolean confirmed(Arn arn) {
        return false;
    }

    /** A describe call confirmed this resource, which has these relations. Finding one twice is harmless. */
    void found(Described resource, List<Relation> relations);

    /**
     * The same for a resource whose ARN does not tell its region, from a call that does.
     *
     * @param region region code
     */
    default void foundIn(String region, Described resource, List<Relation> relations) {
        found(resource, relations);
    }

    /**
     * A further call told more relations of a resource that was confirmed before.
     *
     * @param relations each with that resource as one end
     */
    void related(Arn resource, List<Relation> relations);

    /** A describe call says that it does not exist. */
    void gone(Arn arn);

    /**
     * A call failed; what it was about keeps its last known state.
     *
     * @param action the call as an IAM action, for example {@code ecs:DescribeServices}
     * @param about the resources that it was to describe; empty when a listing failed
     */
    void failed(String action, List<Arn> about, Exception cause);

    /**
     * A call failed whose answer other calls give: it is an issue, so that the operator can allow it, and nothing is
     * missing for it. What those others cannot read is for them to tell.
     *
     * @param action the call as an IAM action
     */
    void detour(String action, Exception cause);

    /**
     * A further call of confirmed resources failed: what an earlier snapshot knew by it stays.
     *
     * @param action the call as an IAM action
     * @param resources whose relations it would have told
     * @param fields each what the fields of its evidence begin with
     */
    void unread(String action, List<Arn> resources, Set<String> fields, Exception cause);
}
