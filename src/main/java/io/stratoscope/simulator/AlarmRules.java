package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.StateValue;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of composite alarms: which alarms they look at, and whether they hold. */
final class AlarmRules {

    // ALARM("name"), OK(arn:…:alarm:name); a name in quotes may have anything in it.
    private static final String REFERENCE =
            "(ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s)\"']+))\\s*\\)";

    private static final Pattern REFERENCES = Pattern.compile(REFERENCE);
    private static final Pattern WORDS =
            Pattern.compile(REFERENCE + "|\\(|\\)|\\b(?:AND|OR|NOT|TRUE|FALSE)\\b");
    private static final int NAMES = 2;

    private AlarmRules() {}

    /** The names of the alarms that a rule looks at. */
    static Set<String> names(String rule) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = REFERENCES.matcher(rule);
        while (matcher.find()) {
            names.add(name(matcher));
        }
        return names;
    }

    private static String name(MatchResult match) {
        for (int group = NAMES; group <= match.groupCount(); group++) {
            String reference = match.group(group);
            if (reference != null) {
                return reference.startsWith("arn:")
                        ? reference.substring(reference.indexOf(":alarm:") + ":alarm:".length())
                        : reference;
            }
        }
        throw new IllegalStateException("a reference without a name");
    }

    /** Those names in a rule that no alarm has. */
    static List<String> missing(String rule, Collection<String> alarms) {
        return names(rule).stream().filter(name -> !alarms.contains(name)).toList();
    }

    /**
     * Whether a rule holds. NOT binds closer than AND, and AND closer than OR.
     *
     * @param states of the alarms, by name; one that is not there is in no state
     */
    static boolean holds(String rule, Map<String, StateValue> states) {
        Deque<String> words = new ArrayDeque<>();
        Matcher matcher = WORDS.matcher(rule);
        while (matcher.find()) {
            String kind = matcher.group(1);
            if (kind == null) {
                words.add(matcher.group());
            } else {
                StateValue state = states.get(name(matcher));
                words.add(state != null && kind.equals(state.toString()) ? "TRUE" : "FALSE");
            }
        }
        return either(words);
    }

    private static boolean either(Deque<String> words) {
        boolean holds = both(words);
        while ("OR".equals(words.peek())) {
            words.remove();
            holds |= both(words);
        }
        return holds;
    }

    private static boolean both(Deque<String> words) {
        boolean holds = one(words);
        while ("AND".equals(words.peek())) {
            words.remove();
            holds &= one(words);
        }
        return holds;
    }

    private static boolean one(Deque<String> words) {
        String word = words.isEmpty() ? "FALSE" : words.remove();
        return switch (word) {
            case "NOT" -> !one(words);
            case "(" -> {
                boolean holds = either(words);
                words.poll();
                yield holds;
            }
            default -> word.equals("TRUE");
        };
    }
}
