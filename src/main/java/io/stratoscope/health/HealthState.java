package io.stratoscope.health;

/** How a resource is, from the best to the worst: of several, the last one counts. */
public enum HealthState {
    /** Something that was read says that it does its work. */
    HEALTHY,
    /** Nothing that was read says how it is: missing data, or no rule for it. Never taken for healthy. */
    UNKNOWN,
    /** It could not be read this time; what was known before may not hold any more. */
    STALE,
    /** It does its work in part, or will not for long. */
    DEGRADED,
    /** It does not do its work. */
    DOWN;

    /** The worse of the two. */
    public HealthState and(HealthState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether something has to be done about it. */
    public boolean isBad() {
        return this == DEGRADED || this == DOWN;
    }

    /** For people. */
    public String word() {
        return switch (this) {
            case HEALTHY -> "healthy";
            case UNKNOWN -> "unknown";
            case STALE -> "stale";
            case DEGRADED -> "degraded";
            case DOWN -> "down";
        };
    }
}
