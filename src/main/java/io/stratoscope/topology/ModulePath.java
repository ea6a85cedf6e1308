package io.stratoscope.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which module of a Terraform configuration: the steps from the root to it, each a call's name with its key, such as {@code
 * subnet["a.b"]}. See <a href="https://developer.hashicorp.com/terraform/cli/state/resource-addressing">resource addressing</a>.
 *
 * @param steps empty for the root module
 */
public record ModulePath(List<String> steps) implements Comparable<ModulePath> {

    /** The module that calls all others. */
    public static final ModulePath ROOT = new ModulePath(List.of());

    private static final String PREFIX = "module.";

    public ModulePath {
        steps = List.copyOf(steps);
    }

    /** Reads {@code module.vpc.module.nat[0]}, or says empty where the text is no module's address. */
    public static Optional<ModulePath> parse(String address) {
        List<String> steps = new ArrayList<>();
        String rest = address;
        while (!rest.isEmpty()) {
            if (!rest.startsWith(PREFIX)) {
                return Optional.empty();
            }
            int end = end(rest);
            if (end <= PREFIX.length()) {
                return Optional.empty();
            }
            steps.add(rest.substring(PREFIX.length(), end));
            rest = rest.substring(Math.min(rest.length(), end + 1));
        }
        return Optional.of(new ModulePath(steps));
    }

    // A key is in quotes and may hold dots, brackets, and quotes after a backslash.
    private static int end(String address) {
        boolean quoted = false;
        for (int i = PREFIX.length(); i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == '.' && !quoted) {
                return i;
            }
        }
        return address.length();
    }

    /** The module that calls it; empty for the root. */
    public Optional<ModulePath> caller() {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModulePath(steps.subList(0, steps.size() - 1)));
    }

    /** The call within its caller, as people know it: {@code module.nat[0]}. */
    public String lastStep() {
        return steps.isEmpty() ? "root module" : PREFIX + steps.getLast();
    }

    /** Terraform's address of it; empty for the root. */
    public String address() {
        return String.join(".", steps.stream().map(PREFIX::concat).toList());
    }

    /** The address of something in it. */
    public String address(String inner) {
        return steps.isEmpty() ? inner : address() + "." + inner;
    }

    @Override
    public int compareTo(ModulePath other) {
        return address().compareTo(other.address());
    }

    /** For people. */
    @Override
    public String toString() {
        return steps.isEmpty() ? "root module" : address();
    }
}
