package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillSchedule;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** Prints what has a computer make drills by itself. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Print a systemd timer with its service, and a line for cron, which make a restore drill of this account"
                    + " and project at times of your choice. Changes nothing: you put them where they belong.",
            "A drill that is not proved ends with an exit code other than 0: systemd marks the service failed,"
                    + " cron sends its mail."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill schedule --profile my-profile --at \"Sun 04:00\"",
            "  stratoscope drill schedule --simulate --at 04:00"
        })
final class DrillScheduleCommand extends Subcommand {

    @Option(
            names = "--at",
            paramLabel = "TIME",
            required = true,
            description =
                    "When, in this computer's time zone: 'Sun 04:00', 'Mon,Thu 04:00', 04:00 for each day,"
                            + " '1 04:00' for the first of each month.")
    String at = "";

    @Option(
            names = "--notify-sns",
            paramLabel = "ARN",
            description = "The drill tells this SNS topic how it ended.")
    @Nullable String topic;

    @Option(
            names = "--program",
            paramLabel = "FILE",
            description = "Where Stratoscope is. Default: stratoscope, looked for in the PATH.")
    String program = "stratoscope";

    @Override
    ExitCode run(Session session) {
        DrillSchedule schedule =
                DrillSchedule.parse(at)
                        .orElseThrow(() ->
                                new UsageException(
                                        "--at: '"
                                                + Terminal.plain(at)
                                                + "' is no time for drills; write it like 'Sun 04:00', 'Mon,Thu 04:00',"
                                                + " 04:00 for each day, or '1 04:00' for a day of each month up to 28"));
        DrillUnits units = new DrillUnits(schedule, command(session.options()), name(session));
        if (session.options().json) {
            session.printJson(
                    JsonValue.object()
                            .put("name", units.name())
                            .put("service", units.service())
                            .put("timer", units.timer())
                            .put("cron", units.cron())
                            .build());
        } else {
            units.lines().forEach(session::print);
        }
        return ExitCode.DONE;
    }

    private static String name(Session session) {
        String project = session.options().project;
        return project == null ? "" : project;
    }

    private List<String> command(GlobalOptions options) {
        if (!options.simulate && options.profile == null) {
            throw new UsageException(
                    "a timer has not your shell's variables: say which account with --profile or --simulate");
        }
        if (options.all) {
            throw new UsageException("a drill is of one project: give --project, not --all");
        }
        AccountOptions account = options.account();
        List<String> command = new ArrayList<>(List.of(program, "drill", "run"));
        if (account.simulate()) {
            command.add("--simulate");
        }
        account.profile().ifPresent(profile -> command.addAll(List.of("--profile", profile)));
        if (!account.regions().isEmpty()) {
            command.addAll(List.of("--region", String.join(",", account.regions())));
        }
        account.endpoint()
                .ifPresent(url -> command.addAll(List.of("--endpoint-url", url.toString())));
        if (options.scope().isPresent() && options.project != null) {
            command.addAll(List.of("--project", options.project));
        }
        options.tags.forEach(tag -> command.addAll(List.of("--tag", tag)));
        if (options.dataDirectory != null) {
            command.addAll(
                    List.of("--data-dir", options.dataDirectory.toAbsolutePath().toString()));
        }
        if (topic != null) {
            command.addAll(List.of("--notify-sns", topic(topic)));
        }
        command.addAll(List.of("--unlock", "--yes"));
        refuseControl(command);
        return command;
    }

    private static String topic(String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("sns") && !arn.resource().contains(":"))
                .map(Arn::toString)
                .orElseThrow(() ->
                        new UsageException(
                                "--notify-sns: '"
                                        + Terminal.plain(text)
                                        + "' is no topic; write it like arn:aws:sns:eu-central-1:123456789012:drills"));
    }

    /** A line's end would begin another line of the unit or of the crontab. */
    private static void refuseControl(List<String> command) {
        command.stream()
                .filter(word -> !word.equals(Terminal.plain(word)))
                .findFirst()
                .ifPresent(word -> {
                    throw new UsageException(
                            "'"
                                    + Terminal.plain(word)
                                    + "' has a control character, which no timer can hold");
                });
    }
}
