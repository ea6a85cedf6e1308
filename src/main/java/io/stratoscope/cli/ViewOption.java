package io.stratoscope.cli;

import io.stratoscope.diagram.ViewKind;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code --view} means. */
final class ViewOption {

    private ViewOption() {}

    /**
     * The view with this key.
     *
     * @throws UsageException when there is none
     */
    static ViewKind read(String key) {
        return ViewKind.ofKey(key.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new UsageException(
                                "unknown view "
                                        + Terminal.plain(key)
                                        + "; there are "
                                        + Arrays.stream(ViewKind.values())
                                                .map(ViewKind::key)
                                                .collect(Collectors.joining(", "))));
    }
}
