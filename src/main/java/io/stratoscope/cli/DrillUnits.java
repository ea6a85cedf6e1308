package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillSchedule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command as a systemd service with its timer, and as a line for cron.
 *
 * @param command program and arguments, without control characters
 * @param project for the units' names; may be empty
 */
record DrillUnits(DrillSchedule schedule, List<String> command, String project) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@:,./+=-]+");

    DrillUnits {
        command = List.copyOf(command);
    }

    /** Of both units, without their endings. */
    String name() {
        return project.isEmpty()
                ? "stratoscope-drill"
                : "stratoscope-drill-" + project.replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    private String title() {
        return "Stratoscope restore drill"
                + (project.isEmpty() ? "" : " of " + project.replace("%", "%%"));
    }

    String service() {
        return """
        [Unit]
        Description=%s

        [Service]
        Type=oneshot
        ExecStart=%s
        """
                .formatted(
                        title(),
                        command.stream().map(DrillUnits::unit).collect(Collectors.joining(" ")));
    }

    String timer() {
        return """
        [Unit]
        Description=%s

        [Timer]
        OnCalendar=%s
        Persistent=true

        [Install]
        WantedBy=timers.target
        """
                .formatted(title(), schedule.onCalendar());
    }

    /** In a crontab a percent sign is a line's end, unless a backslash stands before it; the shell does not see that one. */
    String cron() {
        return schedule.cron()
                + " "
                + command.stream()
                        .map(DrillUnits::shell)
                        .map(word -> word.replace("%", "\\%"))
                        .collect(Collectors.joining(" "));
    }

    /** All, with where each belongs. */
    List<String> lines() {
        String directory = "~/.config/systemd/user/";
        List<String> lines = new ArrayList<>();
        lines.add("# " + directory + name() + ".service");
        lines.addAll(service().lines().toList());
        lines.add("");
        lines.add("# " + directory + name() + ".timer");
        lines.addAll(timer().lines().toList());
        lines.add("");
        lines.add("# Then: systemctl --user daemon-reload");
        lines.add("#       systemctl --user enable --now " + name() + ".timer");
        lines.add("#       loginctl enable-linger     # also while you are not signed in");
        lines.add("");
        lines.add("# Or, with cron (crontab -e):");
        lines.add(cron());
        return lines;
    }

    /** See systemd.service(5), "Command lines", and systemd.unit(5), "Specifiers". */
    private static String unit(String word) {
        String escaped =
                word.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("%", "%%")
                        .replace("$", "$$");
        return PLAIN.matcher(word).matches() ? word : "\"" + escaped + "\"";
    }

    private static String shell(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
