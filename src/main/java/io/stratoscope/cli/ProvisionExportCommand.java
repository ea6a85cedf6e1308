package io.stratoscope.cli;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.export.NoCounterpartException;
import io.stratoscope.provision.export.StackFormat;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.AtomicFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a blueprint's stack as another tool's file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Write a blueprint's stack as a file of another tool.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision export immich --format cloudformation -o immich.json",
            "  stratoscope provision export immich --format terraform -o main.tf"
        })
final class ProvisionExportCommand extends Subcommand {

    @Mixin final BlueprintOptions blueprint = new BlueprintOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Which: cloudformation, as JSON, or terraform. Default: cloudformation.")
    String format = StackFormat.CLOUDFORMATION.toString();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it there instead of to standard output.")
    @Nullable Path output;

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        if (output != null) {
            AtomicFile.check(output);
        }
        StackFormat chosen = read(format);
        String text = text(chosen, blueprint.stack());
        if (output == null && session.options().json && chosen == StackFormat.TERRAFORM) {
            session.printJson(JsonValue.object().put("main.tf", text).build());
        } else if (output == null) {
            session.terminal().out().print(text);
            session.terminal().out().flush();
        } else {
            AtomicFile.write(output, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            session.say("Written to " + output + ".");
        }
        return ExitCode.DONE;
    }

    private static String text(StackFormat format, Stack stack) {
        try {
            return format.of(stack);
        } catch (NoCounterpartException e) {
            throw new UsageException(
                    "not as " + format + ": " + Terminal.plain(String.valueOf(e.getMessage())), e);
        }
    }

    private static StackFormat read(String name) {
        return Arrays.stream(StackFormat.values())
                .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "unknown format "
                                        + Terminal.plain(name)
                                        + "; there is "
                                        + Arrays.stream(StackFormat.values())
                                                .map(StackFormat::toString)
                                                .collect(Collectors.joining(", "))));
    }
}
