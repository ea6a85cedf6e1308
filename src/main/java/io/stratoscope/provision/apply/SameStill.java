package io.stratoscope.provision.apply;

import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether an account is still as it was when a plan was made: what there is to do has to be the same. Of a plan that was begun and
 * cut off, a part may be done.
 */
final class SameStill {

    private SameStill() {}

    /**
     * What is otherwise, in a line.
     *
     * @param now what there would be to do now
     * @param begun whether the plan was followed before
     */
    static Optional<String> difference(Plan plan, List<Change> now, boolean begun) {
        Map<String, Change> planned =
                plan.toDo().stream()
                        .collect(
                                Collectors.toMap(
                                        Change::id, Function.identity(), (first, _) -> first));
        for (Change change : now) {
            if (change.isSomething()
                    && !(begun ? goesOn(planned, change) : isPlanned(planned, change))) {
                return Optional.of(
                        change.id()
                                + " would now be to "
                                + word(change.action())
                                + ": "
                                + change.reason());
            }
        }
        long left = now.stream().filter(Change::isSomething).count();
        if (!begun && left < planned.size()) {
            return Optional.of((planned.size() - left) + " of its changes are not needed any more");
        }
        return Optional.empty();
    }

    private static boolean isPlanned(Map<String, Change> planned, Change now) {
        Change then = planned.get(now.id());
        return then != null
                && then.action() == now.action()
                && then.ref().equals(now.ref())
                && then.differences().equals(now.differences());
    }

    private static boolean goesOn(Map<String, Change> planned, Change now) {
        Change then = planned.get(now.id());
        if (then == null) {
            // A lost answer can leave a second one of what was to be made.
            return now.action() == Action.DELETE
                    && now.id().indexOf(' ') > 0
                    && Optional.ofNullable(
                                    planned.get(now.id().substring(0, now.id().indexOf(' '))))
                            .filter(Change::makes)
                            .isPresent();
        }
        return switch (then.action()) {
            case NONE -> false;
            case CREATE, REPLACE -> now.action() != Action.DELETE;
            case UPDATE -> now.action() == Action.UPDATE;
            case DELETE -> now.action() == Action.DELETE;
        };
    }

    private static String word(Action action) {
        return switch (action) {
            case NONE -> "leave";
            case CREATE -> "create";
            case UPDATE -> "update";
            case REPLACE -> "replace";
            case DELETE -> "delete";
        };
    }
}
