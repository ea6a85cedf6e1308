package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.topology.BlastRadius.Impact;
import io.stratoscope.topology.Need.Provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets resources fail and follows what their dependents do, one hop after the other. */
final class Failing {
    private static final Comparator<Impact> NEAREST =
            Comparator.comparingInt(Impact::hops)
                    .thenComparing(Impact::effect)
                    .thenComparing(Impact::resource);

    private final Dependencies dependencies;
    private final Set<Arn> down = new HashSet<>();
    private final Map<Arn, Impact> impacts = new TreeMap<>();

    Failing(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    BlastRadius of(List<Arn> gone, String subject) {
        down.addAll(gone);
        Set<Arn> wave = new TreeSet<>(gone);
        for (int hop = 1; !wave.isEmpty(); hop++) {
            Set<Arn> next = new TreeSet<>();
            for (Arn failed : wave) {
                for (Need need : dependencies.metBy(failed)) {
                    hit(need, failed, hop, next);
                }
            }
            down.addAll(next);
            wave = next;
        }
        return new BlastRadius(subject, gone, impacts.values().stream().sorted(NEAREST).toList());
    }

    private void hit(Need need, Arn failed, int hop, Set<Arn> next) {
        Arn dependent = need.dependent();
        if (down.contains(dependent) || next.contains(dependent)) {
            return;
        }
        Set<Arn> all = new TreeSet<>();
        need.providers().forEach(provider -> all.add(provider.arn()));
        long left = all.stream().filter(arn -> !down.contains(arn)).count();
        boolean stops = left == 0 && need.essential();
        if (stops) {
            next.add(dependent);
        }
        if (stops || !impacts.containsKey(dependent)) {
            impacts.put(dependent, impact(need, failed, hop, stops, all.size(), left));
        }
    }

    private Impact impact(Need need, Arn failed, int hop, boolean stops, int all, long left) {
        String name = dependencies.name(failed);
        String reason;
        if (left > 0) {
            reason = "loses " + name + ", one of " + all + " (" + label(need) + ")";
        } else if (all > 1) {
            reason = "loses the last of " + all + " (" + label(need) + "): " + name;
        } else {
            reason = (stops ? "needs " : "goes on without ") + name + " (" + label(need) + ")";
        }
        return new Impact(
                need.dependent(),
                stops ? Effect.STOPS : Effect.DEGRADED,
                hop,
                path(need, failed),
                reason);
    }

    /** The need in words, without the ARN that keeps it apart from others. */
    private static String label(Need need) {
        int arn = need.what().indexOf(" arn:");
        String words = arn < 0 ? need.what() : need.what().substring(0, arn);
        return words.toLowerCase(java.util.Locale.ROOT).replace('_', ' ').strip();
    }

    private List<Relation> path(Need need, Arn failed) {
        List<Relation> path = new ArrayList<>();
        Impact before = impacts.get(failed);
        if (before != null) {
            path.addAll(before.path());
        }
        need.providers().stream()
                .filter(provider -> provider.arn().equals(failed))
                .map(Provider::via)
                .findFirst()
                .ifPresent(path::addAll);
        return path;
    }
}
