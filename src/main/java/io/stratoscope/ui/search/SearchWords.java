package io.stratoscope.ui.search;

import io.stratoscope.model.Resource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words of a query: each must occur somewhere in what is known of a resource.
 *
 * @param words in lower case, none of them empty
 */
public record SearchWords(List<String> words) {

    public SearchWords {
        words = List.copyOf(words);
    }

    public static SearchWords of(String query) {
        return new SearchWords(
                Arrays.stream(lower(query).split("\\s+")).filter(word -> !word.isEmpty()).toList());
    }

    /** All that can be searched of a resource, in lower case: name, ARN, id, type and tags, a line each. */
    public static String textOf(Resource resource) {
        StringBuilder text = new StringBuilder(256);
        text.append(resource.name())
                .append('\n')
                .append(resource.arn())
                .append('\n')
                .append(resource.id())
                .append('\n')
                .append(resource.type().name());
        resource.tags()
                .forEach((key, value) -> text.append('\n').append(key).append('=').append(value));
        return lower(text.toString());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * Whether every word occurs; so it does where there is none.
     *
     * @param text in lower case
     */
    public boolean allIn(String text) {
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
