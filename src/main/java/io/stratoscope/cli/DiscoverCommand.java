package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.ResourceCsv;
import io.stratoscope.store.SnapshotFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds the project's resources and what they are to each other. */
@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Find the project's resources and their relations.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope discover --simulate",
            "  stratoscope discover --profile my-profile --project immich -o today.json",
            "  stratoscope discover --simulate --json",
            "  stratoscope discover --terraform-state s3://my-states/terraform.tfstate"
        })
final class DiscoverCommand extends Subcommand {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write the snapshot there, as JSON; to a .csv file, its resources as a table.")
    @Nullable Path output;

    @Mixin final TerraformOption terraform = new TerraformOption();

    @Override
    ExitCode run(Session session) {
        if (output != null) {
            AtomicFile.check(output);
        }
        TerraformOption.Compared compared =
                session.withAccount(account -> discover(session, account));
        Snapshot snapshot = compared.snapshot();
        if (output != null) {
            write(output, snapshot);
        }
        if (session.options().json) {
            printJson(session, compared);
        } else {
            printSummary(session, snapshot);
            if (terraform.isGiven()) {
                session.print("");
                new ManagementText(session, compared).printSummary();
            }
        }
        alike(snapshot.issues()).forEach(issues -> session.say(unread(issues)));
        if (output != null) {
            session.say("Written to " + output + ".");
        }
        return ExitCode.DONE;
    }

    private TerraformOption.Compared discover(Session session, AwsAccount account) {
        TerraformOption.Compared compared = terraform.discover(session, account);
        List<CallMeter.Count> counts = account.meter().counts();
        if (session.options().verbose) {
            CallsText.lines(counts).forEach(session::say);
        }
        session.say(words(counts));
        return compared;
    }

    private static String words(List<CallMeter.Count> counts) {
        return String.format(
                Locale.ROOT,
                "%d API calls (%d retries, %d throttled, %d answered with an error),"
                        + " about $%.4f by list price.",
                counts.stream().mapToLong(CallMeter.Count::calls).sum(),
                counts.stream().mapToLong(CallMeter.Count::retries).sum(),
                counts.stream().mapToLong(CallMeter.Count::throttles).sum(),
                counts.stream().mapToLong(CallMeter.Count::errors).sum(),
                counts.stream().map(CallMeter.Count::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void write(Path file, Snapshot snapshot) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            ResourceCsv.write(file, snapshot);
        } else {
            SnapshotFile.write(file, snapshot);
        }
    }

    private void printJson(Session session, TerraformOption.Compared compared) {
        if (terraform.isGiven()) {
            Map<String, JsonValue> members =
                    new LinkedHashMap<>(SnapshotCodec.toJson(compared.snapshot()).members());
            members.put("terraform", new ManagementText(session, compared).json());
            session.printJson(new JsonObject(members));
            return;
        }
        try {
            SnapshotCodec.write(compared.snapshot(), session.terminal().out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.terminal().out().flush();
    }

    private static void printSummary(Session session, Snapshot snapshot) {
        session.print(
                Terminal.plain(snapshot.scope().label())
                        + " in account "
                        + snapshot.account().id()
                        + " ("
                        + Terminal.plain(snapshot.account().label())
                        + "), "
                        + String.join(", ", snapshot.regions())
                        + ", at "
                        + snapshot.takenAt().truncatedTo(ChronoUnit.SECONDS));
        session.print("");
        if (snapshot.resources().isEmpty()) {
            session.print(
                    "Nothing was found. 'stratoscope projects' lists the projects of the account.");
        }
        Map<ResourceType, List<Resource>> byType =
                snapshot.resources().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Resource::type, TreeMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        byType.forEach((type, resources) ->
                rows.add(List.of(String.valueOf(resources.size()), type.name(), names(resources))));
        session.printTable(rows);
        session.print("");
        session.print(
                snapshot.resources().size()
                        + " resources, "
                        + snapshot.relations().size()
                        + " relations"
                        + states(snapshot)
                        + ".");
        session.print("Coverage: " + words(snapshot.coverage()));
    }

    private static String names(List<Resource> resources) {
        int shown = 4;
        String names =
                resources.stream()
                        .map(each -> shortened(each.name()))
                        .sorted()
                        .limit(shown)
                        .collect(Collectors.joining(", "));
        return resources.size() > shown ? names + ", …" : names;
    }

    private static String shortened(String name) {
        String plain = Terminal.plain(name);
        return plain.length() > 40 ? plain.substring(0, 39) + "…" : plain;
    }

    private static String states(Snapshot snapshot) {
        long stale =
                snapshot.resources().stream()
                        .filter(each -> each.state() == ResourceState.STALE)
                        .count();
        long unverified =
                snapshot.resources().stream()
                        .filter(each -> each.state() == ResourceState.UNVERIFIED)
                        .count();
        return (stale > 0 ? ", " + stale + " stale" : "")
                + (unverified > 0 ? ", " + unverified + " unverified" : "");
    }

    static String words(Coverage coverage) {
        Coverage.Row total = coverage.total();
        return coverage.percentConfirmed()
                        .map(percent -> percent + " % confirmed")
                        .orElse("nothing was asked for")
                + " (of "
                + total.total()
                + " asked for: "
                + total.confirmed()
                + " confirmed, "
                + total.ghosts()
                + " ghosts, "
                + total.missing()
                + " missing, "
                + total.denied()
                + " denied, "
                + total.throttled()
                + " throttled, "
                + total.failed()
                + " failed, "
                + total.unsupported()
                + " unsupported, "
                + total.notScanned()
                + " not scanned)";
    }

    /** Issues that differ only in the resource, together. */
    private static Collection<List<DiscoveryIssue>> alike(List<DiscoveryIssue> issues) {
        Map<List<Object>, List<DiscoveryIssue>> alike = new LinkedHashMap<>();
        issues.forEach(issue ->
                alike.computeIfAbsent(
                                List.of(issue.call(), issue.region(), issue.failure()),
                                _ -> new ArrayList<>())
                        .add(issue));
        return alike.values();
    }

    private static String unread(List<DiscoveryIssue> alike) {
        DiscoveryIssue issue = alike.getFirst();
        List<String> resources =
                alike.stream()
                        .flatMap(each -> each.resource().stream())
                        .map(arn -> Terminal.plain(arn.toString()))
                        .toList();
        return "could not read "
                + issue.call()
                + " in "
                + issue.region()
                + resources(resources)
                + ": "
                + Terminal.plain(issue.failure().message())
                + "; "
                + Terminal.plain(issue.failure().remedy());
    }

    private static String resources(List<String> arns) {
        return switch (arns.size()) {
            case 0 -> "";
            case 1 -> " for " + arns.getFirst();
            case 2, 3 -> " for " + String.join(", ", arns);
            default ->
                    " for "
                            + arns.size()
                            + " resources, among them "
                            + String.join(", ", arns.subList(0, 2));
        };
    }
}
