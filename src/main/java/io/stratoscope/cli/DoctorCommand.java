package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.cost.WatchingCost;
import io.stratoscope.doctor.Doctor;
import io.stratoscope.doctor.DoctorReport;
import io.stratoscope.json.JsonText;
import io.stratoscope.store.WatchingStore.Spent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.List;

/** Says which identity it has, what that may do, and what to do about the rest. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Say which identity it has, which API calls are allowed or denied one by one, how far"
                        + " the clock is off, and what to do about each.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope doctor --profile my-profile",
            "  stratoscope doctor --profile my-profile --region eu-central-1,us-east-1",
            "  stratoscope doctor --profile my-profile --region eu-central-1 --json"
        })
final class DoctorCommand extends Subcommand {

    @Option(
            names = "--try-paid",
            description =
                    "Try also the calls of Cost Explorer, each of which may cost $0.01. Without it they"
                            + " are listed as not tried.")
    boolean tryPaid;

    @Override
    ExitCode run(Session session) {
        return session.withAccount(account -> examine(session, account));
    }

    /** They are the one call of the logs whose price grows while nobody looks. */
    private static String liveTails(Session session, AwsAccount account) {
        WatchingCost cost =
                CostCommand.watched(
                        session,
                        account,
                        session.environment().limits().apply(session.dataDirectory()));
        List<Spent> tails =
                cost.spent().stream()
                        .filter(spent -> spent.operation().equals("StartLiveTail"))
                        .toList();
        long minutes = tails.stream().mapToLong(Spent::units).sum();
        BigDecimal usd = tails.stream().map(Spent::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        return "Live tails  "
                + minutes
                + (minutes == 1 ? " minute" : " minutes")
                + " in "
                + cost.month()
                + " by this program, $"
                + usd.stripTrailingZeros().toPlainString()
                + ": AWS takes $"
                + CallMeter.usdPerCall("logs", "StartLiveTail").toPlainString()
                + " a minute each, after the first 1,800 of an account's month;"
                + " logs --follow --poll asks at no cost";
    }

    private ExitCode examine(Session session, AwsAccount account) {
        Doctor free = new Doctor(account, session.environment().clock());
        Doctor doctor = tryPaid ? free.paying() : free;
        DoctorReport report = session.await("doctor", doctor::run);
        if (session.options().json) {
            session.printJson(report.toJson());
        } else {
            report.lines().forEach(line -> session.print(Terminal.plain(line)));
            session.print(liveTails(session, account));
            report.missingPolicy()
                    .ifPresent(policy -> {
                        session.print("");
                        session.print("Attach this policy to the identity:");
                        session.print(JsonText.pretty(policy).stripTrailing());
                    });
        }
        return switch (report.verdict()) {
            case HEALTHY -> ExitCode.DONE;
            case FINDINGS -> ExitCode.CHECK_FAILED;
            case NO_IDENTITY -> ExitCode.AWS;
        };
    }
}
