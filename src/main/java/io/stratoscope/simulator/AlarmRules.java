package io.stratoscope.simulator;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of composite alarms, as far as to know which alarms they look at. */
final class AlarmRules {

    // ALARM("name"), OK(arn:…:alarm:name); a name in quotes may have anything in it.
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "(?:ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s)\"']+))\\s*\\)");

    private AlarmRules() {}

    /** The names of the alarms that a rule looks at. */
    static Set<String> names(String rule) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(rule);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                String reference = matcher.group(group);
                if (reference != null) {
                    names.add(
                            reference.startsWith("arn:")
                                    ? reference.substring(
                                            reference.indexOf(":alarm:") + ":alarm:".length())
                                    : reference);
                }
            }
        }
        return names;
    }

    /** Those names in a rule that no alarm has. */
    static List<String> missing(String rule, Collection<String> alarms) {
        return names(rule).stream().filter(name -> !alarms.contains(name)).toList();
    }
}
