package io.stratoscope.model;

/**
 * Where a relation is known from.
 *
 * @param call the API call as an IAM action, for example {@code ecs:DescribeServices}
 * @param field the field of its answer, for example {@code loadBalancers[0].targetGroupArn}
 */
public record Evidence(String call, String field) implements Comparable<Evidence> {
    @Override
    public int compareTo(Evidence other) {
        int byCall = call.compareTo(other.call);
        return byCall != 0 ? byCall : field.compareTo(other.field);
    }

    @Override
    public String toString() {
        return call + " " + field;
    }
}
