package io.stratoscope.discovery;

import io.stratoscope.model.Arn;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Resources by what a policy's {@code Resource} calls them: an ARN, one of something within a resource ({@code bucket/*}),
 * or one with wildcards (<a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Resource
 * element</a>). A pattern that means everything of a kind means nobody in particular.
 */
final class NamedResources {

    private final NavigableMap<String, Arn> byText = new TreeMap<>();

    private NamedResources() {}

    /**
     * @param otherNames resources by further ARNs that mean them: an API's endpoint means the API
     */
    static NamedResources of(Collection<Arn> resources, Map<Arn, Arn> otherNames) {
        NamedResources named = new NamedResources();
        otherNames.forEach((name, arn) -> named.byText.put(name.toString(), arn));
        resources.forEach(arn -> named.byText.put(arn.toString(), arn));
        return named;
    }

    /** The resources that a pattern means in particular, sorted. */
    List<Arn> meantBy(String pattern) {
        Optional<Arn> whole = Arn.parse(pattern).map(NamedResources::whole);
        String text = whole.map(Arn::toString).orElse("");
        int wildcard = wildcard(text);
        if (wildcard == text.length()) {
            return Optional.ofNullable(byText.get(text)).stream().toList();
        }
        return whole.filter(NamedResources::particular).isPresent()
                ? matching(text, text.substring(0, wildcard))
                : List.of();
    }

    private List<Arn> matching(String pattern, String beginning) {
        Pattern glob = glob(pattern);
        return byText.tailMap(beginning).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(beginning))
                .filter(entry -> glob.matcher(entry.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Of an object its bucket, of an index its table, of a stream its log group. */
    private static Arn whole(Arn arn) {
        int stream = arn.service().equals("logs") ? arn.resource().indexOf(":log-stream:") : -1;
        return CanonicalArn.of(
                stream < 0
                        ? arn
                        : new Arn(
                                arn.partition(),
                                arn.service(),
                                arn.region(),
                                arn.account(),
                                arn.resource().substring(0, stream)));
    }

    private static int wildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
                return i;
            }
        }
        return pattern.length();
    }

    /** Whether it names a service, and more of a resource there than its kind. */
    private static boolean particular(Arn pattern) {
        String resource = pattern.resource();
        String certain = resource.substring(0, wildcard(resource));
        String withoutKind = certain.substring(firstSeparator(certain) + 1);
        return wildcard(pattern.service()) == pattern.service().length() && !withoutKind.isEmpty();
    }

    private static int firstSeparator(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':');
        return slash < 0 || colon < 0 ? Math.max(slash, colon) : Math.min(slash, colon);
    }

    private static Pattern glob(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            expression.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL);
    }
}
