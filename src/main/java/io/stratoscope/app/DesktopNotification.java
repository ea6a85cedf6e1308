package io.stratoscope.app;

import io.stratoscope.app.Programs.Platform;
import io.stratoscope.aws.AwsEnvironment;

import java.util.List;

/**
 * A notification of the desktop, by the program that each system has for it: AWT's tray needs a display of AWT's own. What is shown goes
 * to the program as an argument and is never part of a script: names come from strangers' tags.
 */
final class DesktopNotification {
    /** Longer ones are cut by the desktops anyway. */
    private static final int MOST = 250;

    private final Programs programs;
    private final Platform platform;
    private final boolean there;

    DesktopNotification(Programs programs, AwsEnvironment environment) {
        this.programs = programs;
        platform = Platform.here();
        String program = command("", "", platform).getFirst();
        there = Programs.onPath(List.of(program, program + ".exe"), environment).isPresent();
    }

    /** Shows it; where the system has no program for that, the window alone says it. */
    void show(String title, String line) {
        if (there) {
            programs.start(command(title, line, platform), "no notification could be shown");
        }
    }

    static List<String> command(String title, String line, Platform platform) {
        String head = plain(title);
        String words = plain(line);
        return switch (platform) {
            // A daemon may read markup in the body, not in the summary.
            case LINUX ->
                    List.of(
                            "notify-send",
                            "--app-name=Stratoscope",
                            "--",
                            head,
                            words.replace("&", "&amp;").replace("<", "&lt;"));
            case MAC ->
                    List.of(
                            "osascript",
                            "-e",
                            "on run argv",
                            "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)",
                            "-e",
                            "end run",
                            "--",
                            head,
                            words);
            case WINDOWS -> List.of("msg", "*", "/TIME:20", head + ": " + words);
        };
    }

    private static String plain(String text) {
        String line =
                text.codePoints()
                        .map(point -> Character.isISOControl(point) ? ' ' : point)
                        .limit(MOST)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return line.isBlank() ? "-" : line;
    }
}
