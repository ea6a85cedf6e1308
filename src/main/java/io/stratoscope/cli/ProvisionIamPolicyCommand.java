package io.stratoscope.cli;

import io.stratoscope.backup.BackupPolicy;
import io.stratoscope.backup.drill.DrillPolicy;
import io.stratoscope.backup.restore.RestorePolicy;
import io.stratoscope.doctor.ReadOnlyPolicy;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.NearNames;
import io.stratoscope.provision.permission.ProvisionPolicy;
import io.stratoscope.provision.permission.ProvisionPolicy.Part;
import io.stratoscope.store.AtomicFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the policies that Stratoscope needs. */
@Command(
        name = "iam-policy",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Print the least-privilege IAM policy of a feature: every call that it makes, and nothing else."
                    + " What provisioning changes or removes has to carry a stack's tag, where AWS can tell."
                    + " It needs more than one policy has room for: they are a JSON array then, or a file"
                    + " each.",
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision iam-policy > policy.json",
            "  stratoscope provision iam-policy --feature provision -o ."
        })
final class ProvisionIamPolicyCommand extends Subcommand {

    private static final String READ_ONLY = "read-only";
    private static final String PROVISION = "provision";
    private static final String BACKUP = "backup";
    private static final String DRILL = "drill";
    private static final String RESTORE = "restore";

    @Option(
            names = "--feature",
            paramLabel = "FEATURE",
            description =
                    "Which: read-only, to look at a project; provision, to plan, build, change and"
                            + " remove stacks; backup, to back up and prune, restore, to restore, or"
                            + " drill, for restore drills, beside read-only. Default: read-only.")
    String feature = READ_ONLY;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIRECTORY",
            description = "Write each policy there, to a file with its name.")
    @Nullable Path directory;

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        List<Part> parts = parts();
        if (directory == null) {
            print(session, parts);
        } else {
            write(session, directory, parts);
        }
        if (feature.equals(READ_ONLY)) {
            session.say(
                    "What no describer of its own knows is read by the Cloud Control API, which also needs the"
                            + " read actions of the service in question, such as lambda:GetFunction; the"
                            + " managed policy ReadOnlyAccess has all of them.");
        }
        return ExitCode.DONE;
    }

    private List<Part> parts() {
        return switch (feature) {
            case READ_ONLY -> List.of(new Part("StratoscopeReadOnly", ReadOnlyPolicy.document()));
            case PROVISION -> ProvisionPolicy.parts();
            case BACKUP -> List.of(new Part("StratoscopeBackup", BackupPolicy.document()));
            case RESTORE -> List.of(new Part("StratoscopeRestore", RestorePolicy.document()));
            case DRILL -> DrillPolicy.parts();
            default ->
                    throw new UsageException(
                            "unknown feature "
                                    + Terminal.plain(feature)
                                    + "; "
                                    + NearNames.hint(
                                            feature.toLowerCase(Locale.ROOT),
                                            List.of(READ_ONLY, PROVISION, BACKUP, RESTORE, DRILL)));
        };
    }

    private static void print(Session session, List<Part> parts) {
        if (parts.size() == 1) {
            session.printJson(parts.getFirst().document());
            return;
        }
        session.printJson(
                JsonValue.of(parts.stream().map(ProvisionIamPolicyCommand::named).toList()));
        session.say(
                "These are "
                        + parts.size()
                        + " policies, as each has room for 6,144 characters; -o DIRECTORY writes each to a"
                        + " file. All of them have to be attached.");
    }

    /** As {@code CreatePolicy} names it. */
    private static JsonObject named(Part part) {
        return JsonValue.object()
                .put("PolicyName", part.name())
                .put("PolicyDocument", part.document())
                .build();
    }

    private static void write(Session session, Path directory, List<Part> parts) {
        parts.forEach(part -> AtomicFile.check(file(directory, part)));
        for (Part part : parts) {
            AtomicFile.write(
                    file(directory, part),
                    JsonText.pretty(part.document()).getBytes(StandardCharsets.UTF_8));
        }
        session.say(
                parts.stream()
                        .map(part ->
                                "aws iam create-policy --policy-name "
                                        + part.name()
                                        + " --policy-document file://"
                                        + file(directory, part))
                        .collect(
                                Collectors.joining(
                                        "\n  ",
                                        "Written; make "
                                                + (parts.size() == 1
                                                        ? "it a policy, and attach it to who runs Stratoscope:"
                                                        : "them policies, and attach all to who runs Stratoscope:")
                                                + "\n  ",
                                        "")));
    }

    private static Path file(Path directory, Part part) {
        return directory.resolve(part.name() + ".json");
    }
}
