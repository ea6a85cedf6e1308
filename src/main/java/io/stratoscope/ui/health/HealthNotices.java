package io.stratoscope.ui.health;

import io.stratoscope.health.HealthChange;
import io.stratoscope.health.HealthLook;
import io.stratoscope.health.HealthState;
import io.stratoscope.health.Problem;
import io.stratoscope.health.ResourceHealth;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Notices;
import io.stratoscope.ui.session.Session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Says what changed from one look at the health to the next: a line a problem, not a line a resource. */
public final class HealthNotices {

    /** More at once nobody reads; the screen has them all. */
    private static final int MOST_PROBLEMS = 3;

    private static final int MOST_NAMES = 3;

    private final Session session;
    private final Notices notices;
    private final Runnable openHealth;
    private final Consumer<String> outside;

    /**
     * Hears nothing yet, and says nothing of the first look: nothing changed by it.
     *
     * @param openHealth shows the screen that has it all
     * @param outside is told a line a look, for somebody who does not see the window
     */
    public HealthNotices(Session session, Runnable openHealth, Consumer<String> outside) {
        this.session = session;
        this.notices = session.notices();
        this.openHealth = openHealth;
        this.outside = outside;
    }

    /** Begins to listen. */
    public void listen() {
        session.health()
                .lookProperty()
                .subscribe((before, after) -> {
                    if (before.isPresent() && after.isPresent()) {
                        tell(before.get(), after.get());
                    }
                });
    }

    private void tell(HealthLook before, HealthLook after) {
        Map<Arn, HealthChange> changes = new LinkedHashMap<>();
        HealthChange.between(before.report(), after.report())
                .forEach(change -> changes.put(change.now().resource(), change));
        List<String> broken =
                after.report().problems().stream()
                        .flatMap(problem -> broken(problem, changes, after).stream())
                        .toList();
        List<String> said = new ArrayList<>(broken);
        broken.stream()
                .limit(MOST_PROBLEMS)
                .forEach(line -> notices.say(Kind.WARNING, line, "Show", openHealth));
        if (broken.size() > MOST_PROBLEMS) {
            notices.say(
                    Kind.WARNING,
                    (broken.size() - MOST_PROBLEMS) + " more problems changed.",
                    "Show",
                    openHealth);
        }
        tellTogether(
                        Kind.WARNING,
                        "Not known any more",
                        changes,
                        after,
                        state -> state == HealthState.UNKNOWN || state == HealthState.STALE)
                .ifPresent(said::add);
        tellTogether(
                        Kind.SUCCESS,
                        "Healthy again",
                        changes,
                        after,
                        state -> state == HealthState.HEALTHY)
                .ifPresent(said::add);
        if (!said.isEmpty()) {
            int more = broken.size() - 1;
            outside.accept(
                    said.getFirst()
                            + (more > 0
                                    ? " "
                                            + more
                                            + (more == 1 ? " more problem" : " more problems")
                                            + " changed."
                                    : ""));
        }
    }

    /** The cause where it changed, else the first of its consequences that did; the others are counted. */
    private static Optional<String> broken(
            Problem problem, Map<Arn, HealthChange> changes, HealthLook look) {
        List<Arn> changed = new ArrayList<>();
        changed.add(problem.resource());
        problem.consequences().forEach(each -> changed.add(each.resource()));
        changed.removeIf(arn -> !changes.containsKey(arn));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        ResourceHealth first = look.report().of(changed.getFirst()).orElse(problem.cause());
        int others = changed.size() - 1;
        return Optional.of(
                Labels.oneLine(look.topology().name(first.resource()))
                        + " is "
                        + first.state().word()
                        + ": "
                        + Labels.oneLine(first.worst().words())
                        + switch (others) {
                            case 0 -> "";
                            case 1 -> " 1 more changed with it.";
                            default -> " " + others + " more changed with it.";
                        });
    }

    private Optional<String> tellTogether(
            Kind kind,
            String words,
            Map<Arn, HealthChange> changes,
            HealthLook look,
            Predicate<HealthState> which) {
        List<String> names =
                changes.values().stream()
                        .filter(change -> which.test(change.now().state()))
                        .map(change ->
                                Labels.oneLine(look.topology().name(change.now().resource())))
                        .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int more = names.size() - MOST_NAMES;
        String line =
                words
                        + ": "
                        + String.join(", ", names.stream().limit(MOST_NAMES).toList())
                        + (more > 0 ? " and " + more + " more." : ".");
        notices.say(kind, line);
        return Optional.of(line);
    }
}
