package io.stratoscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How help looks: what a command is for, its own options, and only then those that all commands share, by what they are
 * about. In one alphabetical list, three options of a command's own are lost among thirteen.
 */
final class HelpLayout {

    private record Group(String heading, List<String> options) {}

    private static final List<Group> SHARED =
            List.of(
                    new Group(
                            "Which account:",
                            List.of("--simulate", "--profile", "--region", "--endpoint-url")),
                    new Group("Which part of it:", List.of("--project", "--tag", "--all")),
                    new Group(
                            "In general:",
                            List.of("--json", "--data-dir", "--verbose", "--help", "--version")));

    private HelpLayout() {}

    /** Lays out the help of a command and of all below it. */
    static void apply(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).parameterListHeading("%n");
        List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
        // Commands first: without one, the options say little.
        List<String> commands =
                List.of(
                        UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                        UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
        sections.removeAll(commands);
        sections.addAll(
                sections.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), commands);
        line.setHelpSectionKeys(sections);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        line.getSubcommands().values().forEach(HelpLayout::apply);
    }

    private static String options(Help help) {
        StringBuilder text = new StringBuilder();
        List<OptionSpec> own =
                help.commandSpec().options().stream().filter(option -> !isShared(option)).toList();
        Map<String, OptionSpec> byName = help.commandSpec().optionsMap();
        boolean afterParameters = !help.commandSpec().positionalParameters().isEmpty();
        text.append(own.isEmpty() || afterParameters ? "" : "%n".formatted())
                .append(list(help, own));
        for (Group group : groups(help)) {
            List<OptionSpec> options =
                    group.options().stream().filter(byName::containsKey).map(byName::get).toList();
            text.append("%n%s%n".formatted(group.heading())).append(list(help, options));
        }
        return text.toString();
    }

    // What only reads files takes the options of an account, and has no use for them.
    private static List<Group> groups(Help help) {
        return help.commandSpec().userObject() instanceof Subcommand command
                        && !command.looksAtAnAccount()
                ? List.of(SHARED.getLast())
                : SHARED;
    }

    private static boolean isShared(OptionSpec option) {
        return SHARED.stream()
                .flatMap(group -> group.options().stream())
                .anyMatch(option.longestName()::equals);
    }

    private static String list(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.parameterLabelRenderer());
        return layout.toString();
    }
}
