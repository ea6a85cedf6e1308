package io.stratoscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a command line, in words for people. */
final class UsageErrors {

    private UsageErrors() {}

    static String words(ParameterException error) {
        return switch (error) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing ->
                    missing.getMissing().stream()
                            .map(UsageErrors::missing)
                            .collect(Collectors.joining(", "));
            case OverwrittenOptionException twice ->
                    name(twice.getOverwritten()) + " is given twice";
            default ->
                    error.getArgSpec() != null
                                    && error.getCause()
                                            instanceof TypeConversionException conversion
                            ? name(error.getArgSpec()) + ": " + conversion.getMessage()
                            : String.valueOf(error.getMessage());
        };
    }

    private static String missing(ArgSpec argument) {
        return argument.isOption()
                ? name(argument) + " needs a value"
                : name(argument) + " is missing";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String unmatched(UnmatchedArgumentException error) {
        CommandLine command = error.getCommandLine();
        String first = error.getUnmatched().getFirst();
        String name = "'" + first + "'";
        boolean root = command.getParent() == null;
        if (error.isUnknownOption()) {
            List<String> owners = root ? owners(command, first) : List.of();
            return owners.isEmpty()
                    ? "there is no option " + name + suggestion(error)
                    : name
                            + " goes after its command, as in: stratoscope "
                            + owners.getFirst()
                            + " "
                            + first;
        }
        return root
                ? "there is no command " + name + suggestion(error)
                : name + " is one argument too many";
    }

    private static List<String> owners(CommandLine command, String option) {
        String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
        return command.getSubcommands().entrySet().stream()
                .filter(sub -> sub.getValue().getCommandSpec().findOption(name) != null)
                .map(sub -> sub.getKey())
                .toList();
    }

    // picocli finds some for every word; those that begin otherwise are hardly what was meant.
    private static String suggestion(UnmatchedArgumentException error) {
        String wanted = beginning(error.getUnmatched().getFirst());
        return error.getSuggestions().stream()
                .filter(near -> beginning(near).equals(wanted))
                .findFirst()
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private static String beginning(String word) {
        String letters = word.replaceFirst("^-+", "");
        return letters.isEmpty() ? "" : letters.substring(0, 1);
    }
}
