package io.stratoscope.cli;

import io.stratoscope.model.Scope;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that every command takes, before or after its name. */
final class GlobalOptions {

    @Option(
            names = "--simulate",
            scope = ScopeType.INHERIT,
            description = "The simulated account: nothing of it is real, no network is needed.")
    boolean simulate;

    @Option(
            names = "--profile",
            paramLabel = "P",
            scope = ScopeType.INHERIT,
            description = "This profile of the shared AWS config and credentials files.")
    @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "R,…",
            hideParamSyntax = true,
            split = ",",
            scope = ScopeType.INHERIT,
            description =
                    "These regions, for example eu-central-1,us-east-1. Default: that of AWS_REGION or the profile.")
    List<String> regions = new ArrayList<>();

    @Option(
            names = "--endpoint-url",
            paramLabel = "U",
            scope = ScopeType.INHERIT,
            description = "Send every call there instead of to AWS, for example to an emulator.")
    @Nullable URI endpoint;

    @Option(
            names = "--project",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "What carries the tag Project=NAME. Default: the account's only project.")
    @Nullable String project;

    @Option(
            names = "--tag",
            paramLabel = "K=V",
            scope = ScopeType.INHERIT,
            description = "What carries this tag; several: what carries all of them.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--all", scope = ScopeType.INHERIT, description = "Everything in the account.")
    boolean all;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Write the result as JSON, and only that, to standard output.")
    boolean json;

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            scope = ScopeType.INHERIT,
            description =
                    "Where earlier snapshots, journals of stacks and the simulated account are kept."
                            + " Default: your user's data directory.")
    @Nullable Path dataDirectory;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Show the details of errors.")
    boolean verbose;

    AccountOptions account() {
        if (simulate && profile != null) {
            throw new UsageException(
                    "--simulate and --profile exclude each other: give one of them");
        }
        if (simulate && endpoint != null) {
            throw new UsageException(
                    "--simulate and --endpoint-url exclude each other: the simulated account has no wire");
        }
        if (profile != null && profile.isBlank()) {
            throw new UsageException(
                    "--profile needs a name; 'aws configure list-profiles' lists yours");
        }
        List<String> given = regions.stream().map(String::strip).toList();
        if (given.contains("")) {
            throw new UsageException(
                    "--region has an empty name: write it like --region eu-central-1,us-east-1");
        }
        return new AccountOptions(
                simulate,
                Optional.ofNullable(profile),
                given.stream().distinct().toList(),
                Optional.ofNullable(endpoint));
    }

    /** The scope that was asked for, if one was. */
    Optional<Scope> scope() {
        int ways = (project == null ? 0 : 1) + (tags.isEmpty() ? 0 : 1) + (all ? 1 : 0);
        if (ways > 1) {
            throw new UsageException(
                    "--project, --tag and --all exclude each other: give one of them");
        }
        if (all) {
            return Optional.of(new Scope.Everything());
        }
        if (project != null) {
            if (project.isBlank()) {
                throw new UsageException(
                        "--project needs a name; 'stratoscope projects' lists those of the account");
            }
            return Optional.of(Scope.project(project));
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(new Scope.Tagged(tagMap()));
    }

    private Map<String, String> tagMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            if (equals <= 0) {
                throw new UsageException(
                        "--tag '"
                                + Terminal.plain(tag)
                                + "' is not KEY=VALUE, for example --tag Project=immich");
            }
            String before = map.put(tag.substring(0, equals), tag.substring(equals + 1));
            if (before != null) {
                throw new UsageException(
                        "--tag gives "
                                + Terminal.plain(tag.substring(0, equals))
                                + " twice: a resource has one value");
            }
        }
        return map;
    }
}
